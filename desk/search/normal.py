"""One spelling for searching: case, ß, umlauts and accents do not matter.

Umlauts are kept twice, as ae and as a, because people type both and because the stem of "Häuser" is
that of "Haus" only without the e.
"""

import re
import unicodedata

_GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "ø": "oe", "æ": "ae", "œ": "oe", "ł": "l"}
)
_WORD = re.compile(r"\w+", re.UNICODE)
#: More words than this do not make a search better.
WORD_LIMIT = 8


def plain(text: str) -> str:
    """Case and accents off, umlauts as ae, oe, ue: "Straße in Österreich" -> "strasse in oesterreich"."""
    folded = unicodedata.normalize("NFC", text).casefold().replace("i̇", "i")
    return _without_marks(folded.translate(_GERMAN))


def bare(text: str) -> str:
    """As `plain`, but umlauts as a, o, u: "Häuser" -> "hauser"."""
    return _without_marks(unicodedata.normalize("NFC", text).casefold().replace("ß", "ss").replace("ı", "i"))


def searchable(*texts: object) -> str:
    """What is kept of a record for searching: its words, those with umlauts in both spellings."""
    whole = " ".join(str(text) for text in texts if text)
    first = _WORD.findall(plain(whole))
    known = set(first)
    more = [word for word in dict.fromkeys(_WORD.findall(bare(whole))) if word not in known]
    return " ".join([*first, *more])


def words_of(query: str) -> list[str]:
    """The words somebody searches for, at most eight."""
    return list(dict.fromkeys(_WORD.findall(plain(query))))[:WORD_LIMIT]


def bare_words_of(query: str) -> list[str]:
    """The same words with umlauts as a, o, u, in the same order."""
    pairs = {plain(word): bare(word) for word in _WORD.findall(query)}
    return [pairs.get(word, word) for word in words_of(query)]


def light_stem(word: str) -> str:
    """A word without its ending: "hauser" -> "haus", "beratungen" -> "beratung"; short ones stay."""
    for ending in ("innen", "ern", "en", "er", "es", "em", "e", "n", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def trigrams(word: str) -> frozenset[str]:
    """Groups of three signs, the beginning counted twice, as PostgreSQL does."""
    padded = f"  {word} "
    return frozenset(padded[place : place + 3] for place in range(len(padded) - 2))


def sort_key(text: str) -> str:
    """Where a name stands in a German list (DIN 5007-1: ä like a)."""
    return " ".join(_WORD.findall(bare(text)))[:200]


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if not unicodedata.combining(sign)))
