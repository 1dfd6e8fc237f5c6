// The API for other programs, the pages for people, and a request to try the API with.

routes v1 "api/v1/" in catalog {
  authentication oauth2
  permission_classes TokenHasScope
  required_scopes products:read
  versioning namespace
  throttle user 1000/day
  pagination cursor 50

  route "products/" viewset Product as products {
    serializer ProductDetail
    serializer ProductSummary for list
    lookup_field sku
    actions list, retrieve, create, partial_update
    required_scopes products:write for create, partial_update, publish
    filterset_fields status, category
    search_fields name, sku
    ordering_fields price, created_at
    action publish POST detail { set status = live }
  }
  route "products/<slug:sku>/tags/" viewset ProductTag under products by product { actions list, retrieve }
  route "categories/" viewset Category { actions list, retrieve }
  route "health/" view health GET { permission_classes AllowAny  throttle none }
  route "stats/" class Stats GET, POST { required_scopes products:write for POST }
  route "graphs/supply/" graph supply
  route "schema/" schema { permission_classes AllowAny }
}

routes pages "" in catalog {
  route "" template "home.html" as home
  route "products/" list Product { paginate_by 20 }
  route "products/new/" create Product { fields sku, name, price, category  set owner = request.user  login_required }
  route "products/<slug:sku>/" detail Product
  route "search/" htmx Product { search_fields name }
  route "colours/" graph colours
  route "supply/" graph supply
  route "old-home/" redirect home
  route "accounts/" include `django.contrib.auth.urls`
}

request live_products GET v1.products.list on local {
  query status = live
  expect status 200
  expect json results[0].sku = "a1"
}
