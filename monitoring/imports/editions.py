"""Which of two editions of a value is the newer one (domain paper, § 7: keep both, newest active)."""

import re

_DAY = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def edition_age(edition: str) -> tuple[int, int, int]:
    """Day or year an edition names; without either it is older than all that name one."""
    if day := _DAY.search(edition):
        return int(day[3]), int(day[2]), int(day[1])
    years = _YEAR.findall(edition)
    return (int(max(years)), 0, 0) if years else (0, 0, 0)


def is_newer(coming: str, present: str) -> bool:
    """Whether a value that is read in now takes the place of the one that counts; of equals the later read."""
    return edition_age(coming) >= edition_age(present)
