/** `config/igraph_drawing.py`, the same in every project that has it. */
export const igraphDrawingSource = `"""Networks laid out by igraph and drawn by matplotlib."""

import igraph

from .networkx_drawing import NetworkXNetwork

LAYOUTS = {"circo": "circle", "neato": "kk", "fdp": "fr", "sfdp": "drl"}


class IgraphNetwork(NetworkXNetwork):
    """A network that igraph lays out instead of Graphviz."""

    def positions(self, graph):
        """Where the nodes stand, in the manner of the Graphviz engine."""
        if not graph:
            return {}
        places = {id: index for index, id in enumerate(graph)}
        edges = [(places[source], places[target]) for source, target in graph.edges()]
        igraph_graph = igraph.Graph(len(places), edges, directed=self.directed)
        match self.engine:
            case "dot":
                layout = igraph_graph.layout_sugiyama()
            case "twopi":
                root = places.get(self.attrs["graph"].get("root"), 0)
                layout = igraph_graph.layout_reingold_tilford_circular(root=[root])
            case engine:
                layout = igraph_graph.layout(LAYOUTS.get(engine, "fr"))
        # igraph counts y downwards, matplotlib upwards.
        return {id: (x, -y) for id, (x, y) in zip(places, layout.coords, strict=False)}
`;
