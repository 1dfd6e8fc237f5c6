/** `config/graph_pages.py`, the same in every project that has it. */
export const graphPagesSource = `"""Networks as pages."""

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.cache import patch_vary_headers
from django.utils.safestring import mark_safe
from django.views.generic import TemplateView

from .network import DrawingError

FORMATS = {
    "text/html": "html",
    "image/svg+xml": "svg",
    "application/json": "json",
}
# A picture on its own loads nothing and runs nothing.
SVG_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    ),
}


def page_context(network):
    """What the template graph.html shows of a network, and the response's status."""
    title = network.name.replace("_", " ").capitalize()
    try:
        # Safe, since Network quotes the text of labels.
        return {"title": title, "picture": mark_safe(network.page())}, 200
    except DrawingError as error:
        return {"title": title, "error": str(error)}, 503


class GraphPage(TemplateView):
    """A network as the Accept header or \`?format=\` asks: html, svg or json."""

    template_name = "graph.html"
    graph = None

    def get(self, request, *args, **kwargs):
        network = self.graph(request.user)
        response = self.respond(network, self.get_format())
        patch_vary_headers(response, ["Accept"])
        return response

    def get_format(self):
        accepted = self.request.get_preferred_type(list(FORMATS))
        return self.request.GET.get("format") or FORMATS.get(accepted, "html")

    def respond(self, network, format):
        match format:
            case "html":
                context, status = page_context(network)
                return self.render_to_response(
                    self.get_context_data(**context), status=status
                )
            case "svg":
                try:
                    return HttpResponse(
                        network.svg(), "image/svg+xml", headers=SVG_HEADERS
                    )
                except DrawingError as error:
                    return HttpResponse(str(error), "text/plain", status=503)
            case "json":
                return JsonResponse(network.node_link())
        raise Http404(f"A graph has no format {format!r}.")
`;
