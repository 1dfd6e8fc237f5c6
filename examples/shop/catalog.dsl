// What is on sale, with a few rows to try it out.

app catalog {
  enum Status { draft "Draft"  live "On sale"  gone "Discontinued" }
  enum Priority: int { low = 1  high = 10 "Very high" }

  abstract model Timestamped {
    created_at: DateTime(auto_now_add)
    updated_at: DateTime(auto_now)
  }

  model Category {
    name: Char(100, unique)
    parent: Category?(on_delete=SET_NULL, related_name=children)
    ordering name
    str "{name}"
  }

  /** A thing on sale. */
  model Product extends Timestamped {
    sku: Slug(50, unique)
    name: Char(200, help_text="Shown in lists")
    price: Decimal(10, 2) = 0
    status: Status = draft
    category: Category(on_delete=PROTECT, related_name=products)
    tags: Tag[](through=ProductTag)
    owner: accounts.User(on_delete=CASCADE)
    manual: File?(upload_to="manuals/%Y/")

    ordering -created_at, name
    unique category, name where status = live as one_live_name
    index status, -created_at
    check price >= 0 as price_not_negative
    permissions { publish "Can publish products" }
    str "{name} ({sku})"

    queryset live = filter(status = live)
    queryset cheaper_than(limit) = filter(price < limit).order_by(-price)
    on post_save -> `catalog.handlers.reindex`
    allow read where status = live or owner = request.user or request.client = editor
    allow write where owner = request.user or request.client = editor
    admin { list_display sku, name, price  list_filter status  search_fields name }
  }

  model Tag { label: Char(40, unique)  str "{label}" }
  model ProductTag {
    product: Product
    tag: Tag
    weight: PositiveSmallInteger = 1
    unique product, tag as tag_once
  }
  proxy model Draft of Product { manager drafts where status = draft }

  task reindex_all() every "0 3 * * *" queue slow
  command import_products(path: str, dry_run: flag = false) "Load products from a CSV file"

  serializer CategorySummary of Category { fields id, name }
  serializer TagSummary of Tag { fields id, label }
  serializer ProductSummary of Product { fields id, sku, name, category.name }
  serializer ProductDetail of Product {
    fields *
    read_only_fields created_at, updated_at
    category: CategorySummary(write_by=id)
    tags: TagSummary[](writable)
  }
}

fixture demo {
  accounts.User ann { username: "ann"  password: "!" }
  catalog.Category books { name: "Books" }
  catalog.Product a1 { sku: "a1"  name: "Atlas"  price: 30  status: live  category: books  owner: ann }
}
