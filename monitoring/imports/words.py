"""Words of the files for groups, sexes and units."""

import re
from collections.abc import Iterable
from typing import NamedTuple

TOTAL, FOREIGN, GERMAN, MIGRATION, NO_MIGRATION = "total", "foreign", "german", "migration", "no_migration"
ALL, FEMALE, MALE, DIVERSE = "all", "female", "male", "diverse"

GROUPS = {
    "ausländer": FOREIGN,
    "ausländer/innen": FOREIGN,
    "ausländer/-innen": FOREIGN,
    "ausländer:innen": FOREIGN,
    "ausländerinnen und ausländer": FOREIGN,
    "ausländische bevölkerung": FOREIGN,
    "nichtdeutsche": FOREIGN,
    "nata": FOREIGN,
    "foreign": FOREIGN,
    "deutsche": GERMAN,
    "deutsche bevölkerung": GERMAN,
    "natd": GERMAN,
    "german": GERMAN,
    "mit migrationshintergrund": MIGRATION,
    "mit einwanderungsgeschichte": MIGRATION,
    "mit migrationsgeschichte": MIGRATION,
    "migration": MIGRATION,
    "ohne migrationshintergrund": NO_MIGRATION,
    "ohne einwanderungsgeschichte": NO_MIGRATION,
    "ohne migrationsgeschichte": NO_MIGRATION,
    "no_migration": NO_MIGRATION,
}
SEXES = {
    "männer": MALE,
    "männlich": MALE,
    "m": MALE,
    "gesm": MALE,
    "male": MALE,
    "frauen": FEMALE,
    "weiblich": FEMALE,
    "w": FEMALE,
    "gesw": FEMALE,
    "female": FEMALE,
    "divers": DIVERSE,
    "d": DIVERSE,
    "diverse": DIVERSE,
}
TOTALS = {"", "insgesamt", "gesamt", "total", "all", "alle", "zusammen", "alle gruppen", "beide"}
#: Units even where no title stands before them.
PLAIN_UNITS = {"anzahl", "prozent", "%"}
_UNIT = re.compile(
    r"(anzahl|prozent|%|(tsd\.?|mill?\.?|mio\.?|mrd\.?)? ?(eur|euro|€).*|je [\d. ]+.*|personen|jahre|ha|km²|qm|"
    r"1[. ]?000|tage|meter|m²|promille|index.*)",
    re.IGNORECASE,
)


class Breakdown(NamedTuple):
    """What a row of words means: title of the indicator, unit, group, sex."""

    title: str
    unit: str
    group: str
    sex: str


def read_group(text: str) -> str | None:
    """Code of a group, or None where the word is not known."""
    word = _plain(text)
    return TOTAL if word in TOTALS else GROUPS.get(word)


def read_sex(text: str) -> str | None:
    """Code of a sex, or None where the word is not known."""
    word = _plain(text)
    return ALL if word in TOTALS else SEXES.get(word)


def read_words(parts: Iterable[str], unit: str = "") -> Breakdown:
    """Headings above one column, from above: groups, sexes and the unit go to their places, the rest is the title."""
    title: list[str] = []
    group, sex = TOTAL, ALL
    for part in parts:
        word = _plain(part)
        if word in TOTALS:
            continue
        if word in GROUPS and group == TOTAL:
            group = GROUPS[word]
        elif len(word) > 1 and word in SEXES and sex == ALL:
            sex = SEXES[word]
        elif not unit and (word in PLAIN_UNITS or (title and _UNIT.fullmatch(word))):
            unit = " ".join(part.split())
        elif part.strip() not in title:
            title.append(" ".join(part.split()))
    return Breakdown(", ".join(title), unit, group, sex)


def _plain(text: str) -> str:
    return " ".join(text.split()).lower()
