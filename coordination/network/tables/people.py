"""People as a list."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from coordination.network.models import ContactPerson, Function
from coordination.network.selectors import functions_held, person_rows
from desk.lists import ChoiceFilter, Column, Empty, FlagFilter, ListSpec


def current(person: ContactPerson) -> list[Function]:
    """Functions the person holds today, as fetched by the selector."""
    return [f for f in person.seen_functions if f.ends_on is None or f.ends_on >= today()]  # type: ignore[attr-defined]


@dataclass(frozen=True)
class FunctionKindFilter(ChoiceFilter):
    """People that hold a function of one of these kinds today."""

    def apply(self, rows: Any, value: list[str], user: Any) -> Any:
        held = functions_held(user, value)
        return rows.filter(pk__in=held.values("person"))


class PersonList(ListSpec):
    """The people the network talks to."""

    key = "people"
    title = _("Ansprechpersonen")
    resource = "contact_person"
    model = ContactPerson
    breadcrumb = [(_("Netzwerk"), "")]
    columns = [
        Column("name", _("Name"), sort="sort_name", link=True),
        Column(
            "functions",
            _("Funktionen"),
            value=lambda p: "; ".join(f"{f.words}, {f.organisation}" for f in current(p)),
        ),
        Column(
            "email",
            _("E-Mail"),
            value=lambda p: ", ".join(dict.fromkeys(f.email for f in current(p) if f.email)),
        ),
        Column(
            "phone",
            _("Telefon"),
            value=lambda p: ", ".join(dict.fromkeys(f.phone for f in current(p) if f.phone)),
        ),
        Column("consent_on", _("Einwilligung vom"), sort="consent_on", default=False),
        Column("name_in_script", _("Name in eigener Schrift"), default=False),
    ]
    filters = [
        FunctionKindFilter("kind", _("Funktion"), choices=Function.Kind.choices),
        FlagFilter(
            "no_consent",
            _("ohne Einwilligung"),
            apply=lambda rows, user: rows.filter(consent_on__isnull=True),
        ),
    ]
    search_field = "search_text"
    default_sort = "name"
    create_url = "coordination:person-create"
    empty = Empty(_("Noch keine Ansprechperson"), _("Menschen kommen mit ihrer ersten Funktion ins Netz."))

    def rows(self, user):
        return person_rows(user)
