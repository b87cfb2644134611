"""Compiles `locale/*/LC_MESSAGES/*.po` whose compiled twin is missing or older.

Done with Babel, so that no machine needs the gettext programs.
"""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def compile_catalogue(source: Path) -> None:
    """Write the `.mo` beside its `.po`; fuzzy entries stay out, as gettext does it."""
    # "de_X-leicht" is German to Babel: it has no name for our private variant.
    locale = source.parts[-3].split("_")[0]
    with source.open("rb") as file:
        catalogue = read_po(file, locale=locale, domain=source.stem, abort_invalid=True)
    part = source.with_suffix(".mo.part")
    with part.open("wb") as file:
        write_mo(file, catalogue)
    part.replace(source.with_suffix(".mo"))


def main() -> int:
    """Compile what is out of date; the number of files goes to standard error."""
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            sys.stderr.write(f"==> Compiling {source.relative_to(LOCALE.parent)}\n")
            compile_catalogue(source)
    return 0


if __name__ == "__main__":
    sys.exit(main())
