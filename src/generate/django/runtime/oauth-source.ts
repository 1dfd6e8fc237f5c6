/** `config/oauth.py`, the same in every project that has it. */
export const oauthSource = `"""What OAuth clients may ask for."""

from django.conf import settings
from oauth2_provider.scopes import SettingsScopes


class ClientScopes(SettingsScopes):
    """Gives each client only the scopes that OAUTH2_CLIENTS lists for it."""

    def get_available_scopes(self, application=None, request=None, *args, **kwargs):
        client_id = getattr(application, "client_id", None)
        return settings.OAUTH2_CLIENTS.get(client_id, [])

    get_default_scopes = get_available_scopes
`;
