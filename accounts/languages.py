"""The languages of the interface: German and English everywhere, the others on the pages for everybody."""

from dataclasses import dataclass

from django.conf import settings

#: German in the words of Leichte Sprache; a private subtag of BCP 47, because no registered one means it.
EASY = "de-x-leicht"
#: Pages for people who signed in are written in these.
STAFF_LANGUAGES = ("de", "en")


@dataclass(frozen=True)
class PageLanguage:
    """A language of the interface: its code, its own name, and what HTML calls it."""

    code: str
    name: str
    direction: str = "ltr"

    @property
    def tag(self) -> str:
        """For `lang`: a screen reader knows German, not our variant of it."""
        return "de" if self.code == EASY else self.code


PAGE_LANGUAGES = {
    language.code: language
    for language in (
        PageLanguage("de", "Deutsch"),
        PageLanguage("en", "English"),
        PageLanguage("uk", "Українська"),
        PageLanguage("ar", "العربية", "rtl"),
        PageLanguage("tr", "Türkçe"),
        PageLanguage("ru", "Русский"),
        PageLanguage(EASY, "Leichte Sprache"),
    )
}


def page_language(code: str | None) -> PageLanguage:
    """The language of a page; German where the code is none of ours."""
    return PAGE_LANGUAGES.get(code or "", PAGE_LANGUAGES["de"])


def shown_name(language: PageLanguage) -> str:
    """How the switch calls it: "Leichte Sprache" is said only of words that a testing group has read."""
    if language.code == EASY and not settings.EASY_WORDS_CHECKED_BY:
        return "Einfache Sprache"
    return language.name
