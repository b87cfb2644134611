"""Collects the German source strings of code and templates and keeps the catalogues beside them.

    python bin/catalogue.py               update every catalogue, name what is untranslated
    python bin/catalogue.py --missing     print the strings without an English text as JSON lines
    python bin/catalogue.py --missing uk  the same for another language
    python bin/catalogue.py --take F      take texts from JSON lines: {"id": …, "context": …, "en": …, "uk": …}

English has a text for every string. The languages of the public site have one for every string of `PUBLIC`.
A plural has two ids, and as many texts as the language has forms.
Does what Django's `makemessages` does, with Babel instead of the gettext programs.
"""

import ast
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("accounts", "config", "documents", "desk", "coordination", "offers", "committees", "monitoring")
#: Language code of Django -> the language whose plural forms its catalogue has.
LANGUAGES = {"en": "en", "uk": "uk", "ar": "ar", "tr": "tr", "ru": "ru", "de-x-leicht": "de"}
#: What an anonymous reader meets on the pages written in every language (`HOUSE.MULTILINGUAL`): whole folders and
#: files, or, behind a file of code, the names of which only the strings are read.
PUBLIC: dict[str, tuple[str, ...]] = {
    "templates/public/offers/": (),
    "templates/public/_head.html": (),
    "templates/public/_foot.html": (),
    "templates/public/base.html": (),
    "templates/public/stop.html": (),
    "templates/public/_german.html": (),
    "templates/public/monitoring/indicators.html": (),
    "templates/public/monitoring/indicator.html": (),
    "templates/public/monitoring/concept.html": (),
    "templates/404.html": (),
    "templates/429.html": (),
    "templates/desk/shell/text_page.html": (),
    "templates/desk/shell/feedback.html": (),
    "templates/desk/shell/_contact.html": (),
    "templates/documents/base.html": (),
    "templates/documents/_crest.html": (),
    "templates/documents/offers/_head.html": (),
    "templates/documents/offers/notes.html": (),
    "templates/documents/offers/offer.html": (),
    "templates/mail/base.html": (),
    "templates/mail/offers/notes.html": (),
    "templates/mail/offers/notes.txt": (),
    "desk/shell/pages.py": ("PAGES",),
    "desk/forms/kern.py": ("TOO_LONG", "ask_kindly", "limit"),
    "coordination/network/languages.py": ("Language",),
    "offers/catalogue/public.py": (),
    "offers/catalogue/public_view.py": (),
    "offers/catalogue/public_facts.py": (),
    "offers/catalogue/recurrence_words.py": (),
    "offers/catalogue/facets.py": (),
    "offers/catalogue/search_view.py": (),
    "offers/catalogue/public_map.py": (),
    "offers/places/map.py": (),
    "offers/directory/public.py": (),
    "offers/directory/public_notes.py": (),
    "offers/directory/sheets.py": (),
    "offers/directory/papers.py": (),
    "desk/templatetags/desk.py": ("WEEKDAYS", "german_datetime", "german_time"),
    "offers/directory/public_data.py": (),
    "offers/directory/forms.py": (),
    "offers/directory/choices.py": (),
    "offers/participation/public.py": (),
    "offers/participation/public_view.py": (),
    "offers/participation/forms.py": ("PublicSignUpForm", "CodeForm"),
    "offers/participation/rules.py": ("check_open_for_sign_up", "check_line_allowed"),
    "monitoring/indicators/public.py": (),
    "monitoring/indicators/page.py": ("SHORT", "_short", "_others", "_chart", "_said"),
    "monitoring/indicators/comparison.py": (),
    "monitoring/indicators/models/value.py": ("Group", "Sign"),
    "monitoring/concept/public.py": (),
    "monitoring/concept/choices.py": ("Audience", "MeasureStatus"),
    "monitoring/concept/models/measure.py": ("Measure.period_words",),
    "coordination/network/fields.py": ("FieldOfAction",),
    "documents/charts/lines.py": (),
    "documents/charts/model.py": (),
    "offers/catalogue/wording.py": ("cost_words", "age_words", "listed"),
    "offers/catalogue/models.py": (
        "Offer.wheelchair", "Offer.hearing_loop", "Offer.easy_language", "Offer.sign_language", "Offer.childcare",
        "Offer.quiet_room",
    ),
    "offers/catalogue/choices.py": (
        "Openness", "TargetGroup", "ClosedReason", "GenderOnly", "GermanLevel", "Registration", "PlaceKind",
        "YesNoUnknown", "Weekday",
    ),
}  # fmt: skip
#: Pages in those folders that speak to providers: German and English, like everything behind the sign-in.
FOR_PROVIDERS = tuple(
    f"templates/public/offers/{name}" for name in ("freshness", "_freshness", "register", "_register")
)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def sources() -> Iterator[tuple[str, bytes]]:
    """Code as it is, templates turned into code by Django's own `templatize`."""
    from django.utils.translation.template import templatize

    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield str(path.relative_to(ROOT)), path.read_bytes()
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.suffix in {".html", ".txt", ".svg"}:
            name = str(path.relative_to(ROOT))
            yield name, templatize(path.read_text(), origin=name).encode()


