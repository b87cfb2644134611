"""Every error of the API has one shape: {code, message, field, rule, source}."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions, serializers, status
from rest_framework.response import Response
from rest_framework.views import set_rollback

from accounts.refusals import Refusal, StaleVersion


class UnknownKey(exceptions.APIException):
    """A key in the query or body that nobody asked for."""

    status_code = status.HTTP_400_BAD_REQUEST
    default_code = "unknown_key"

    def __init__(self, message: str, field: str):
        super().__init__(message)
        self.field = field


class ErrorSerializer(serializers.Serializer):
    """How an error looks; `field`, `rule` and `source` may be empty."""

    code = serializers.CharField()
    message = serializers.CharField()
    field = serializers.CharField(allow_blank=True)
    rule = serializers.CharField(allow_blank=True)
    source = serializers.CharField(allow_blank=True)  # type: ignore[assignment]


def error_response(
    code: str,
    message: str,
    http_status: int,
    *,
    field: str | None = "",
    rule: str = "",
    source: str = "",
    **more: object,
) -> Response:
    body = {
        "code": code,
        "message": str(message),
        "field": field or "",
        "rule": str(rule),
        "source": str(source),
        **more,
    }
    return Response(body, status=http_status)


def exception_handler(error: Exception, context: dict) -> Response | None:
    """Turn whatever was raised into the one shape; a real fault stays a 500."""
    set_rollback()
    match error:
        case StaleVersion():
            return _stale(error, context)
        case Refusal():
            return error_response(
                "refused",
                error.message,
                error.status,
                field=error.field,
                rule=error.rule,
                source=error.source,
            )
        case ValidationError():
            return _invalid(error.message_dict if hasattr(error, "error_dict") else {"": error.messages})
        case exceptions.ValidationError():
            return _invalid(_flat(error.detail))
        case UnknownKey():
            return error_response("unknown_key", str(error.detail), 400, field=error.field)
        case Http404() | exceptions.NotFound():
            return error_response("not_found", _("Nicht gefunden."), 404)
        case PermissionDenied() | exceptions.PermissionDenied():
            return error_response("forbidden", _("Dafür fehlt Ihnen das Recht."), 403)
        case exceptions.APIException():
            return _other(error)
    return None


def _other(error: exceptions.APIException) -> Response:
    codes = error.get_codes()
    response = error_response(
        codes if isinstance(codes, str) else "error", str(error.detail), error.status_code
    )
    if header := getattr(error, "auth_header", None):
        response["WWW-Authenticate"] = header
    if wait := getattr(error, "wait", None):
        response["Retry-After"] = str(max(1, round(wait)))
    return response


def _stale(error: StaleVersion, context: dict) -> Response:
    view, request = context.get("view"), context.get("request")
    current = view.get_serializer(error.current).data if view else None
    yours = request.data if request is not None else None
    response = error_response("stale", error.message, 409, yours=yours, current=current)
    response["ETag"] = f'"{getattr(error.current, "version", "")}"'
    return response


def _invalid(errors: dict[str, list[str]]) -> Response:
    all_errors = [
        {"field": "" if field in ("__all__", "non_field_errors") else field, "message": str(message)}
        for field, messages in errors.items()
        for message in messages
    ]
    first = all_errors[0]
    return error_response("invalid", first["message"], 400, field=first["field"], errors=all_errors)


def _flat(detail, prefix: str = "") -> dict[str, list[str]]:
    """DRF's nested details as `{"address.city": [message, ...]}`."""
    if isinstance(detail, dict):
        flat: dict[str, list[str]] = {}
        for key, value in detail.items():
            flat |= _flat(value, f"{prefix}.{key}" if prefix else str(key))
        return flat
    if isinstance(detail, list):
        if any(isinstance(item, dict) for item in detail):
            flat = {}
            for number, item in enumerate(detail):
                flat |= _flat(item, f"{prefix}.{number}" if prefix else str(number)) if item else {}
            return flat
        return {prefix: [str(item) for item in detail]}
    return {prefix: [str(detail)]}
