"""Showing why a hit is a hit."""

import re
from difflib import SequenceMatcher

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from desk.search.normal import bare, plain, words_of

_WORD = re.compile(r"(\w+)", re.UNICODE)
#: From this likeness on, two words are taken for the same word with a typing error.
ALIKE = 0.72


def marked(text: str, query: str) -> SafeString:
    """The text with the words that were found in <mark>."""
    wanted = words_of(query)
    parts = (
        (format_html("<mark>{}</mark>", part) if _is_meant(part, wanted) else escape(part),)
        for part in _WORD.split(str(text))
        if part
    )
    return format_html_join("", "{}", parts)


def _is_meant(part: str, wanted: list[str]) -> bool:
    if not part.strip() or not part[0].isalnum():
        return False
    spellings = (plain(part), bare(part))
    return any(
        word in spelling or (len(word) > 4 and likeness(word, spelling) >= ALIKE)
        for word in wanted
        for spelling in spellings
    )


def likeness(word: str, other: str) -> float:
    """How alike two words are; the longer one may go on, as compounds do."""
    return SequenceMatcher(None, word, other[: len(word) + 1]).ratio()


def corrected_words(query: str, words: set[str]) -> list[tuple[str, str]]:
    """Typed words that stand in no hit, with the word of the hits that was meant."""
    found = []
    for word in words_of(query):
        if not words or any(word in other for other in words):
            continue
        best = max(words, key=lambda other: likeness(word, other))
        if likeness(word, best) >= ALIKE:
            found.append((word, best))
    return found
