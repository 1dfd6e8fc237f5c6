// Cities and their countries: an API that filters by ranges of population, and a graph of cities by country.

project cities {
  django "5.2"
  python "3.11"
  title "Cities"
  time_zone "UTC"
  database default sqlite
  database default postgresql env DATABASE_URL in production
  deploy compose
}

oauth2 {
  grants client_credentials
  access_token_lifetime 1h
  scope places:read "Read cities and countries"
  client atlas scopes places:read
}

app places {
  enum Continent { africa  asia  europe  north_america "North America"  oceania  south_america "South America" }

  model Country {
    code: Char(2, unique, help_text="ISO 3166-1 alpha-2")
    name: Char(80, unique)
    continent: Continent
    ordering name
    verbose_name_plural "countries"
    str "{name}"
  }

  /** A city; its population is that of the city proper, not of its agglomeration. */
  model City {
    name: Char(80)
    country: Country(on_delete=PROTECT, related_name=cities)
    population: PositiveInteger(db_index)
    ordering -population, name
    unique country, name as one_city_of_a_name_in_a_country
    check population > 0 as somebody_lives_there
    verbose_name_plural "cities"
    str "{name}, {country}"

    queryset small = filter(population < 1000000)
    queryset between_sizes(low, high) = filter(population between low and high)
    admin { list_display name, country, population  list_filter country  search_fields name }
  }

  serializer CountrySummary of Country { fields code, name }
  serializer CitySummary of City { fields id, name, population, country.code }
}

routes v1 "api/v1/" in places {
  authentication oauth2
  permission_classes TokenHasScope
  required_scopes places:read
  pagination page_number 50

  /** `?population__lt=1000000`, or `?population__gte=1000000&population__lte=4000000`. */
  route "cities/" viewset City as cities {
    serializer CitySummary
    actions list, retrieve
    filterset_fields country, population(lt, lte, gt, gte)
    search_fields name
    ordering_fields population, name
  }
  route "countries/" viewset Country as countries {
    serializer CountrySummary
    actions list, retrieve
    filterset_fields continent
  }
  route "graphs/by-country/" graph by_country
}

routes pages "" in places {
  route "" graph by_country as home
  route "cities/" list City { paginate_by 20 }
  route "cities/<int:pk>/" detail City
}

/** Every city beside its country. */
graph by_country directed {
  engine dot
  rankdir LR
  node [style="rounded,filled"]
  nodes places.Country {
    label name
    shape box
    fillcolor by continent { europe: "lightblue"  asia: "khaki"  africa: "palegreen" }
  }
  nodes places.City {
    label name
    shape ellipse
    fillcolor "white"
  }
  edges places.City.country
  limit 500
}
