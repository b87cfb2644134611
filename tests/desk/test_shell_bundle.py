"""One stylesheet for the staff, one for the public, and no rule forgotten."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from desk.shell.bundle import BUNDLES

SOURCE = Path(settings.BASE_DIR) / "static" / "css"
TEMPLATES = "".join(path.read_text() for path in (Path(settings.BASE_DIR) / "templates").rglob("*.html"))
#: Loaded on their own, before the colours of the district.
ALONE = {"fonts", "tokens"}


@pytest.mark.parametrize("name", BUNDLES)
def test_a_bundle_holds_each_of_its_files(name):
    text = Path(finders.find(name)).read_text()
    for part in BUNDLES[name]:
        assert (SOURCE / f"{part}.css").read_text() in text


def test_no_stylesheet_is_forgotten():
    named = {part for parts in BUNDLES.values() for part in parts} | ALONE
    there = {str(path.relative_to(SOURCE).with_suffix("")) for path in SOURCE.rglob("*.css")}
    of_one_room = {part for part in there - named if f"css/{part}.css" in TEMPLATES}
    assert not there - named - of_one_room


def test_a_bundle_points_to_no_file_beside_itself():
    for parts in BUNDLES.values():
        for part in parts:
            text = (SOURCE / f"{part}.css").read_text().replace("url(#", "").replace("url(data:", "")
            text = text.replace("url('data:", "").replace('url("data:', "")
            assert "url(" not in text, part
