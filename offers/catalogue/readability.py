"""How hard a German text is to read: a friendly hint, never a condition.

Measured with the first Wiener Sachtextformel (Bamberger and Vanecek, "Lesen – Verstehen – Lernen – Schreiben",
1984): it gives the school year from which a text is understood, about 4 (very easy) to 15 (very hard).
Syllables are counted as groups of vowels, which is right for nearly all German words.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

WORDS = re.compile(r"[A-Za-zÄÖÜäöüß]+(?:[-:*·'’][A-Za-zÄÖÜäöüß]+)*")
SENTENCES = re.compile(r"(?<=[.!?:…])\s+|\n+")
VOWELS = re.compile(r"[aeiouyäöü]+")
#: With fewer words a formula says nothing.
ENOUGH_WORDS = 15
#: A sentence with more words is hard to keep in mind; a word with more letters wants a hyphen.
LONG_SENTENCE, LONG_WORD, LETTERS = 15, 18, 6
EASY_UNTIL, PLAIN_UNTIL = 6.0, 9.0
#: So many examples help; more only scold.
EXAMPLES = 3
SOURCE = gettext_lazy("Wiener Sachtextformel, Bamberger und Vanecek 1984")


@dataclass(frozen=True)
class Readability:
    """What was measured. `grade`: school year; `sentence`: mean words of a sentence."""

    grade: float
    sentence: float
    long_sentences: tuple[str, ...]
    long_words: tuple[str, ...]

    @property
    def is_easy(self) -> bool:
        return self.grade <= PLAIN_UNTIL

    @property
    def verdict(self) -> str:
        if self.grade <= EASY_UNTIL:
            return _("Der Text liest sich leicht.")
        if self.grade <= PLAIN_UNTIL:
            return _("Der Text liest sich gut.")
        return _("Der Text liest sich schwer. Kürzere Sätze und Wörter helfen allen.")

    @property
    def hints(self) -> list[str]:
        """What could be made easier, with the places."""
        found = []
        if self.long_sentences:
            count = len(self.long_sentences)
            found.append(
                ngettext("Ein langer Satz: %(places)s", "%(count)d lange Sätze: %(places)s", count)
                % {"count": count, "places": _places(self.long_sentences)}
            )
        if self.long_words:
            found.append(
                _("Lange Wörter, vielleicht mit Bindestrich: %(words)s")
                % {"words": ", ".join(self.long_words[:EXAMPLES])}
            )
        return found


def measure(*texts: Any) -> Readability | None:
    """The measure of some German texts together; None where there is too little to say anything."""
    sentences = [part.strip() for text in texts for part in SENTENCES.split(str(text or "")) if part.strip()]
    by_sentence = [(sentence, WORDS.findall(sentence)) for sentence in sentences]
    by_sentence = [(sentence, words) for sentence, words in by_sentence if words]
    words = [word for _sentence, found in by_sentence for word in found]
    if len(words) < ENOUGH_WORDS:
        return None
    length = len(words) / len(by_sentence)
    return Readability(
        grade=round(wiener_formula(words, length), 1),
        sentence=round(length, 1),
        long_sentences=tuple(sentence for sentence, found in by_sentence if len(found) > LONG_SENTENCE),
        long_words=tuple(dict.fromkeys(word for word in words if _longest_part(word) > LONG_WORD)),
    )


def wiener_formula(words: list[str], sentence_length: float) -> float:
    """First Wiener Sachtextformel: shares in percent, the mean length of sentences in words."""
    share = 100 / len(words)
    syllables = [syllables_of(word) for word in words]
    many = sum(number >= 3 for number in syllables) * share
    one = sum(number == 1 for number in syllables) * share
    long = sum(len(word) > LETTERS for word in words) * share
    return 0.1935 * many + 0.1672 * sentence_length + 0.1297 * long - 0.0327 * one - 0.875


def syllables_of(word: str) -> int:
    """Groups of vowels; a word without any is spoken as one syllable."""
    return len(VOWELS.findall(word.lower())) or 1


def _longest_part(word: str) -> int:
    return max(len(part) for part in re.split(r"[-:*·'’]", word))


def _places(sentences: tuple[str, ...]) -> str:
    return " ".join(f"„{' '.join(sentence.split()[:6])} …“" for sentence in sentences[:EXAMPLES])
