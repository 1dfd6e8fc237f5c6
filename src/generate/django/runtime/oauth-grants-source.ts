/** `config/oauth_grants.py`, the same in every project that allows more than client credentials. */
export const grantValidatorSource = `"""Which of OAuth's grants clients may use."""

from oauth2_provider.oauth2_validators import OAuth2Validator
from oauth2_provider.settings import oauth2_settings


class GrantValidator(OAuth2Validator):
    """Refuses every grant that OAUTH2_PROVIDER does not list."""

    def validate_grant_type(self, client_id, grant_type, client, request):
        if grant_type not in oauth2_settings.OAUTH2_GRANT_TYPES_SUPPORTED:
            return False
        return super().validate_grant_type(client_id, grant_type, client, request)

    def validate_response_type(self, client_id, response_type, client, request):
        if response_type not in oauth2_settings.OAUTH2_RESPONSE_TYPES_SUPPORTED:
            return False
        return super().validate_response_type(client_id, response_type, client, request)
`;
