"""Languages by their ISO 639-3 code with the name a German reader knows."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    """Languages that organisations speak, offers are held in and interpreters work in."""

    DEU = "deu", _("Deutsch")
    ALB = "sqi", _("Albanisch")
    AMH = "amh", _("Amharisch")
    ARA = "ara", _("Arabisch")
    HYE = "hye", _("Armenisch")
    AZE = "aze", _("Aserbaidschanisch")
    BAM = "bam", _("Bambara")
    BEN = "ben", _("Bengalisch")
    BOS = "bos", _("Bosnisch")
    BUL = "bul", _("Bulgarisch")
    ZHO = "zho", _("Chinesisch (Mandarin)")
    PRS = "prs", _("Dari")
    GSG = "gsg", _("Deutsche Gebärdensprache (DGS)")
    ENG = "eng", _("Englisch")
    EST = "est", _("Estnisch")
    EWE = "ewe", _("Ewe")
    FIN = "fin", _("Finnisch")
    FRA = "fra", _("Französisch")
    FUL = "ful", _("Fulfulde")
    KAT = "kat", _("Georgisch")
    ELL = "ell", _("Griechisch")
    HAU = "hau", _("Hausa")
    HEB = "heb", _("Hebräisch")
    HIN = "hin", _("Hindi")
    IBO = "ibo", _("Igbo")
    IND = "ind", _("Indonesisch")
    ITA = "ita", _("Italienisch")
    JPN = "jpn", _("Japanisch")
    KAZ = "kaz", _("Kasachisch")
    KIN = "kin", _("Kinyarwanda")
    KOR = "kor", _("Koreanisch")
    HRV = "hrv", _("Kroatisch")
    KMR = "kmr", _("Kurmandschi")
    LAV = "lav", _("Lettisch")
    LIN = "lin", _("Lingala")
    LIT = "lit", _("Litauisch")
    MKD = "mkd", _("Mazedonisch")
    MAN = "man", _("Mandinka")
    NLD = "nld", _("Niederländisch")
    ORM = "orm", _("Oromo")
    PUS = "pus", _("Paschto")
    PES = "pes", _("Persisch (Farsi)")
    POL = "pol", _("Polnisch")
    POR = "por", _("Portugiesisch")
    PAN = "pan", _("Pandschabi")
    ROM = "rom", _("Romanes")
    RON = "ron", _("Rumänisch")
    RUS = "rus", _("Russisch")
    SRP = "srp", _("Serbisch")
    SLK = "slk", _("Slowakisch")
    SLV = "slv", _("Slowenisch")
    SOM = "som", _("Somali")
    CKB = "ckb", _("Sorani")
    SPA = "spa", _("Spanisch")
    SWA = "swa", _("Suaheli")
    TGL = "tgl", _("Tagalog")
    TAM = "tam", _("Tamil")
    TGK = "tgk", _("Tadschikisch")
    THA = "tha", _("Thailändisch")
    TIR = "tir", _("Tigrinya")
    CES = "ces", _("Tschechisch")
    TUR = "tur", _("Türkisch")
    TWI = "twi", _("Twi")
    UKR = "ukr", _("Ukrainisch")
    HUN = "hun", _("Ungarisch")
    URD = "urd", _("Urdu")
    UZB = "uzb", _("Usbekisch")
    VIE = "vie", _("Vietnamesisch")
    WOL = "wol", _("Wolof")
    YOR = "yor", _("Yoruba")
    ZZA = "zza", _("Zazaki")


#: What most people who come to a counter speak; forms show these first. Not a statistic of one district.
COMMON_LANGUAGES = (
    "deu", "eng", "ara", "ukr", "rus", "tur", "kmr", "prs", "pes", "pus", "tir", "som", "fra", "ron", "bul", "pol",
    "gsg",
)  # fmt: skip

#: Two-letter codes and everyday names that tables from outside use.
LANGUAGE_ALIASES = {
    "de": "deu", "al": "sqi", "sq": "sqi", "am": "amh", "ar": "ara", "hy": "hye", "bg": "bul",
    "zh": "zho", "en": "eng", "fr": "fra", "el": "ell", "it": "ita", "ku": "kmr", "pl": "pol",
    "pt": "por", "ps": "pus", "fa": "pes", "ro": "ron", "ru": "rus", "so": "som", "es": "spa",
    "sw": "swa", "ta": "tam", "th": "tha", "ti": "tir", "tr": "tur", "uk": "ukr", "ur": "urd",
    "vi": "vie", "farsi": "pes", "persisch": "pes", "kurdisch": "kmr", "kurdisch (kurmandschi)": "kmr",
    "dgs": "gsg", "gebärdensprache": "gsg", "chinesisch": "zho", "pashto": "pus", "tigrinisch": "tir",
}  # fmt: skip


def language_code(word: str) -> str | None:
    """The code for a code, German name or alias, in any case; None if nobody knows the word."""
    wanted = word.strip().casefold()
    if wanted in Language.values:
        return wanted
    if wanted in LANGUAGE_ALIASES:
        return LANGUAGE_ALIASES[wanted]
    names = {str(language.label).casefold(): language.value for language in Language}
    return names.get(wanted)


def language_names(codes: list[str]) -> list[str]:
    """German names in the order of the list of languages."""
    return [str(language.label) for language in Language if language.value in codes]
