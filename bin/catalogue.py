"""Collects every German source string of code and templates and keeps the English catalogue beside them.

    python bin/catalogue.py            update locale/en/LC_MESSAGES/django.po, name what is untranslated
    python bin/catalogue.py --missing  print the untranslated strings as JSON lines
    python bin/catalogue.py --take F   take English texts from JSON lines: {"id": …, "context": …, "en": …}

Does what Django's `makemessages` does, with Babel instead of the gettext programs.
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("accounts", "config", "documents", "desk", "coordination", "offers", "committees", "monitoring")
TARGET = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
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
    found = Catalog(locale="en", domain="django", charset="utf-8")
    for name, code in sources():
        for _line, message, _comments, context in extract("python", BytesIO(code), KEYWORDS):
            flags = ["python-format"] if "%(" in str(message) else []
            found.add(message, None, [(name, 0)], flags=flags, context=context)
    return found


def load() -> Catalog:
    if not TARGET.exists():
        return Catalog(locale="en", domain="django", charset="utf-8")
    with TARGET.open("rb") as file:
        return read_po(file, locale="en", domain="django")


def missing(collected: Catalog, known: Catalog) -> list:
    """Source strings without an English text."""
    open_ones = []
    for message in collected:
        if not message.id:
            continue
        entry = known.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
        text = entry.string if entry is not None else ""
        strings = [text] if isinstance(text, str) else list(text or [])
        if not strings or not all(strings) or (entry is not None and entry.fuzzy):
            open_ones.append(message)
    return open_ones


def write(catalogue: Catalog) -> None:
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    catalogue.fuzzy = False
    catalogue.project, catalogue.version = "Teilhabenetz", "1"
    catalogue.header_comment = "# English texts of Teilhabenetz; kept complete by tests/test_catalogue.py."
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""
    # A fixed day, so that the file changes only when a text does.
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    with TARGET.open("wb") as file:
        write_po(
            file,
            catalogue,
            width=0,
            omit_header=False,
            sort_output=True,
            include_lineno=False,
            ignore_obsolete=True,
        )


def take(path: str, known: Catalog) -> None:
    """Enter English texts; a plural has two ids and two texts."""
    for line in Path(path).read_text().splitlines():
        entry = json.loads(line)
        message_id = entry["id"] if isinstance(entry["id"], str) else tuple(entry["id"])
        text = entry["en"] if isinstance(entry["en"], str) else tuple(entry["en"])
        message = known.get(
            message_id if isinstance(message_id, str) else message_id[0], entry.get("context")
        )
        if message is not None:
            message.string = text


def main() -> int:
    collected, known = collect(), load()
    open_ones = missing(collected, known)
    if "--missing" in sys.argv:
        for message in open_ones:
            sys.stdout.write(
                json.dumps({"id": message.id, "context": message.context}, ensure_ascii=False) + "\n"
            )
        return 0
    known.update(collected, no_fuzzy_matching=True)
    known.obsolete.clear()
    if "--take" in sys.argv:
        take(sys.argv[sys.argv.index("--take") + 1], known)
        open_ones = missing(collected, known)
    write(known)
    sys.stderr.write(f"{len(collected)} strings, {len(open_ones)} without an English text\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
