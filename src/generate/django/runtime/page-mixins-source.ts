/** `config/page_mixins.py`, the same in every project that has it. */
export const pageMixinsSource = `"""What the pages of all apps share."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import ProtectedError, RestrictedError


class ReadableChoices:
    """Offers in a form only rows that the user may read."""

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        for field in form.fields.values():
            queryset = getattr(field, "queryset", None)
            if hasattr(queryset, "readable"):
                field.queryset = queryset.readable(self.request.user)
        return form


class ChecksConstraints:
    """Checks constraints on fields that the form does not have, too."""

    def form_valid(self, form):
        try:
            form.instance.validate_unique()
            form.instance.validate_constraints()
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        return super().form_valid(form)


class ChecksSavedRow:
    """Tests a row after the change too, and takes back what is not allowed."""

    def form_valid(self, form):
        is_new = form.instance._state.adding
        with transaction.atomic():
            response = super().form_valid(form)
            rows = type(self.object)._default_manager
            # Rules that differ have methods of their own.
            allowed = getattr(
                rows, "creatable" if is_new else "updatable", rows.writable
            )
            if not allowed(self.request.user).filter(pk=self.object.pk).exists():
                raise PermissionDenied
            return response


class KeepsProtectedRows:
    """Says so where a row cannot go, since others refer to it."""

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except (ProtectedError, RestrictedError):
            form.add_error(None, "Other rows still refer to this one.")
            return self.form_invalid(form)
`;
