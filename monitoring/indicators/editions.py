"""Which edition of a value counts: the newest."""

import re

_YEAR = re.compile(r"(?:19|20)\d\d")


def edition_rank(edition: str) -> tuple[int, str]:
    """Editions sort by the last year in their name ("INKAR 2024"), then by the name."""
    years = _YEAR.findall(edition)
    return int(years[-1]) if years else 0, edition


def end_year(time_text: str) -> int | None:
    """The year a time is sorted by, its last one: "2016/2017/2018" is 2018, "2018/19" is 2019."""
    text = time_text.strip()
    years = [int(year) for year in _YEAR.findall(text)]
    if short := re.fullmatch(r"((?:19|20)\d\d)/(\d\d)", text):
        return int(short[1][:2] + short[2])
    return years[-1] if years else None
