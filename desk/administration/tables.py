"""The administration's lists."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.audit.models import AuditEntry
from accounts.audit.selectors import audit_rows
from accounts.clock import today
from accounts.districts.models import Municipality
from accounts.districts.selectors import municipality_rows
from accounts.invitations.models import Invitation
from accounts.invitations.selectors import invitation_rows, why_closed
from accounts.memberships.models import Membership
from accounts.memberships.selectors import membership_rows
from desk.administration.selectors import role_choices
from desk.hub.history import action_words
from desk.lists import ChoiceFilter, Column, DateRangeFilter, Empty, FlagFilter, ListSpec

INVITATION_WORDS = {
    "": _("wartet auf Antwort"),
    "accepted": _("angenommen"),
    "revoked": _("zurückgezogen"),
    "expired": _("abgelaufen"),
}


class MembershipList(ListSpec):
    """Who works in the network, in which role and how long."""

    key = "memberships"
    title = _("Zugänge")
    intro = _("Wer arbeitet im Netz, in welcher Rolle und wie lange?")
    resource = "membership"
    model = Membership
    columns = [
        Column("person", _("Person"), value=lambda m: m.user.full_name, sort="user__full_name", link=True),
        Column("role", _("Rolle"), value=lambda m: m.get_role_display(), sort="role"),
        Column("scope", _("für"), value=lambda m: str(m.organisation or m.committee or "")),
        Column("valid_from", _("gültig ab"), sort="valid_from"),
        Column("valid_until", _("gültig bis vor")),
        Column("account", _("Konto"), value=lambda m: _("offen") if m.user.is_active else _("geschlossen")),
    ]
    filters = [
        ChoiceFilter("role", _("Rolle"), field="role", choices=role_choices()),
        FlagFilter("now", _("nur heute gültige"), apply=lambda rows, user: rows.active_on(today())),
    ]
    default_sort = "person"
    empty = Empty(_("Noch keine Zugänge"), _("Laden Sie die erste Person ein."))

    def rows(self, user):
        return membership_rows(user)

    def row_url(self, row) -> str:
        return reverse("desk:account-detail", kwargs={"pk": row.user_id})


class InvitationList(ListSpec):
    """Who was invited, and what came of it."""

    key = "invitations"
    title = _("Einladungen")
    resource = "invitation"
    model = Invitation
    columns = [
        Column("full_name", _("Name"), sort="full_name", link=True),
        Column("email", _("E-Mail"), sort="email"),
        Column("role", _("Rolle"), value=lambda i: i.get_role_display(), sort="role"),
        Column("state", _("Stand"), value=lambda i: str(INVITATION_WORDS[why_closed(i)])),
        Column("expires_at", _("Link gilt bis"), sort="expires_at"),
        Column("invited_by", _("eingeladen von"), value=lambda i: str(i.invited_by)),
    ]
    default_sort = "-expires_at"
    create_url = "desk:invitation-create"
    create_title = _("Person einladen")
    empty = Empty(_("Noch niemand eingeladen"), _("Eine Einladung kommt als E-Mail und gilt sieben Tage."))

    def rows(self, user):
        return invitation_rows(user)

    def row_url(self, row) -> str:
        return reverse("desk:invitation-detail", kwargs={"pk": row.pk})


class MunicipalityList(ListSpec):
    """The Gemeinden of the district."""

    key = "municipalities"
    title = _("Gemeinden")
    resource = "municipality"
    model = Municipality
    columns = [
        Column("name", _("Name"), sort="name", link=True),
        Column("ags", _("Gemeindeschlüssel"), sort="ags"),
        Column("is_seat", _("Kreissitz")),
        Column("population", _("Einwohnerzahl"), sort="population", numeric=True),
        Column("population_on", _("Stand der Einwohnerzahl"), default=False),
    ]
    default_sort = "name"
    empty = Empty(_("Noch keine Gemeinden"))

    def rows(self, user):
        return municipality_rows(user)

    def row_url(self, row) -> str:
        return reverse("desk:municipality-edit", kwargs={"pk": row.pk})


class AuditList(ListSpec):
    """The log: who did what, and when. What it was is shown to those who check."""

    key = "audit"
    title = _("Protokoll")
    noun = (_("Eintrag"), _("Einträge"))
    intro = _("Jede Zeile bleibt, wie sie geschrieben wurde; niemand kann sie ändern oder löschen.")
    resource = "audit"
    model = AuditEntry
    columns = [
        Column("at", _("Zeitpunkt"), sort="at"),
        Column("actor_name", _("Person"), sort="actor_name"),
        Column("action", _("Vorgang"), value=lambda e: action_words(e.action), sort="action", link=True),
        Column("row_label", _("Eintrag")),
        Column("reason", _("Grund"), default=False),
        Column("is_read", _("gelesen"), default=False),
    ]
    filters = [
        DateRangeFilter("at", _("Zeitpunkt"), field="at"),
        FlagFilter("reads", _("nur Lesezugriffe"), apply=lambda rows, user: rows.filter(is_read=True)),
        FlagFilter("mine", _("nur eigene"), apply=lambda rows, user: rows.filter(actor=user)),
    ]
    default_sort = "-at"
    empty = Empty(_("Noch nichts aufgeschrieben"))

    def rows(self, user):
        return audit_rows(user)

    def row_url(self, row) -> str:
        return reverse("desk:audit-entry", kwargs={"pk": row.pk})
