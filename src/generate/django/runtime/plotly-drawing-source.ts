/** `config/plotly_drawing.py`, the same in every project that has it. */
export const plotlyDrawingSource = `"""Networks on pages as Plotly's figures, which one can zoom."""

from html import escape

import plotly.graph_objects as go

from .networkx_drawing import NetworkXNetwork, color_of


class PlotlyNetwork(NetworkXNetwork):
    """A network that a page shows by Plotly; as SVG it is drawn by NetworkX."""

    def figure(self):
        graph = self.networkx()
        positions = self.positions(graph)
        lines = {"x": [], "y": []}
        for source, target in graph.edges():
            for index, axis in enumerate(lines):
                lines[axis] += [
                    positions[source][index],
                    positions[target][index],
                    None,
                ]
        edges = go.Scatter(**lines, mode="lines", hoverinfo="skip")
        nodes = go.Scatter(
            x=[positions[id][0] for id in graph],
            y=[positions[id][1] for id in graph],
            text=[plain(attrs["label"]) for _, attrs in graph.nodes.items()],
            mode="markers+text",
            textposition="top center",
            hoverinfo="text",
            marker={
                "size": 18,
                "color": [color_of(attrs) for _, attrs in graph.nodes.items()],
                "line": {"color": "#333333", "width": 1},
            },
        )
        middles = go.Scatter(
            x=[(positions[s][0] + positions[t][0]) / 2 for s, t, _ in self.edges],
            y=[(positions[s][1] + positions[t][1]) / 2 for s, t, _ in self.edges],
            text=[plain(attrs.get("label", "")) for _, _, attrs in self.edges],
            mode="text",
            hoverinfo="skip",
        )
        axis = {"visible": False}
        layout = {"showlegend": False, "xaxis": axis, "yaxis": axis}
        return go.Figure([edges, middles, nodes], layout)

    def page(self):
        return self.figure().to_html(full_html=False, include_plotlyjs=True)


def plain(label):
    """Text that shows as it is, though Plotly knows some HTML."""
    return escape(str(label))
`;
