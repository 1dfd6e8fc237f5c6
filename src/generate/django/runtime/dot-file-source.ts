/** `config/dot_file.py`, the same in every project that has it. */
export const dotFileSource = String.raw`"""Networks that stand in files of DOT."""

import json

from .network import DrawingError, draw


class DotFile:
    """A network in a file beside the code: what it says is trusted."""

    def __init__(self, name, path, engine="dot"):
        self.name = name
        self.path = path
        self.engine = engine

    def source(self):
        try:
            return self.path.read_text(encoding="utf-8")
        except FileNotFoundError as error:
            raise DrawingError(f"{self.path.name} is missing.") from error

    def svg(self):
        return draw(self.source(), self.engine)

    def page(self):
        return self.svg()

    def node_link(self):
        """Plain data, as NetworkX and D3 read it."""
        data = json.loads(draw(self.source(), self.engine, "dot_json"))
        # Clusters stand among the objects; they have nodes of their own.
        objects = [item for item in data.get("objects", []) if "nodes" not in item]
        names = {item["_gvid"]: item["name"] for item in objects}
        return {
            "directed": data["directed"],
            "multigraph": True,
            "graph": {"name": self.name},
            "nodes": [{"id": item["name"], **attributes(item)} for item in objects],
            "edges": [
                {
                    "source": names[edge["tail"]],
                    "target": names[edge["head"]],
                    "key": edge["_gvid"],
                    **attributes(edge),
                }
                for edge in data.get("edges", [])
            ],
        }


def attributes(item):
    named = {"\\N": item.get("name")}  # Graphviz's own label of a node
    return {
        name: named.get(value, value)
        for name, value in item.items()
        if name not in {"_gvid", "name", "tail", "head"}
    }
`;
