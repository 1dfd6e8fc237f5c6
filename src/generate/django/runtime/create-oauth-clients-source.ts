/** `create_oauth_clients`, the same in every project that has clients, but for what they are called to people. */
export const createOAuthClientsSource = (titled: boolean): string => `import os
import secrets

from django.conf import settings
from django.core.management.base import BaseCommand
from oauth2_provider.models import get_application_model


class Command(BaseCommand):
    help = (
        "Create the OAuth clients of OAUTH2_CLIENTS that do not exist yet. The secret of "
        "a client is taken from OAUTH2_<NAME>_SECRET, or made up and printed once."
    )

    def handle(self, **options):
        for client_id in settings.OAUTH2_CLIENTS:
            self.create_or_update(client_id)

    def create_or_update(self, client_id):
        Application = get_application_model()
        variable = f"OAUTH2_{client_id.upper()}_SECRET"
        given = os.environ.get(variable)
        application = Application.objects.filter(client_id=client_id).first()
        if application is not None:
            if given:
                application.client_secret = given
                application.save()
                self.stdout.write(f"{client_id}: has what {variable} holds")
            else:
                self.stdout.write(f"{client_id}: exists")
            return
        secret = given or secrets.token_urlsafe(32)
        Application.objects.create(
            name=${titled ? 'settings.OAUTH2_CLIENT_TITLES.get(client_id, client_id)' : 'client_id'},
            client_id=client_id,
            client_secret=secret,
            client_type=Application.CLIENT_CONFIDENTIAL,
            authorization_grant_type=Application.GRANT_CLIENT_CREDENTIALS,
        )
        self.stdout.write(self.style.SUCCESS(f"{client_id}: created"))
        if not given:
            self.stdout.write(f"{client_id}: secret {secret} (shown only once)")
`;
