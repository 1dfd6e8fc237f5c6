// A graph on its own: a file needs no project around it.

/** Which colours a palette starts from. */
graph colours {
  engine twopi
  node [style=filled, fontcolor=white]

  node root "palette" [shape=rectangle, width=1.5, fillcolor="#37474f"]
  node red [fillcolor="#c62828"]
  node green [fillcolor="#2e7d32"]
  node blue [fillcolor="#1565c0"]

  root -- red "to_red"
  root -- green "to_green"
  root -- blue "to_blue"
}
