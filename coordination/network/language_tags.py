"""How HTML and readers call the languages: BCP 47 tag, own name and direction, by ISO 639-3 code.

Own names as the Unicode Common Locale Data Repository (CLDR) gives them. A language that is not here has its
three letters as tag and its German name.
"""

_TAGS_AND_NAMES = {
    "deu": "de Deutsch", "sqi": "sq Shqip", "amh": "am አማርኛ", "ara": "ar العربية", "hye": "hy Հայերեն",
    "aze": "az Azərbaycanca", "bam": "bm Bamanakan", "ben": "bn বাংলা", "bos": "bs Bosanski", "bul": "bg Български",
    "zho": "zh 中文", "prs": "prs دری", "eng": "en English", "est": "et Eesti", "ewe": "ee Eʋegbe", "fin": "fi Suomi",
    "fra": "fr Français", "ful": "ff Pulaar", "kat": "ka ქართული", "ell": "el Ελληνικά", "hau": "ha Hausa",
    "heb": "he עברית", "hin": "hi हिन्दी", "ibo": "ig Igbo", "ind": "id Bahasa Indonesia", "ita": "it Italiano",
    "jpn": "ja 日本語", "kaz": "kk Қазақ тілі", "kin": "rw Ikinyarwanda", "kor": "ko 한국어", "hrv": "hr Hrvatski",
    "kmr": "kmr Kurmancî", "lav": "lv Latviešu", "lin": "ln Lingála", "lit": "lt Lietuvių", "mkd": "mk Македонски",
    "nld": "nl Nederlands", "orm": "om Oromoo", "pus": "ps پښتو", "pes": "fa فارسی", "pol": "pl Polski",
    "por": "pt Português", "pan": "pa ਪੰਜਾਬੀ", "ron": "ro Română", "rus": "ru Русский", "srp": "sr Српски",
    "slk": "sk Slovenčina", "slv": "sl Slovenščina", "som": "so Soomaali", "ckb": "ckb کوردیی ناوەندی",
    "spa": "es Español", "swa": "sw Kiswahili", "tgl": "tl Tagalog", "tam": "ta தமிழ்", "tgk": "tg Тоҷикӣ",
    "tha": "th ไทย", "tir": "ti ትግርኛ", "ces": "cs Čeština", "tur": "tr Türkçe", "ukr": "uk Українська",
    "hun": "hu Magyar", "urd": "ur اردو", "uzb": "uz Oʻzbekcha", "vie": "vi Tiếng Việt", "wol": "wo Wolof",
    "yor": "yo Yorùbá",
}  # fmt: skip
#: Written from right to left.
RIGHT_TO_LEFT = frozenset({"ara", "heb", "prs", "pes", "pus", "ckb", "urd"})


def tag_of(code: str) -> str:
    """The tag for `lang`; variants of German ("de-x-leicht") are German to a screen reader."""
    if code.startswith("de-x-"):
        return "de"
    return _TAGS_AND_NAMES[code].split(" ", 1)[0] if code in _TAGS_AND_NAMES else code


def direction_of(code: str) -> str:
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"


def own_name_of(code: str) -> str:
    """How its speakers call it, or nothing where we do not know."""
    return _TAGS_AND_NAMES[code].split(" ", 1)[1] if code in _TAGS_AND_NAMES else ""
