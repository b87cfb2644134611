"""Programs show a key in the header; pages' cookies do not count here."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed

from desk.tokens.services import use_token


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer tn_…`; a wrong, expired or withdrawn key and a closed account give 401."""

    def authenticate(self, request):
        kind, _space, secret = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer":
            return None
        user = use_token(secret.strip())
        if user is None:
            raise AuthenticationFailed(_("Dieser Schlüssel gilt nicht oder nicht mehr."))
        return user, None

    def authenticate_header(self, request) -> str:
        return 'Bearer realm="Teilhabenetz"'


class BearerScheme(OpenApiAuthenticationExtension):
    target_class = "desk.api.authentication.TokenAuthentication"
    name = "bearer"

    def get_security_definition(self, auto_schema):
        return {"type": "http", "scheme": "bearer"}
