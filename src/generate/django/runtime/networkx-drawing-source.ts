/** `config/networkx_drawing.py`, the same in every project that has it. */
export const networkxDrawingSource = String.raw`"""Networks laid out by NetworkX and drawn by matplotlib."""

from io import StringIO

import networkx as nx
from matplotlib import rc_context
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from .network import DrawingError, Network

# Text stays text, and the same network makes the same file.
SVG = {"svg.fonttype": "none", "svg.hashsalt": "network"}
SHAPES = {
    **dict.fromkeys(("box", "rect", "rectangle", "square", "plaintext"), "s"),
    **dict.fromkeys(("diamond", "Mdiamond"), "D"),
    **dict.fromkeys(("triangle", "house"), "^"),
    **dict.fromkeys(("hexagon", "octagon"), "h"),
}


class NetworkXNetwork(Network):
    """A network that NetworkX lays out instead of Graphviz."""

    def networkx(self):
        graph = nx.MultiDiGraph() if self.directed else nx.MultiGraph()
        for id, attrs in self.nodes.items():
            graph.add_node(id, **{**self.attrs["node"], **attrs})
        for source, target, attrs in self.edges:
            graph.add_edge(source, target, **{**self.attrs["edge"], **attrs})
        return graph

    def positions(self, graph):
        """Where the nodes stand, in the manner of the Graphviz engine."""
        if not graph:
            return {}
        match self.engine:
            case "circo":
                return nx.circular_layout(graph)
            case "twopi":
                root = self.attrs["graph"].get("root", next(iter(graph)))
                return nx.shell_layout(graph, self._shells(graph, root))
            case "neato":
                return nx.kamada_kawai_layout(nx.Graph(graph))
            case "dot" if self.directed and nx.is_directed_acyclic_graph(graph):
                for layer, nodes in enumerate(nx.topological_generations(graph)):
                    for node in nodes:
                        graph.nodes[node]["subset"] = layer
                sideways = self.attrs["graph"].get("rankdir") in {"LR", "RL"}
                align = "vertical" if sideways else "horizontal"
                return nx.multipartite_layout(graph, align=align)
        return nx.spring_layout(graph, seed=1)

    @staticmethod
    def _shells(graph, root):
        """The nodes by their distance from the root; the unreachable come last."""
        distances = nx.single_source_shortest_path_length(nx.Graph(graph), root)
        farthest = max(distances.values()) + 1
        shells = {}
        for node in graph:
            shells.setdefault(distances.get(node, farthest), []).append(node)
        return [shells[distance] for distance in sorted(shells)]

    def svg(self):
        graph = self.networkx()
        figure = Figure(figsize=(10, 7), layout="tight")
        FigureCanvasSVG(figure)
        axes = figure.subplots()
        axes.set_axis_off()
        try:
            self.draw_on(axes, graph, self.positions(graph))
            text = StringIO()
            with rc_context(SVG):
                figure.savefig(text, format="svg", metadata={"Date": None})
        except (nx.NetworkXException, ValueError) as error:
            raise DrawingError(f"NetworkX failed: {error}") from error
        svg = text.getvalue()
        return svg[svg.index("<svg") :]

    def draw_on(self, axes, graph, positions):
        """Draw with matplotlib's objects: pyplot's state is not for threads."""
        by_shape = {}
        for node, attrs in graph.nodes.items():
            by_shape.setdefault(SHAPES.get(attrs.get("shape"), "o"), []).append(node)
        for shape, nodes in by_shape.items():
            nx.draw_networkx_nodes(
                graph,
                positions,
                nodes,
                ax=axes,
                node_size=900,
                node_shape=shape,
                node_color=[color_of(graph.nodes[node]) for node in nodes],
                edgecolors="#333333",
            )
        edges = graph.edges(data=True)
        nx.draw_networkx_edges(
            nx.DiGraph(graph) if self.directed else nx.Graph(graph),
            positions,
            ax=axes,
            node_size=900,
            edge_color="#333333",
        )
        # Text in $ signs would be read as mathematics.
        labels = {id: text_of(attrs["label"]) for id, attrs in graph.nodes.items()}
        nx.draw_networkx_labels(graph, positions, labels, font_size=9, ax=axes)
        between = {}
        for source, target, attrs in edges:
            if attrs.get("label"):
                between.setdefault((source, target), []).append(text_of(attrs["label"]))
        nx.draw_networkx_edge_labels(
            nx.Graph(graph),
            positions,
            {ends: ", ".join(texts) for ends, texts in between.items()},
            font_size=8,
            ax=axes,
        )


def color_of(attrs):
    """The colour that Graphviz would fill a node with, if matplotlib knows it."""
    from matplotlib.colors import is_color_like

    color = attrs.get("fillcolor") or attrs.get("color") or "white"
    return color if is_color_like(color) else "white"


def text_of(label):
    return str(label).replace("$", r"\$")
`;
