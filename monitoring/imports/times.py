"""Points in time as files write them, and the year by which they are sorted."""

import re

_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_SCHOOL_YEAR = re.compile(r"(\d{4})\s*/\s*(\d\d)")
_SPREADSHEET_YEAR = re.compile(r"(\d{4})[.,]0+")


class UnknownTime(ValueError):
    """No year can be found in the text."""


def read_time(text: str) -> tuple[str, int]:
    """The text in one spelling and its sort year: the last year it names.

    `"2012-2017"` -> 2017, `"2019/20"` -> 2020, `"2020-12-31"` -> ("31.12.2020", 2020).
    """
    text = " ".join(text.split())
    if day := _ISO_DAY.fullmatch(text):
        return f"{day[3]}.{day[2]}.{day[1]}", int(day[1])
    if year := _SPREADSHEET_YEAR.fullmatch(text):
        text = year[1]
    if school := _SCHOOL_YEAR.fullmatch(text):
        begin = int(school[1])
        if int(school[2]) == (begin + 1) % 100:
            return text, begin + 1
    years = _YEAR.findall(text)
    if not years or len(text) > 40:
        raise UnknownTime(text)
    return text, max(map(int, years))


def is_time(text: str) -> bool:
    try:
        read_time(text)
    except UnknownTime:
        return False
    return True
