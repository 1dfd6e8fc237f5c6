/** `config/graph_api.py`, the same in every project that has it. */
export const graphApiSource = `"""Networks in APIs."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import APIException
from rest_framework.renderers import BaseRenderer, JSONRenderer, TemplateHTMLRenderer
from rest_framework.response import Response
from rest_framework.views import APIView

from .graph_pages import SVG_HEADERS, page_context
from .network import DrawingError
from .permissions import client_of


class NotDrawn(APIException):
    status_code = 503
    default_code = "not_drawn"


class SVGRenderer(BaseRenderer):
    media_type = "image/svg+xml"
    format = "svg"

    def render(self, data, accepted_media_type=None, renderer_context=None):
        return data if isinstance(data, str) else str(data.get("detail", ""))


class GraphAPIView(APIView):
    """A network as the Accept header or \`?format=\` asks: json, svg or html."""

    renderer_classes = (JSONRenderer, SVGRenderer, TemplateHTMLRenderer)
    template_name = "graph.html"
    graph = None

    @extend_schema(
        responses={
            (200, "application/json"): OpenApiTypes.OBJECT,
            (200, "image/svg+xml"): OpenApiTypes.STR,
            (200, "text/html"): OpenApiTypes.STR,
        }
    )
    def get(self, request, **kwargs):
        network = self.graph(request.user, client_of(request))
        match request.accepted_renderer.format:
            case "svg":
                try:
                    return Response(network.svg(), headers=SVG_HEADERS)
                except DrawingError as error:
                    raise NotDrawn(str(error)) from error
            case "html":
                context, status = page_context(network)
                return Response(context, status)
        return Response(network.node_link())
`;
