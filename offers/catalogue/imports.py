"""Reading in a list of offers. What is read in becomes drafts; nothing is published by a table."""

import uuid
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import clock
from coordination.network.imports import read_fields, read_languages
from coordination.network.models.organisations import POSTCODE
from desk.lists import ImportColumn, TableImport
from desk.lists.imports import day, number, one_of, record_by, several
from desk.search.normal import sort_key
from offers.catalogue import rules
from offers.catalogue.choices import (
    ClosedReason,
    GermanLevel,
    Openness,
    PlaceKind,
    Registration,
    TargetGroup,
    Visibility,
    YesNoUnknown,
)
from offers.catalogue.models import CONTENT_FIELDS, Offer
from offers.catalogue.recurrence_text import read_times_text
from offers.catalogue.selectors import municipality_choices, own_titles, provider_choices
from offers.catalogue.services import import_offers

#: Both answers of a box to tick.
_YES_NO = [(True, gettext_lazy("ja")), (False, gettext_lazy("nein"))]
_DOORS = one_of(
    Openness.choices, offen="open", alle="open", Anfrage="open_on_request", Zielgruppe="target_group"
)


def read_places(text: str) -> int:
    value = number(text)
    if value != int(value) or value < 1:
        raise ValidationError(_("Bitte eine ganze Zahl ab 1."))
    return int(value)


def read_postcode(text: str) -> str:
    POSTCODE(text)
    return text


def read_cost(text: str) -> Decimal:
    """0, 5,00 or "kostenlos"."""
    if sort_key(text) in {sort_key("kostenlos"), sort_key("frei"), sort_key("keine")}:
        return Decimal(0)
    value = number(text.replace("€", "").strip())
    if value < 0:
        raise ValidationError(_("Kosten sind nie kleiner als 0."))
    return value


