"""An offer in the few lines that paper and mail have room for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.districts.models import District
from accounts.languages import page_language
from desk.mail.services import absolute_url
from documents.charts import qr_code
from offers.catalogue import text_parts, texts, wording
from offers.catalogue.public_view import DOORS, door_text, place_words

QR_MILLIMETRES = 30


@dataclass(frozen=True)
class Entry:
    """One offer on a list: `facts` are pairs of question and answer; `address` is what the code leads to.

    `title`, `summary` and answers are in the reader's language, or say that they are not. `german_title`: what
    one shows at the door, "" where the title is that one.
    """

    key: str
    title: texts.Told
    german_title: str
    provider: str
    summary: texts.Told
    facts: Sequence[tuple[str, str]]
    url: str
    address: str
    code: SafeString
    #: As of `texts.Reading`.
    is_outdated: bool = False
    is_missing: bool = False

    @property
    def short_address(self) -> str:
        """The address as one would type it."""
        return self.address.partition("://")[2].rstrip("/")


def languages() -> tuple[str, ...]:
    """Languages of texts that the reader of this page reads, best first."""
    return texts.READ_IN.get(page_language(get_language()).code, ())


def reading_of(row: dict[str, Any]) -> texts.Reading:
    """The texts of a row of `published_by_keys`, by the rule of the offer's page."""
    return texts.reading(row, row["told"], page_language(get_language()).code)


def entries_of(rows: Sequence[dict[str, Any]], district: District) -> list[Entry]:
    return [entry_of(row, district) for row in rows]


def entry_of(row: dict[str, Any], district: District) -> Entry:
    """The row as the page's reader gets it, in the language that is active."""
    reading = reading_of(row)
    told = reading.texts
    url = reverse("offers:public-offer", kwargs={"district_slug": district.slug, "offer_slug": row["slug"]})
    address = absolute_url(url)
    said = _("QR-Code zur Seite „%(title)s“") % {"title": told["title"]}
    lang = page_language(get_language()).tag
    return Entry(
        str(row["id"]),
        told["title"],
        "" if reading.code == texts.GERMAN else row["title"],
        row["provider_name"],
        told["summary"],
        facts_of(row | told),
        url,
        address,
        qr_code(address, title=said, millimetres=QR_MILLIMETRES, lang=lang),
        reading.is_outdated,
        reading.is_missing,
    )


def facts_of(row: dict[str, Any]) -> list[tuple[str, str]]:
    """When, where, who, in which languages, for how much, and whom to ask; what nobody said is left out.

    `row`: public values, laid over them the texts of a reading.
    """
    spoken = [*row["languages_spoken"], *row["languages_on_request"]]
    regular, note = wording.when_words(row["recurrence"], ""), row["times"]
    door = str(DOORS[row["openness"]][0])
    facts = [
        (_("Wann"), regular or note),
        (_("Hinweis zu den Zeiten"), note if regular else ""),
        (_("Wo"), place_words(row)),
        (_("Wer"), f"{door}. {door_text(row)}"),
        (_("Sprachen"), wording.language_words(spoken)),
        (_("Kosten"), wording.cost_words(row["cost"], "")),
        (_("Hinweis zu den Kosten"), row["cost_note"]),
        (_("Kontakt"), contact_words(row)),
    ]
    return [(question, answer) for question, answer in facts if answer]


def contact_words(row: dict[str, Any]) -> str:
    """Whom to ask. A name is said as in German; numbers and addresses keep their order wherever they stand."""
    ways = [text_parts.kept_in_order(row[name]) for name in ("contact_phone", "contact_email")]
    if name := row["contact_name"]:
        return texts.told_german(", ".join((name, *filter(None, ways))))
    return wording.listed(filter(None, ways))
