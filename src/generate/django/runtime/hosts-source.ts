/** `config/hosts.py`, the same in every project that has it. */
export const hostsSource = `"""Which host answers which URLs."""

from django.conf import settings


class HostURLs:
    """Gives the hosts of HOST_URLCONFS their own URLs, before those of every host."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        host = request.get_host().partition(":")[0].lower()
        if urlconf := settings.HOST_URLCONFS.get(host):
            request.urlconf = urlconf
        return self.get_response(request)
`;
