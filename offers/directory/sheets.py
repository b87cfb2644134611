"""An offer in the few lines that paper and mail have room for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.districts.models import District
from desk.mail.services import absolute_url
from documents.charts import qr_code
from offers.catalogue import text_parts, wording
from offers.catalogue.public_view import DOORS, door_text, place_words
from offers.catalogue.texts import told_german

QR_MILLIMETRES = 30


@dataclass(frozen=True)
class Entry:
    """One offer on a list: `facts` are pairs of question and answer; `address` is what the code leads to."""

    key: str
    title: str
    provider: str
    summary: str
    facts: Sequence[tuple[str, str]]
    url: str
    address: str
    code: SafeString

    @property
    def short_address(self) -> str:
        """The address as one would type it."""
        return self.address.partition("://")[2].rstrip("/")


def entries_of(rows: Sequence[dict[str, Any]], district: District, lang: str) -> list[Entry]:
    return [entry_of(row, district, lang) for row in rows]


def entry_of(row: dict[str, Any], district: District, lang: str) -> Entry:
    url = reverse("offers:public-offer", kwargs={"district_slug": district.slug, "offer_slug": row["slug"]})
    address = absolute_url(url)
    title = _("QR-Code zur Seite „%(title)s“") % {"title": row["title"]}
    return Entry(
        str(row["id"]),
        row["title"],
        row["provider_name"],
        row["summary"],
        facts_of(row),
        url,
        address,
        qr_code(address, title=title, millimetres=QR_MILLIMETRES, lang=lang),
    )


def facts_of(row: dict[str, Any]) -> list[tuple[str, str]]:
    """When, where, who, in which languages, for how much, and whom to ask; what nobody said is left out."""
    languages = [*row["languages_spoken"], *row["languages_on_request"]]
    ways = [text_parts.kept_in_order(row[name]) for name in ("contact_phone", "contact_email")]
    contact = ", ".join(filter(None, (row["contact_name"], *ways)))
    regular, note = wording.when_words(row["recurrence"], ""), told_german(row["times"])
    door = str(DOORS[row["openness"]][0])
    facts = [
        (_("Wann"), regular or note),
        (_("Hinweis zu den Zeiten"), note if regular else ""),
        (_("Wo"), place_words(row)),
        (_("Wer"), f"{door}. {door_text(row)}"),
        (_("Sprachen"), wording.language_words(languages)),
        (_("Kosten"), wording.cost_words(row["cost"], "")),
        (_("Hinweis zu den Kosten"), told_german(row["cost_note"])),
        (_("Kontakt"), contact),
    ]
    return [(question, answer) for question, answer in facts if answer]
