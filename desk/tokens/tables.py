"""Keys for programs as a list."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from desk.lists import Column, Empty, ListSpec
from desk.tokens.models import ApiToken
from desk.tokens.selectors import token_rows


class TokenList(ListSpec):
    """Which programs act for a person, and how long."""

    key = "api-tokens"
    title = _("Zugangsschlüssel für Programme")
    intro = _("Ein Programm mit einem Schlüssel sieht, was Sie in diesem Kreis sehen, nicht mehr.")
    resource = "api_token"
    model = ApiToken
    columns = [
        Column("name", _("Wofür?"), sort="name", link=True),
        Column("prefix", _("Anfang"), value=lambda token: f"{token.prefix}…"),
        Column("user", _("Person"), value=lambda token: str(token.user)),
        Column("expires_on", _("gültig bis"), sort="expires_on"),
        Column("last_used_on", _("zuletzt benutzt")),
        Column(
            "revoked_at", _("widerrufen"), value=lambda token: token.revoked_at and token.revoked_at.date()
        ),
    ]
    default_sort = "name"
    create_url = "desk:api-token-create"
    create_title = _("Neuer Schlüssel")
    empty = Empty(
        _("Noch kein Schlüssel"),
        _("Mit einem Schlüssel liest ein Programm Ihres Hauses Daten über die Schnittstelle."),
    )

    def rows(self, user):
        return token_rows(user)

    def row_url(self, row) -> str:
        return reverse("desk:api-token-revoke", kwargs={"pk": row.pk}) if row.may_revoke else ""
