/** `config/throttles.py`, the same in every project that has it. */
export const throttlesSource = `"""How often a caller may call."""

from rest_framework.throttling import UserRateThrottle


class ClientRateThrottle(UserRateThrottle):
    """Counts by OAuth client, else by user, else by address."""

    def get_cache_key(self, request, view):
        application_id = getattr(request.auth, "application_id", None)
        if application_id is None:
            return super().get_cache_key(request, view)
        ident = f"client-{application_id}"
        return self.cache_format % {"scope": self.scope, "ident": ident}
`;

/** Behind it, where something counts those that nobody knows. */
export const anonymousThrottleSource = `

class AnonymousRateThrottle(AnonRateThrottle):
    """Counts by address who is neither a user nor an OAuth client."""

    def get_cache_key(self, request, view):
        if getattr(request.auth, "application_id", None) is not None:
            return None
        return super().get_cache_key(request, view)
`;