class OfferImport(TableImport):
    """Offers from a table: title, provider, topic, door, language and registration are enough."""

    key = "offers"
    title = gettext_lazy("Angebote einlesen")
    resource = "offer"
    noun = (gettext_lazy("Angebot"), gettext_lazy("Angebote"))
    intro = gettext_lazy("CSV oder Excel, eine Zeile je Angebot. Alle werden Entwürfe.")
    consequence = gettext_lazy("Es entstehen Entwürfe. Öffentlich wird nichts, bevor jemand Zweites prüft.")
    success_url = reverse_lazy("offers:offer-list")
    breadcrumb = [(gettext_lazy("Angebote"), reverse_lazy("offers:offer-list"))]
    columns = [
        ImportColumn("title", gettext_lazy("Titel"), required=True, aliases=["Angebot", "Name"], example="Elterncafé"),
        ImportColumn("summary", gettext_lazy("In einem Satz"), required=True, aliases=["Kurztext", "Worum geht es"], limit=300, example="Eltern fragen, Lehrkräfte antworten."),
        ImportColumn("provider", gettext_lazy("Träger"), required=True, aliases=["Organisation", "Verein", "Anbieter"], example="Brücke Auental e. V."),
        ImportColumn("fields_of_action", gettext_lazy("Handlungsfelder"), required=True, aliases=["Handlungsfeld", "Thema", "Themen"], parse=read_fields, example="Bildung, Wohnen"),
        ImportColumn("openness", gettext_lazy("Wer darf kommen?"), required=True, aliases=["Öffnung", "Offen"], parse=_DOORS, example="offen für alle"),
        ImportColumn("target_groups", gettext_lazy("Zielgruppen"), aliases=["Zielgruppe"], parse=several(one_of(TargetGroup.choices, Geflüchtete="refugees"))),
        ImportColumn("target_group_reason", gettext_lazy("Warum nicht für alle?"), aliases=["Grund"], parse=one_of(ClosedReason.choices)),
        ImportColumn("languages_spoken", gettext_lazy("Wir sprechen"), required=True, aliases=["Sprachen", "Sprache"], parse=read_languages, example="de, ar"),
        ImportColumn("registration", gettext_lazy("Anmeldung"), required=True, parse=one_of(Registration.choices, keine="none", nein="none", ja="informal", Anruf="informal", Formular="form", Zuweisung="referral"), example="ohne Anmeldung"),
        ImportColumn("registration_contact", gettext_lazy("Anmelden bei"), aliases=["Kontakt zur Anmeldung"]),
        ImportColumn("place_kind", gettext_lazy("Wo findet es statt?"), aliases=["Ort der Durchführung"], parse=one_of(PlaceKind.choices, kreisweit="district_wide")),
        ImportColumn("municipality", gettext_lazy("Gemeinde"), aliases=["AGS", "Ort", "Kommune"], example="Lindtal"),
        ImportColumn("address", gettext_lazy("Anschrift"), aliases=["Adresse", "Straße"]),
        ImportColumn("postcode", gettext_lazy("Postleitzahl"), aliases=["PLZ"], parse=read_postcode),
        ImportColumn("recurrence", gettext_lazy("Regelmäßige Zeiten"), aliases=["Feste Zeiten", "Wochentage und Uhrzeit"], parse=read_times_text, limit=500, example="Mo bis Fr, 9–12 Uhr; jeden 2. Di im Monat, 17–19 Uhr"),
        ImportColumn("times", gettext_lazy("Hinweis zu den Zeiten"), aliases=["Zeiten", "Zeit", "Wann"], limit=500),
        ImportColumn("skips_holidays", gettext_lazy("Fällt an Feiertagen aus"), aliases=["Nicht an Feiertagen"], parse=one_of(_YES_NO)),
        ImportColumn("valid_from", gettext_lazy("Beginn"), aliases=["ab", "von"], parse=day, example="01.03.2026"),
        ImportColumn("valid_until", gettext_lazy("Ende"), aliases=["bis"], parse=day),
        ImportColumn("capacity", gettext_lazy("Plätze"), parse=read_places),
        ImportColumn("waiting_list", gettext_lazy("Warteliste"), parse=one_of(_YES_NO)),
        ImportColumn("cost", gettext_lazy("Kosten"), aliases=["Preis", "Kosten in Euro"], parse=read_cost, example="0"),
        ImportColumn("reductions", gettext_lazy("Ermäßigung"), aliases=["Ermäßigt"], limit=300),
        ImportColumn("wheelchair", gettext_lazy("Rollstuhl"), aliases=["Barrierefrei", "Rollstuhlgerecht"], parse=one_of(YesNoUnknown.choices, unbekannt="unknown")),
        ImportColumn("volunteers", gettext_lazy("Zahl der Ehrenamtlichen"), aliases=["Ehrenamtliche"], parse=read_places),
        ImportColumn("visibility", gettext_lazy("Sichtbarkeit"), parse=one_of(Visibility.choices, Netz="network", intern="network")),
        ImportColumn("german_level", gettext_lazy("Deutsch"), aliases=["Sprachniveau"], parse=one_of(GermanLevel.choices, keins="none")),
        ImportColumn("description", gettext_lazy("Beschreibung"), limit=20_000),
    ]  # fmt: skip

    def prepare(self, user: Any) -> None:
        self.place = record_by(list(municipality_choices(user)), "name", "ags", what=_("Gemeinde"))
        self.provider = record_by(list(provider_choices(user)), "name", what=_("Träger"))
        self.known = {(title.casefold(), provider): title for title, provider in own_titles(user)}

    def column_list(self) -> list[ImportColumn]:
        parsers = {"municipality": self.place, "provider": self.provider}
        return [
            ImportColumn(
                c.key, c.title, c.required, c.aliases, parsers.get(c.key, c.parse), c.example, c.limit
            )
            for c in self.columns
        ]

    def check(self, row: dict[str, Any]) -> None:
        """The same rules as the form, before anything is saved."""
        blank = Offer(valid_from=clock.today())
        given = {key: value for key, value in row.items() if value is not None}
        no_links = dict.fromkeys(LINKS)
        rules.check_consistent({name: getattr(blank, name) for name in PLAIN_FIELDS} | no_links | given)

    def identity(self, row: dict[str, Any]) -> Any:
        return sort_key(row["title"]), row["provider"].pk

    def twin(self, row: dict[str, Any]) -> str:
        return self.known.get((row["title"].casefold(), row["provider"].pk), "")

    def save(self, rows: list[dict[str, Any]], by: Any, batch: uuid.UUID) -> None:
        given = [{key: value for key, value in row.items() if value is not None} for row in rows]
        import_offers(rows=given, today=clock.today(), by=by, batch=batch)


#: Fields the rules read; links are left out, a blank offer has none.
LINKS = ("municipality", "contact", "binding_grant")
PLAIN_FIELDS = [name for name in CONTENT_FIELDS if name not in LINKS]
