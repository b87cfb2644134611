"""What makes documents quick must not change them: fonts cut once, pictures packed once, no `var()` left."""

import gc
import io
import re

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.template import engines
from fontTools.ttLib import TTFont
from PIL import Image

from documents.render import fonts, render_pdf, services
from documents.render.letterhead import letterhead_of
from documents.render.pictures import with_kept_crest
from documents.render.stylesheet import PRINT_CSS, with_values

HEAD = (
    '{% extends "documents/base.html" %}{% block content %}'
    '{% include "documents/_head.html" with letterhead=letterhead heading=title only %}{% endblock %}'
)


@pytest.fixture
def head(monkeypatch):
    template = engines["django"].from_string(HEAD)
    monkeypatch.setattr(services, "render_to_string", lambda _name, values: template.render(values))
    return lambda district: render_pdf(template="x", context={}, title="Niederschrift", district=district)


@pytest.fixture
def give_crest():
    def give(district, colour: str, mode: str = "RGBA") -> None:
        picture = io.BytesIO()
        Image.new(mode, (60, 74), colour).save(picture, "PNG")
        district.crest.save("wappen.png", ContentFile(picture.getvalue()))

    return give


def colours(data: bytes) -> set[tuple[int, ...]]:
    """First sign of every picture in the file."""
    found = set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for image in page.get_images().values():
                picture = pikepdf.PdfImage(image).as_pil_image().convert("RGB")
                found.add(picture.getpixel((5, 5)))
    return found


def test_a_crest_used_again_gives_the_same_bytes_and_keeps_its_transparency(
    head, cast, give_crest, judge_pdf
):
    give_crest(cast.auental, "#0b4f56cc")
    first, second = head(cast.auental), head(cast.auental)
    assert first == second
    with pikepdf.open(io.BytesIO(second)) as pdf:
        [image] = pdf.pages[0].get_images().values()
        assert "/SMask" in image
    judge_pdf(second)


def test_a_new_crest_is_printed_at_once_and_each_district_has_its_own(head, cast, give_crest):
    give_crest(cast.auental, "#aa0000", "RGB")
    give_crest(cast.nordmark, "#0000aa", "RGB")
    assert colours(head(cast.auental)) == {(0xAA, 0, 0)}
    assert colours(head(cast.nordmark)) == {(0, 0, 0xAA)}
    give_crest(cast.auental, "#00aa00", "RGB")
    assert colours(head(cast.auental)) == {(0, 0xAA, 0)}


def test_a_crest_that_only_begins_like_a_picture_is_left_to_weasyprint(cast, head):
    cast.auental.crest.save("wappen.png", ContentFile(b"\x89PNG\r\n\x1a\nbroken"))
    letterhead, pictures = with_kept_crest(letterhead_of(cast.auental))
    assert pictures == {}
    assert letterhead.crest.startswith("data:")
    assert head(cast.auental).startswith(b"%PDF")


def test_the_sheet_has_values_where_it_had_variables():
    source = PRINT_CSS.read_text()
    ready = with_values(source)
    assert "var(" in source
    assert "var(" not in ready
    assert with_values(
        ":root { --a: #fff; --b-c: 2mm; } p { color: var(--a); margin: var(--b-c) 0 }"
    ).endswith("p { color: #fff; margin: 2mm 0 }")


def test_no_font_has_axes_and_every_weight_of_the_family_is_there():
    names = [path.name for path in fonts.font_files().values()]
    assert len(names) == 12
    weights = {}
    for name, path in fonts.font_files().items():
        with TTFont(path) as font:
            assert "fvar" not in font, path
            weights[name] = font["OS/2"].usWeightClass
    declared = re.findall(r'font-weight: (\d+);.*?"shipped:(font-\d+\.ttf)"', fonts.font_face_css())
    assert {name: weights[name] for _weight, name in declared} == {
        name: int(weight) for weight, name in declared
    }


def test_a_weight_made_anew_has_the_same_bytes(settings, tmp_path):
    [source] = {
        fonts._shipped(package, file)
        for package, files in fonts.FAMILIES.values()
        for file, _weight, _style in files
        if "[" in file
    }
    here = fonts._of_one_weight(source, 500)
    settings.VAR_DIR = tmp_path
    there = fonts._of_one_weight(source, 500)
    assert there.parent.parent == tmp_path
    assert here.read_bytes() == there.read_bytes()
    assert list(there.parent.iterdir()) == [there]


def test_the_collector_rests_only_for_short_documents_and_always_wakes_up(monkeypatch):
    def state(html: str) -> bool:
        with services._collector_resting(html):
            return gc.isenabled()

    assert state("kurz") is False
    long = "x" * (services.MAX_RESTING_CHARACTERS + 1)
    assert state(long) is True
    of_suite = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    try:
        with services._collector_resting(long):
            assert gc.get_threshold() == services.SELDOM
        assert gc.get_threshold() == (700, 10, 10)
    finally:
        gc.set_threshold(*of_suite)
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), services._collector_resting("kurz"):
        1 / 0  # noqa: B018
    assert gc.isenabled()
