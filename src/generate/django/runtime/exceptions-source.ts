/** `config/exceptions.py`, the same in every project that has it. */
export const exceptionsSource = `"""Answers of the API that Django REST framework has no exception for."""

from django.db.models import ProtectedError, RestrictedError
from rest_framework.exceptions import APIException


class NotWritten(APIException):
    """Here a person still has to say what shall happen."""

    status_code = 501
    default_detail = "This is still to be written."
    default_code = "not_implemented"


class Conflict(APIException):
    status_code = 409
    default_detail = "Other rows still refer to this one."
    default_code = "conflict"


class KeepsProtectedRows:
    """Answers 409 where a row cannot go, since others refer to it."""

    def perform_destroy(self, instance):
        try:
            super().perform_destroy(instance)
        except (ProtectedError, RestrictedError) as error:
            raise Conflict from error
`;
