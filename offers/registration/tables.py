"""The list of registrations."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from desk.lists import ChoiceFilter, Column, DateRangeFilter, Empty, ListSpec, PresetView
from offers.catalogue.wording import Mark
from offers.registration.models import Registration
from offers.registration.rules import answer_day
from offers.registration.selectors import registration_rows

State = Registration.State
TONES = {
    State.UNCONFIRMED: "ruht",
    State.WAITING: "warn",
    State.ASKED: "frage",
    State.ACCEPTED: "gut",
    State.JOINED: "gut",
    State.REFUSED: "ruht",
}
#: What can be seen in the list; nobody has confirmed the others.
SHOWN = [choice for choice in State.choices if choice[0] != State.UNCONFIRMED]


def state_mark(registration: Registration) -> Mark:
    return Mark(registration.get_state_display(), TONES[State(registration.state)])


class RegistrationList(ListSpec):
    """Organisations that registered themselves, with those first that wait for an answer."""

    key = "registrations"
    title = _("Registrierungen")
    noun = (_("Registrierung"), _("Registrierungen"))
    resource = "registration"
    model = Registration
    columns = [
        Column("organisation_name", _("Verein oder Gruppe"), sort="organisation_name", link=True),
        Column("full_name", _("Angemeldet von")),
        Column("confirmed_at", _("Mail bestätigt"), sort="confirmed_at"),
        Column(
            "answer_by",
            _("Antwort bis"),
            value=lambda r: answer_day(r) if r.is_open else "",
            narrow=False,
        ),
        Column(
            "state", _("Stand"), value=state_mark, sort="state", template="offers/catalogue/_state_cell.html"
        ),
        Column("email", _("E-Mail-Adresse"), default=False),
        Column("decided_by", _("entschieden von"), value=lambda r: str(r.decided_by or ""), default=False),
        Column("decided_at", _("entschieden am"), sort="decided_at", default=False),
    ]
    filters = [
        ChoiceFilter("state", _("Stand"), choices=SHOWN),
        DateRangeFilter("confirmed", _("Mail bestätigt"), field="confirmed_at__date"),
    ]
    views = [
        PresetView("open", _("Zu entscheiden"), {"state": ["waiting", "asked"]}, sort="confirmed_at"),
        PresetView("decided", _("Entschieden"), {"state": ["accepted", "joined", "refused"]}),
    ]
    search_field = "organisation_name"
    search_hint = _("Verein oder Gruppe")
    default_sort = "confirmed_at"
    empty = Empty(
        _("Keine Registrierung"),
        _(
            "Vereine melden sich auf der öffentlichen Seite selbst an. Was Sie entscheiden müssen, steht dann hier."
        ),
    )

    def rows(self, user: Any) -> QuerySet[Registration]:
        return registration_rows(user)
