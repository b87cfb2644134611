"""Words: what the house prefers, what no report says on its own, and numbers that stand in sentences."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.refusals import Refusal

#: A number of the report inside a text: ``[[offers]]``.
MARK = re.compile(r"\[\[([a-z0-9_]+)\]\]")
#: No statute we could read obliges a district; the law a text means must stand beside these words.
BOLD_CLAIM = re.compile(r"gesetzlich\s+(?:vorgeschrieben|verpflichtend|gefordert)", re.IGNORECASE)
NAMED_LAW = re.compile(r"§|Artikel\s+\d")


@dataclass(frozen=True)
class Hint:
    """A word of the text for which the house has a better one."""

    found: str
    preferred: str
    note: str = ""


def hints(text: str, terms: Iterable[tuple[str, str, str]]) -> list[Hint]:
    """Where the text uses words the house avoids, each once. `terms`: (avoided, preferred, note)."""
    found = []
    for avoided, preferred, note in terms:
        if match := _whole(avoided).search(text):
            found.append(Hint(match.group(0), preferred, note))
    return found


def in_house_words(text: str, terms: Iterable[tuple[str, str]]) -> str:
    """The text with the preferred words; a capital at the beginning stays one. One pass: no word is replaced twice."""
    preferred = {avoided.casefold(): better for avoided, better in terms if avoided}
    if not preferred:
        return text
    longest_first = sorted(preferred, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
    return pattern.sub(lambda match: _cased(match.group(0), preferred[match.group(0).casefold()]), text)


def refuse_bold_claim(text: str, *, field: str) -> None:
    """Raises `Refusal` where a text says "gesetzlich vorgeschrieben" and names no law."""
    if BOLD_CLAIM.search(text) and not NAMED_LAW.search(text):
        raise Refusal(
            _("Bitte nennen Sie das Gesetz mit Paragraf, oder lassen Sie „gesetzlich vorgeschrieben“ weg."),
            field=field,
            rule=_(
                "Die bekannten Gesetze verpflichten die Landesregierung, nicht den Kreis. Der Kreis berichtet auf "
                "Beschluss seines Kreistags oder Rats."
            ),
        )


def with_numbers(text: str, numbers: Mapping[str, str]) -> str:
    """Every ``[[key]]`` as the number it names; a key nobody knows stays as it is."""
    return MARK.sub(lambda match: numbers.get(match.group(1), match.group(0)), text)


def unknown_marks(text: str) -> list[str]:
    """Marks that no number was found for."""
    return MARK.findall(text)


def paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def findings_title(number: int = 3) -> str:
    """The one name of the findings: on every page, in print, in the form and in the list of what is missing."""
    return _("Das Wichtigste in drei Sätzen") if number == 3 else _("Das Wichtigste")


def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)


def _cased(found: str, preferred: str) -> str:
    return preferred[:1].upper() + preferred[1:] if found[:1].isupper() else preferred
