"""Finds personal data in free text before it travels further than it may.

Rule-based and strict: it names the place so that the writer can reword it. It cannot find a
name that stands alone; salutations, dates of birth, numbers and addresses it does find.
Source: rule D4.1 of the case papers.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.refusals import Refusal

#: Words for what was found, in the order in which the rules speak.
BIRTH = gettext_lazy("Geburtsdatum")
PHONE = gettext_lazy("Telefonnummer")
EMAIL = gettext_lazy("E-Mail-Adresse")
IBAN = gettext_lazy("Kontonummer (IBAN)")
FILE_NUMBER = gettext_lazy("Aktenzeichen (AZR, BAMF)")
ADDRESS = gettext_lazy("Straße mit Hausnummer")
NAME = gettext_lazy("Name nach einer Anrede")

_DATE = r"(?:\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d{2}|\d{1,2}\.\s?\d{1,2}\.\s?\d{2}\b(?!\d)|(?:19|20)\d{2}-\d{2}-\d{2})"
_BORN = re.compile(rf"(?:\bgeb(?:\.|oren)?(?:\s+am)?|\bGeburtsdatum:?|\*)\s*({_DATE})", re.IGNORECASE)
_OLD_DATE = re.compile(
    r"(?<![\d.])\d{1,2}\.\s?\d{1,2}\.\s?((?:19|20)\d{2})(?!\d)|(?<!\d)((?:19|20)\d{2})-\d{2}-\d{2}(?!\d)"
)
#: A law or decree is old too: these words before a date say that nobody was born on it.
_LAW_BEFORE = re.compile(
    r"(?:\bvom|\bseit|\bab|\bStand|\bFassung(?: vom)?|\bzum|\bbis)\s*:?\s*$", re.IGNORECASE
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_AZR = re.compile(r"(?<![\d/-])\d{12}(?![\d/-])")
_BAMF = re.compile(r"(?<!\d)\d{7}\s?-\s?\d{3}(?!\d)")
_NAMED_FILE = re.compile(
    r"\b(?:AZR|BAMF|Az\.?|Aktenzeichen)[-\s]*(?:Nr\.?|Nummer)?:?\s*[A-Z0-9][A-Z0-9/.-]*\d[A-Z0-9/.-]*"
)
_PHONE = re.compile(
    r"(?<![\d.,/-])(?:\+\d{2}[\s()/-]?|00\d{2}[\s()/-]?|\(?0)[1-9]\d{0,4}\)?[\s/-]{0,3}\d[\d\s/-]{3,12}\d(?!\d)"
)
_STREET = re.compile(
    r"\b[A-ZÄÖÜ][\wÄÖÜäöüß-]*(?:(?<=[a-zäöüß-])|\s)"
    r"(?:[Ss]traße|[Ss]trasse|[Ss]tr\.|[Ww]eg|[Gg]asse|[Pp]latz|[Aa]llee|[Rr]ing|[Dd]amm|[Uu]fer|[Ss]teig|[Pp]fad|[Cc]haussee|[Ww]all)"
    r"\s*\d{1,4}\s?[a-zA-Z]?\b(?!\s?(?:Uhr|Prozent|%|Menschen|Personen))"
)
_AT_PLACE = re.compile(
    r"\b(?:Am|An der|An den|Im|In der|Auf der|Auf dem|Zum|Zur|Hinter der|Unter den)\s+"
    r"(?!(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Jahr|Monat|Quartal|Kapitel|Schnitt)\b)"
    r"[A-ZÄÖÜ][\wäöüß-]+\s+\d{1,3}\s?[a-z]?(?=\s*(?:[,;)]|\.?$|\.\s|in\b|wohn))"
)
_SALUTATION = re.compile(
    r"\b(?:Herrn?|Frau|Hr\.|Fr\.|Familie|Fam\.|Eheleute|Geschwister)\s+(?:Dr\.\s+|Prof\.\s+)*"
    r"((?:von |van |al-|El |Al |Abu )?[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]*\.?)(?=\W|$)"
)
#: "Frau Bürgermeisterin" names an office, not a person.
_OFFICES = re.compile(
    r"^(?:Bürgermeister|Landr[aä]t|Oberbürgermeister|Dezernent|Minister|Präsident|Vorsitzende|Mitglied|Mutter|Vater|Kind)"
)


@dataclass(frozen=True)
class Finding:
    """One place in a text: what it looks like, and where it begins and ends."""

    what: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Segment:
    """A piece of text for display; `what` says why it is marked, empty if it is not."""

    text: str
    what: str = ""


class PersonalDataFound(Refusal):
    """The text names somebody; `findings` say where."""

    status = 400

    def __init__(self, message: str, *, field: str | None, findings: list[Finding]):
        super().__init__(
            message,
            field=field,
            rule=_("Eine Hürde beschreibt ein Hindernis, nie einen Menschen."),
            source=_("Datenschutz der Fallarbeit, Regel 1: keine identifizierenden Angaben im Freitext"),
        )
        self.findings = findings


def find_personal_data(text: str, *, today: dt.date) -> list[Finding]:
    """Every place that looks like personal data, in order, none inside another."""
    kept: list[Finding] = []
    for finding in sorted(_all_findings(text, today), key=lambda f: (f.start, -f.end)):
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
    return kept


def refuse_personal_data(*, today: dt.date, **texts: str) -> None:
    """Raise `PersonalDataFound` for the first field (by keyword) whose text names somebody."""
    for field, text in texts.items():
        findings = find_personal_data(text or "", today=today)
        if findings:
            places = ", ".join(f"„{finding.text}“ ({finding.what})" for finding in findings[:5])
            raise PersonalDataFound(
                _("Der Text enthält Angaben über Menschen: %(places)s. Bitte allgemein beschreiben.")
                % {"places": places},
                field=field,
                findings=findings,
            )


def marked(text: str, findings: list[Finding]) -> list[Segment]:
    """The text in pieces, the found places marked, for a page that shows them."""
    segments, position = [], 0
    for finding in findings:
        segments.append(Segment(text[position : finding.start]))
        segments.append(Segment(finding.text, finding.what))
        position = finding.end
    segments.append(Segment(text[position:]))
    return [segment for segment in segments if segment.text]


def _all_findings(text: str, today: dt.date) -> Iterator[Finding]:
    yield from _matches(_BORN, BIRTH, text)
    yield from _old_dates(text, today)
    yield from _matches(_EMAIL, EMAIL, text)
    yield from _matches(_IBAN, IBAN, text)
    for rule in (_AZR, _BAMF, _NAMED_FILE):
        yield from _matches(rule, FILE_NUMBER, text)
    yield from _matches(_PHONE, PHONE, text)
    for rule in (_STREET, _AT_PLACE):
        yield from _matches(rule, ADDRESS, text)
    for match in _SALUTATION.finditer(text):
        if not _OFFICES.match(match.group(1)):
            yield _finding(NAME, match)


def _matches(rule: re.Pattern[str], what: object, text: str) -> Iterator[Finding]:
    for match in rule.finditer(text):
        yield _finding(what, match)


def _old_dates(text: str, today: dt.date) -> Iterator[Finding]:
    """A full date of ten or more years ago is read as a date of birth, unless it dates a rule."""
    for match in _OLD_DATE.finditer(text):
        year = int(match.group(1) or match.group(2))
        if year <= today.year - 10 and not _LAW_BEFORE.search(text[: match.start()]):
            yield _finding(BIRTH, match)


def _finding(what: object, match: re.Match[str]) -> Finding:
    return Finding(str(what), match.start(), match.end(), match.group(0).strip())
