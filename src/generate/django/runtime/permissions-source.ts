/** `config/permissions.py`, the same in every project that has it. */
export const permissionsSource = `"""Who may change which rows."""

from types import MappingProxyType

from django.db import transaction
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import SAFE_METHODS, BasePermission


def client_of(request):
    """The OAuth client of a request, or None."""
    return getattr(getattr(request, "auth", None), "application", None)


def user_of(request):
    """The user of a request, or None: a client's own token has no user."""
    user = request.user
    return user if user and user.is_authenticated else None


def required_user(request):
    user = user_of(request)
    if user is None:
        raise PermissionDenied("Only a user may do this.")
    return user


def required_client(request):
    client = client_of(request)
    if client is None:
        raise PermissionDenied("Only an OAuth client may do this.")
    return client


def may_change(request, row, method):
    """Whether the rules allow it: the row is creatable, updatable or deletable."""
    rows = type(row)._default_manager
    # Rules that differ have methods of their own.
    allowed = getattr(rows, method, None) or getattr(rows, "writable", None)
    if allowed is None:
        return True
    return allowed(request.user, client_of(request)).filter(pk=row.pk).exists()


class MayWrite(BasePermission):
    """Changes only to rows that the model's QuerySet says may be changed."""

    methods = MappingProxyType({"create": "creatable", "destroy": "deletable"})

    def has_object_permission(self, request, view, obj):
        if request.method in SAFE_METHODS:
            return True
        name = self.methods.get(getattr(view, "action", None), "updatable")
        return may_change(request, obj, name)


class ChecksSavedRow:
    """Tests rows after the change too, and takes back what is not allowed."""

    def perform_create(self, serializer):
        with transaction.atomic():
            super().perform_create(serializer)
            self.check_object_permissions(self.request, serializer.instance)

    def perform_update(self, serializer):
        with transaction.atomic():
            super().perform_update(serializer)
            self.check_object_permissions(self.request, serializer.instance)
`;
