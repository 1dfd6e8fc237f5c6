// A dozen real cities with rounded populations, and the two questions to ask about them.

fixture world {
  places.Country de { code: "DE"  name: "Germany"  continent: europe }
  places.Country jp { code: "JP"  name: "Japan"  continent: asia }
  places.Country ke { code: "KE"  name: "Kenya"  continent: africa }
  places.Country pt { code: "PT"  name: "Portugal"  continent: europe }

  places.City berlin { name: "Berlin"  country: de  population: 3660000 }
  places.City hamburg { name: "Hamburg"  country: de  population: 1850000 }
  places.City munich { name: "Munich"  country: de  population: 1490000 }
  places.City bremen { name: "Bremen"  country: de  population: 570000 }
  places.City tokyo { name: "Tokyo"  country: jp  population: 13960000 }
  places.City yokohama { name: "Yokohama"  country: jp  population: 3770000 }
  places.City osaka { name: "Osaka"  country: jp  population: 2750000 }
  places.City nara { name: "Nara"  country: jp  population: 355000 }
  places.City nairobi { name: "Nairobi"  country: ke  population: 4400000 }
  places.City mombasa { name: "Mombasa"  country: ke  population: 1210000 }
  places.City lisbon { name: "Lisbon"  country: pt  population: 545000 }
  places.City porto { name: "Porto"  country: pt  population: 232000 }
}

backend local {
  base_url "http://127.0.0.1:8000/"
  client atlas
  timeout 10s
}

/** population < 1000000 */
request small_cities GET v1.cities.list on local {
  query population < 1000000
  query ordering = "population"
  expect status 200
  expect json count = 4
  expect json results[0].name = "Porto"
}

/** 1000000 <= population <= 4000000 */
request middle_cities GET v1.cities.list on local {
  query population >= 1000000
  query population <= 4000000
  expect status 200
  expect json count = 6
}
