// Two pictures: one drawn by hand, one of the data.

graph colours {
  engine twopi
  node root [shape=rectangle, width=1.5]
  node red
  node blue
  root -- red "to_red"
  root -- blue "to_blue"
}

graph supply directed {
  engine dot
  rankdir LR
  node [shape=box, style="rounded,filled"]
  nodes catalog.Category { label name }
  nodes catalog.Product where status != gone {
    label sku
    fillcolor by status { draft: "gray80"  live: "palegreen" }
  }
  edges catalog.Product.category "in"
  edges catalog.Category.parent { style dashed }
  limit 2000
  render graphviz
}
