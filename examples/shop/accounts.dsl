// Who buys and sells here.

app accounts {
  model User extends auth.AbstractUser {
    phone: Char?(30)
  }
}
