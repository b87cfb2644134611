"""The published offers as a table: plain words for people, one line per offer."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.districts.models import District
from desk.mail.services import absolute_url
from documents.tables import Table, TableColumn
from offers.catalogue import choices, wording
from offers.catalogue.models import ACCESS_FIELDS
from offers.catalogue.public_view import DOORS


def offers_table(district: District, rows: Iterable[dict[str, Any]]) -> Table:
    """Columns in the order of the page; nothing but the public fields goes in."""
    columns = [
        TableColumn("title", _("Titel")),
        TableColumn("provider", _("Träger")),
        TableColumn("summary", _("In einem Satz")),
        TableColumn("topics", _("Handlungsfelder")),
        TableColumn("times", _("Zeiten")),
        TableColumn("place_kind", _("Wo findet es statt?")),
        TableColumn("address", _("Anschrift")),
        TableColumn("postcode", _("Postleitzahl")),
        TableColumn("municipality", _("Gemeinde")),
        TableColumn("openness", _("Wer kann kommen")),
        TableColumn("groups", _("Zielgruppen")),
        TableColumn("age_min", _("Alter von")),
        TableColumn("age_max", _("Alter bis")),
        TableColumn("spoken", _("Wir sprechen")),
        TableColumn("on_request", _("Wird auf Anfrage gedolmetscht")),
        TableColumn("german", _("Wie viel Deutsch braucht man?")),
        TableColumn("registration", _("Anmeldung")),
        TableColumn("cost", _("Kosten in Euro"), decimals=2),
        *(TableColumn(name, wording.question(name)) for name in ACCESS_FIELDS),
        TableColumn("phone", _("Telefon")),
        TableColumn("email", _("E-Mail")),
        TableColumn("confirmed", _("zuletzt bestätigt")),
        TableColumn("url", _("Seite")),
    ]
    said = cache(_said)
    return Table("offers", _("Angebote"), columns, (_line(district, row, said) for row in rows))


def _said(words: Callable[[Any], Any], codes: Any) -> str:
    """What codes mean; kept for the length of one table, whose ten thousand lines say the same few things."""
    return str(words(codes))


def _line(
    district: District, row: dict[str, Any], said: Callable[[Callable[[Any], Any], Any], str]
) -> list[Any]:
    url = reverse("offers:public-offer", kwargs={"district_slug": district.slug, "offer_slug": row["slug"]})
    return [
        row["title"],
        row["provider_name"],
        row["summary"],
        said(wording.field_names, tuple(row["fields_of_action"])),
        wording.when_words(row["recurrence"], row["times"]).replace("\n", ". "),
        said(_place, row["place_kind"]),
        row["public_address"],
        row["public_postcode"],
        row["municipality_name"],
        said(_door, row["openness"]),
        said(wording.group_names, tuple(row["target_groups"])),
        row["age_min"],
        row["age_max"],
        said(wording.language_words, tuple(row["languages_spoken"])),
        said(wording.language_words, tuple(row["languages_on_request"])),
        said(_german, row["german_level"]),
        said(_registration, row["registration"]),
        row["cost"],
        *(said(_access, row[name]) for name in ACCESS_FIELDS),
        row["contact_phone"],
        row["contact_email"],
        row["last_confirmed_on"],
        absolute_url(url),
    ]


def _place(code: str) -> Any:
    return choices.PlaceKind(code).label


def _door(code: str) -> Any:
    return DOORS[choices.Openness(code)][0]


def _german(code: str) -> Any:
    return choices.GermanLevel(code).label


def _registration(code: str) -> Any:
    return choices.Registration(code).label


def _access(code: str) -> Any:
    return choices.YesNoUnknown(code).label
