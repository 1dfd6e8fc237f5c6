/** A project to start from: small, without findings, and with one of everything that the walkthrough shows. */
export const starterProject = (name: string): string => `project ${name} {
  django "5.2"
  database default sqlite
}

oauth2 {
  grants client_credentials
  scope products:read "Read products"
  client reporting scopes products:read
}

app catalog {
  model Category {
    name: Char(100, unique)
    ordering name
    str "{name}"
  }

  /** A thing on sale. */
  model Product {
    sku: Slug(50, unique)
    name: Char(200)
    price: Decimal(10, 2) = 0
    category: Category(on_delete=PROTECT, related_name=products)
    ordering name
    str "{name}"
  }
}

routes v1 "api/v1/" in catalog {
  authentication oauth2
  permission_classes TokenHasScope
  required_scopes products:read

  route "products/" viewset Product as products { actions list, retrieve }
}

graph supply directed {
  rankdir LR
  nodes catalog.Category { label name }
  nodes catalog.Product { label sku }
  edges catalog.Product.category
}

fixture demo {
  catalog.Category books { name: "Books" }
  catalog.Product atlas { sku: "a1"  name: "Atlas"  price: 30  category: books }
}

backend local {
  base_url "http://127.0.0.1:8000/"
  client reporting
}

request products GET v1.products.list on local {
  expect status 200
}
`;