def collect() -> Catalog:
    """All source strings with the files they stand in."""
    return _catalogue_of((name, code, None) for name, code in sources())


def collect_public() -> Catalog:
    """The source strings of the pages that are written in every language."""
    found = []
    for name, code in sources():
        if name.startswith(FOR_PROVIDERS):
            continue
        for place, names in PUBLIC.items():
            if name == place or (place.endswith("/") and name.startswith(place)):
                found.append((name, code, _lines_of(code, names) if names else None))
    return _catalogue_of(found)


def _catalogue_of(parts: Iterable[tuple[str, bytes, set[int] | None]]) -> Catalog:
    """Strings of files; where lines are given, only those that begin on one of them."""
    found = Catalog(locale="en", domain="django", charset="utf-8")
    for name, code, lines in parts:
        for line, message, _comments, context in extract("python", BytesIO(code), KEYWORDS):
            if lines is None or line in lines:
                flags = ["python-format"] if "%(" in str(message) else []
                found.add(message, None, [(name, 0)], flags=flags, context=context)
    return found


def _lines_of(code: bytes, names: tuple[str, ...]) -> set[int]:
    """The lines on which these classes, functions and values stand ("Class.name" for one inside a class)."""
    lines: set[int] = set()
    missing_names = set(names)
    for path, node in _named(ast.parse(code).body, ""):
        if path in missing_names:
            missing_names.discard(path)
            lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    if missing_names:
        raise ValueError(f"PUBLIC names what is not there: {', '.join(sorted(missing_names))}")
    return lines


def _named(body: list[ast.stmt], above: str) -> Iterator[tuple[str, ast.stmt]]:
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield above + node.name, node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((above + each.id, node) for each in targets if isinstance(each, ast.Name))
        if isinstance(node, ast.ClassDef):
            yield from _named(node.body, f"{above}{node.name}.")


def target(language: str) -> Path:
    """Where the catalogue of a language lies; folders are named as Django names locales."""
    from django.utils.translation import to_locale

    return ROOT / "locale" / to_locale(language) / "LC_MESSAGES" / "django.po"


def load(language: str = "en") -> Catalog:
    path, forms_of = target(language), LANGUAGES[language]
    if not path.exists():
        return Catalog(locale=forms_of, domain="django", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=forms_of, domain="django")


def missing(collected: Catalog, known: Catalog) -> list:
    """Source strings without a text, or with fewer forms than the language has."""
    open_ones = []
    for message in collected:
        if not message.id:
            continue
        entry = known.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
        text = entry.string if entry is not None else ""
        strings = [text] if isinstance(text, str) else list(text or [])
        forms = 1 if isinstance(message.id, str) else known.num_plurals
        if len(strings) < forms or not all(strings[:forms]) or (entry is not None and entry.fuzzy):
            open_ones.append(message)
    return open_ones


def write(catalogue: Catalog, language: str) -> None:
    path = target(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.fuzzy = False
    catalogue.project, catalogue.version = "Teilhabenetz", "1"
    catalogue.header_comment = "# Texts of Teilhabenetz; kept complete by tests/test_catalogue.py."
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""
    # A fixed day, so that the file changes only when a text does.
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    with path.open("wb") as file:
        write_po(
            file,
            catalogue,
            width=0,
            omit_header=False,
            sort_output=True,
            include_lineno=False,
            ignore_obsolete=True,
        )


def take(path: str, known: Catalog, language: str) -> None:
    """Enter texts of one language."""
    for line in Path(path).read_text().splitlines():
        entry = json.loads(line)
        if language not in entry:
            continue
        message_id = entry["id"] if isinstance(entry["id"], str) else tuple(entry["id"])
        text = entry[language] if isinstance(entry[language], str) else tuple(entry[language])
        message = known.get(
            message_id if isinstance(message_id, str) else message_id[0], entry.get("context")
        )
        if message is not None:
            message.string = text


def main() -> int:
    collected = {"en": collect()}
    collected |= dict.fromkeys((code for code in LANGUAGES if code != "en"), collect_public())
    if "--missing" in sys.argv:
        code = sys.argv[-1] if sys.argv[-1] in LANGUAGES else "en"
        for message in missing(collected[code], load(code)):
            sys.stdout.write(
                json.dumps({"id": message.id, "context": message.context}, ensure_ascii=False) + "\n"
            )
        return 0
    for code, strings in collected.items():
        known = load(code)
        known.update(strings, no_fuzzy_matching=True)
        known.obsolete.clear()
        if "--take" in sys.argv:
            take(sys.argv[sys.argv.index("--take") + 1], known, code)
        write(known, code)
        sys.stderr.write(f"{code}: {len(strings)} strings, {len(missing(strings, known))} without a text\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
