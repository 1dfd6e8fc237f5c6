// The shop: what it is, where it runs, and who may call it.

project shop {
  django "5.2"
  python "3.11"
  title "The Shop"
  time_zone "Europe/Berlin"
  database default sqlite
  database default postgresql env DATABASE_URL in production
  cache default redis env REDIS_URL in production
  sessions cached_db
  tasks celery broker rabbitmq env BROKER_URL
  user_model accounts.User
  cors "https://shop.example.com"
  deploy compose, heroku
}

oauth2 {
  grants client_credentials
  access_token_lifetime 15m
  scope products:read "Read products"
  scope products:write "Change products"
  client reporting scopes products:read
  client editor scopes products:read, products:write
}

backend local {
  base_url "http://127.0.0.1:8000/"
  client reporting
  timeout 10s
}
