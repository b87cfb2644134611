"""What the README points to is there: a newcomer follows it before asking anybody."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "docs" / "architecture.md",
    *sorted((ROOT / "docs/handbook").glob("*.md")),
]
#: `path/to/file.py` in running text, and [words](path) in links.
NAMED = re.compile(r"`((?:[a-z_]+/)+[\w.]+\.(?:py|html|yaml|md|css))`")
LINKED = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def places(page: Path) -> set[Path]:
    text = page.read_text()
    return {ROOT / name for name in NAMED.findall(text)} | {
        page.parent / name for name in LINKED.findall(text)
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_place_it_names_exists(page):
    assert [str(place) for place in sorted(places(page)) if not place.exists()] == []


def test_the_three_places_of_a_newcomer_are_named():
    named = places(ROOT / "README.md")
    for name in (
        "templates/documents/committees/minutes.html",
        "committees/rules/quorum.py",
        "accounts/permissions.py",
    ):
        assert ROOT / name in named
