/**
 * Django's own models, and those of the packages that generated projects use, as they stand in Django 5.2: written in the
 * language itself, so that go to definition leads to something readable.
 */
export const djangoModels = `
/** Django's users, groups and permissions: ''django.contrib.auth''. */
external app auth "django.contrib.auth" {
  /** What a model of users must have: a password and the time of the last login. */
  abstract model AbstractBaseUser {
    password: Char(128)
    last_login: DateTime?
  }

  /** Groups and permissions for a model of users. */
  abstract model PermissionsMixin {
    /** Has every permission without being given it. */
    is_superuser: Boolean = false
    groups: Group[](blank, related_name=user_set, related_query_name=user)
    user_permissions: Permission[](blank, related_name=user_set, related_query_name=user)
  }

  /** A full user with a name and an e-mail address, to be extended. */
  abstract model AbstractUser extends AbstractBaseUser, PermissionsMixin {
    username: Char(150, unique)
    first_name: Char(150, blank)
    last_name: Char(150, blank)
    email: Email(blank)
    /** May enter the admin. */
    is_staff: Boolean = false
    /** Switched off instead of deleted. */
    is_active: Boolean = true
    date_joined: DateTime = now
    manager objects = ''django.contrib.auth.models.UserManager''
  }

  /** Django's own user, where the project has none. */
  model User extends AbstractUser {
    swappable "AUTH_USER_MODEL"
  }

  /** Permissions that are given together. */
  model Group {
    name: Char(150, unique)
    permissions: Permission[](blank)
  }

  /** What somebody may do with a model. */
  model Permission {
    name: Char(255)
    content_type: contenttypes.ContentType(on_delete=CASCADE)
    codename: Char(100)
    unique content_type, codename
    ordering content_type.app_label, content_type.model, codename
  }
}

/** One row for each model: ''django.contrib.contenttypes''. */
external app contenttypes "django.contrib.contenttypes" {
  model ContentType {
    app_label: Char(100)
    model: Char(100)
    unique app_label, model
    db_table "django_content_type"
  }
}

/** ''django.contrib.sessions''. */
external app sessions "django.contrib.sessions" {
  abstract model AbstractBaseSession {
    session_key: Char(40, primary_key)
    session_data: Text
    expire_date: DateTime(db_index)
  }
  model Session extends AbstractBaseSession {
    db_table "django_session"
  }
}

/** ''django.contrib.sites''. */
external app sites "django.contrib.sites" {
  model Site {
    domain: Char(100, unique)
    name: Char(50)
    ordering domain
    db_table "django_site"
  }
}

/** What the admin wrote down: ''django.contrib.admin''. */
external app admin "django.contrib.admin" {
  model LogEntry {
    action_time: DateTime(editable=false) = now
    user: auth.User(on_delete=CASCADE)
    content_type: contenttypes.ContentType?(on_delete=SET_NULL)
    object_id: Text?(null)
    object_repr: Char(200)
    action_flag: PositiveSmallInteger
    change_message: Text(blank)
    ordering -action_time
    db_table "django_admin_log"
  }
}

/** ''django.contrib.flatpages''. */
external app flatpages "django.contrib.flatpages" {
  model FlatPage {
    url: Char(100, db_index)
    title: Char(200)
    content: Text(blank)
    enable_comments: Boolean = false
    template_name: Char(70, blank)
    registration_required: Boolean = false
    sites: sites.Site[]
    ordering url
    db_table "django_flatpage"
  }
}

/** ''django.contrib.redirects''. */
external app redirects "django.contrib.redirects" {
  model Redirect {
    site: sites.Site(on_delete=CASCADE)
    old_path: Char(200, db_index)
    new_path: Char(200, blank)
    unique site, old_path
    ordering old_path
    db_table "django_redirect"
  }
}

/** DRF's tokens: ''rest_framework.authtoken''. */
external app authtoken "rest_framework.authtoken" {
  model Token {
    key: Char(40, primary_key)
    user: one auth.User(on_delete=CASCADE, related_name=auth_token)
    created: DateTime(auto_now_add)
  }
  proxy model TokenProxy of Token {}
}

/** The OAuth toolkit: ''oauth2_provider''. */
external app oauth2_provider "oauth2_provider" {
  abstract model AbstractApplication {
    id: BigAuto(primary_key)
    client_id: Char(255, unique, db_index)
    user: auth.User?(on_delete=CASCADE, related_name="%(app_label)s_%(class)s")
    redirect_uris: Text(blank)
    post_logout_redirect_uris: Text(blank)
    client_type: Char(32)
    authorization_grant_type: Char(44)
    client_secret: Char(255, blank, db_index)
    hash_client_secret: Boolean = true
    name: Char(255, blank)
    skip_authorization: Boolean = false
    created: DateTime(auto_now_add)
    updated: DateTime(auto_now)
    algorithm: Char(5, blank)
    allowed_origins: Text(blank)
    /** ''manual'', or ''dcr'' and ''cimd'' for a client that registered itself. */
    registration_source: Char(32) = "manual"
    cimd_expires_at: DateTime?
  }

  /** An OAuth client. */
  model Application extends AbstractApplication {
    swappable "OAUTH2_PROVIDER_APPLICATION_MODEL"
  }

  abstract model AbstractAccessToken {
    id: BigAuto(primary_key)
    user: auth.User?(on_delete=CASCADE, related_name="%(app_label)s_%(class)s")
    source_refresh_token: one RefreshToken?(on_delete=SET_NULL, related_name=refreshed_access_token)
    token: Text
    token_checksum: Char(64, unique, db_index)
    id_token: one IDToken?(on_delete=CASCADE, related_name=access_token)
    application: Application?(on_delete=CASCADE)
    expires: DateTime
    scope: Text(blank)
    resource: JSON(blank) = list
    created: DateTime(auto_now_add)
    updated: DateTime(auto_now)
  }
  model AccessToken extends AbstractAccessToken {
    swappable "OAUTH2_PROVIDER_ACCESS_TOKEN_MODEL"
  }

  abstract model AbstractRefreshToken {
    id: BigAuto(primary_key)
    user: auth.User(on_delete=CASCADE, related_name="%(app_label)s_%(class)s")
    token: Text
    token_checksum: Char(64)
    application: Application(on_delete=CASCADE)
    access_token: one AccessToken?(on_delete=SET_NULL, related_name=refresh_token)
    token_family: UUID?(editable=false)
    resource: JSON(blank) = list
    created: DateTime(auto_now_add)
    updated: DateTime(auto_now)
    revoked: DateTime(null)
    unique token_checksum, revoked
  }
  model RefreshToken extends AbstractRefreshToken {
    swappable "OAUTH2_PROVIDER_REFRESH_TOKEN_MODEL"
  }

  abstract model AbstractGrant {
    id: BigAuto(primary_key)
    user: auth.User(on_delete=CASCADE, related_name="%(app_label)s_%(class)s")
    code: Char(255, unique)
    application: Application(on_delete=CASCADE)
    expires: DateTime
    redirect_uri: Text
    scope: Text(blank)
    created: DateTime(auto_now_add)
    updated: DateTime(auto_now)
    code_challenge: Char(128, blank) = ""
    /** ''plain'' or ''S256''. */
    code_challenge_method: Char(10, blank) = ""
    nonce: Char(255, blank) = ""
    claims: Text(blank)
    resource: JSON(blank) = list
  }

  /** An authorization code, until it is exchanged for a token. */
  model Grant extends AbstractGrant {
    swappable "OAUTH2_PROVIDER_GRANT_MODEL"
  }

  abstract model AbstractIDToken {
    id: BigAuto(primary_key)
    user: auth.User?(on_delete=CASCADE, related_name="%(app_label)s_%(class)s")
    jti: UUID(unique, editable=false) = uuid4
    application: Application?(on_delete=CASCADE)
    expires: DateTime
    scope: Text(blank)
    created: DateTime(auto_now_add)
    updated: DateTime(auto_now)
  }

  /** What OpenID Connect says about a user. */
  model IDToken extends AbstractIDToken {
    swappable "OAUTH2_PROVIDER_ID_TOKEN_MODEL"
  }

  abstract model AbstractDeviceGrant {
    id: BigAuto(primary_key)
    user: auth.User?(on_delete=CASCADE, related_name="%(app_label)s_%(class)s")
    device_code: Char(100)
    user_code: Char(100)
    scope: Text(blank)
    interval: Integer = 5
    expires: DateTime
    /** ''authorized'', ''authorization-pending'', ''expired'' or ''denied''. */
    status: Char(64, blank) = "authorization-pending"
    client_id: Char(100, db_index)
    last_checked: DateTime(auto_now)
    unique device_code
  }

  /** A device without a browser, which waits for a user to let it in. */
  model DeviceGrant extends AbstractDeviceGrant {
    swappable "OAUTH2_PROVIDER_DEVICE_GRANT_MODEL"
  }
}
`.replaceAll("''", '`');
