"""The published offers as a table: plain words for people, one line per offer."""

from collections.abc import Iterable
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
    return Table("offers", _("Angebote"), columns, (_line(district, row) for row in rows))


def _line(district: District, row: dict[str, Any]) -> list[Any]:
    url = reverse("offers:public-offer", kwargs={"district_slug": district.slug, "offer_slug": row["slug"]})
    return [
        row["title"],
        row["provider_name"],
        row["summary"],
        wording.field_names(row["fields_of_action"]),
        wording.when_words(row["recurrence"], row["times"]).replace("\n", ". "),
        str(choices.PlaceKind(row["place_kind"]).label),
        row["public_address"],
        row["public_postcode"],
        row["municipality_name"],
        str(DOORS[row["openness"]][0]),
        wording.group_names(row["target_groups"]),
        row["age_min"],
        row["age_max"],
        wording.language_words(row["languages_spoken"]),
        wording.language_words(row["languages_on_request"]),
        str(choices.GermanLevel(row["german_level"]).label),
        str(choices.Registration(row["registration"]).label),
        row["cost"],
        *(str(choices.YesNoUnknown(row[name]).label) for name in ACCESS_FIELDS),
        row["contact_phone"],
        row["contact_email"],
        row["last_confirmed_on"],
        absolute_url(url),
    ]
