const tick = '`';

/** `config/network.py`, the same in every project that has it. */
export const networkSource = String.raw`"""Networks: nodes and edges, as node-link data or drawn by Graphviz."""

import re
import subprocess

import graphviz

# Seconds that one drawing may take: a worker waits for it.
TIMEOUT = 20

TEXTS = {"label", "xlabel", "headlabel", "taillabel"}
TEXTS |= {"tooltip", "labeltooltip", "headtooltip", "tailtooltip", "edgetooltip"}
# These lead out of the picture, or name files of the server.
LINK = re.compile(r"(edge|head|tail|label)?(URL|href)")
SAFE_LINK = re.compile(r"(https?://|/(?!/)|[?#]|\.{0,2}/|[\w-]+(/|$))")
IGNORED = {"fontpath", "id", "image", "imagepath", "layout", "shapefile", "stylesheet"}

FONT = {"fontname": "Helvetica"}


class Html(str):
    """A label in Graphviz's HTML-like markup: never what a visitor wrote."""


class Record(str):
    """A record's label, whose bars and braces divide it into fields."""


class DrawingError(Exception):
    """The network could not be drawn."""


class Network:
    """A graph of named nodes. It has no edges to nodes that are not in it."""

    def __init__(self, name, *, directed=False, engine="dot", limit=2000, **defaults):
        """${tick}defaults${tick} are the attributes of the ${tick}graph${tick}, each ${tick}node${tick} and each ${tick}edge${tick}."""
        self.name = name
        self.directed = directed
        self.engine = engine
        self.limit = limit
        self.attrs = {"graph": {}, "node": {}, "edge": {}, **defaults}
        self.clusters = {}
        self.nodes = {}
        self.edges = []

    def rows(self, queryset):
        """The first rows of the queryset, as many as there is room for."""
        room = max(self.limit - len(self.nodes), 0)
        return list((queryset if queryset.ordered else queryset.order_by("pk"))[:room])

    def cluster(self, id, label=None, *, parent=None, **attrs):
        """Add a box for nodes. It is drawn when there is a node in it."""
        label = id if label is None else label
        self.clusters[id] = {"label": label, "parent": parent, **attrs}

    def node(self, id, label=None, **attrs):
        """Add a node; attributes that are None are left out."""
        label = id if label is None else label
        self.nodes[id] = {"label": label, **given(attrs)}

    def edge(self, source, target, label=None, **attrs):
        """Add an edge, unless one of its ends is not drawn."""
        if source in self.nodes and target in self.nodes:
            self.edges.append((source, target, given({"label": label, **attrs})))

    def node_link(self):
        """Plain data, as NetworkX and D3 read it."""
        return {
            "directed": self.directed,
            "multigraph": True,
            "graph": {"name": self.name, **self.attrs["graph"]},
            "nodes": [{"id": id, **attrs} for id, attrs in self.nodes.items()],
            "edges": [
                {"source": source, "target": target, "key": key, **attrs}
                for key, (source, target, attrs) in enumerate(self.edges)
            ],
        }

    def svg(self):
        return draw(self.dot().source, self.engine)

    def page(self):
        """What a page shows of the network, as HTML."""
        return self.svg()

    def dot(self):
        """The network for Graphviz. Text is never a name in it, but n0, n1, …"""
        graph_class = graphviz.Digraph if self.directed else graphviz.Graph
        names = {id: f"n{index}" for index, id in enumerate(self.nodes)}
        boxes = {id: f"cluster_{index}" for index, id in enumerate(self.clusters)}
        attrs = {"bgcolor": "transparent", **self.attrs["graph"]}
        if attrs.get("root") in names:
            attrs["root"] = names[attrs["root"]]
        graph = graph_class(
            self.name,
            graph_attr={**FONT, **quoted(attrs), "id": self.name},
            node_attr={**FONT, **quoted(self.attrs["node"])},
            edge_attr={**FONT, **quoted(self.attrs["edge"])},
        )
        self._add_nodes(graph, None, names, boxes, set())
        for source, target, attrs in self.edges:
            ends = [names[source], names[target]]
            for index, end in enumerate(("tail", "head")):
                if port := attrs.get(f"{end}_port"):
                    ends[index] += f":{port}"
            attrs = {key: value for key, value in attrs.items() if key[5:] != "port"}
            for end in {"lhead", "ltail"} & attrs.keys():
                box = attrs[end]
                attrs[end] = boxes.get(box, boxes.get(re.sub("^cluster_?", "", box)))
            graph.edge(*ends, **quoted(attrs))
        return graph

    def _add_nodes(self, graph, box, names, boxes, drawn):
        """Add the nodes in a box. Boxes stand where the first of their nodes does."""
        for id, attrs in self.nodes.items():
            path = self._boxes_around(attrs.get("cluster"))
            if attrs.get("cluster") == box:
                shape = attrs.get("shape", self.attrs["node"].get("shape"))
                graph.node(
                    names[id],
                    **quoted({**attrs, "cluster": None}, shape),
                    id=f"{self.name}-{names[id]}",
                )
            elif box is None or box in path:
                inner = path[path.index(box) + 1] if box else path[0]
                if inner not in drawn:
                    drawn.add(inner)
                    with graph.subgraph(name=boxes[inner]) as subgraph:
                        attrs = {**self.clusters[inner], "parent": None}
                        subgraph.attr(**quoted(attrs), id=f"{self.name}-{boxes[inner]}")
                        self._add_nodes(subgraph, inner, names, boxes, drawn)

    def _boxes_around(self, box):
        """The boxes that a node lies in, the outermost first."""
        path = []
        while box is not None:
            path.insert(0, box)
            box = self.clusters[box]["parent"]
        return path


def given(attrs):
    return {name: value for name, value in attrs.items() if value is not None}


def quoted(attrs, shape=None):
    """Attributes as the graphviz package takes them: text stays text, links lead
    to pages only, and nothing reads the server's files."""
    result = {}
    for name, value in attrs.items():
        if value is None or name in IGNORED:
            continue
        if name in TEXTS:
            result[name] = quoted_text(value, shape if name == "label" else None)
        elif not LINK.fullmatch(name) or SAFE_LINK.match(str(value)):
            result[name] = graphviz.nohtml(re.sub(r'\\+$|\\+(?=")', "", str(value)))
    return result


def quoted_text(value, shape=None):
    if isinstance(value, Html):
        return f"<{value}>"
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", str(value))
    if isinstance(value, Record):
        return graphviz.nohtml(text)
    text = text.replace("&", "&amp;")
    if shape in {"record", "Mrecord"}:
        return graphviz.nohtml(re.sub(r"([\\{}|<> ])", r"\\\1", text))
    return graphviz.escape(text)


def draw(source, engine, format="svg"):
    """What Graphviz, which must be installed, makes of DOT; SVG for a page of HTML."""
    command = ["dot", f"-K{engine}", f"-T{format}"]
    try:
        done = subprocess.run(
            command,
            input=source,
            capture_output=True,
            check=True,
            encoding="utf-8",
            timeout=TIMEOUT,
        )
    except FileNotFoundError as error:
        raise DrawingError("Graphviz is not installed on the server.") from error
    except subprocess.TimeoutExpired as error:
        raise DrawingError("Graphviz took too long.") from error
    except subprocess.CalledProcessError as error:
        raise DrawingError(f"Graphviz failed: {error.stderr}") from error
    if format != "svg":
        return done.stdout
    svg = done.stdout[done.stdout.index("<svg") :]
    return re.sub("<title>.*?</title>\n?", "", svg, flags=re.DOTALL)  # n0, n1, …
`;
