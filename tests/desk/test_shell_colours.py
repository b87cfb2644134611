"""A district may choose any colour; the pages stay readable."""

import pytest

from desk.shell.colours import (
    CONTRAST,
    PAPER_DARK,
    PAPER_LIGHT,
    accent_of,
    contrast,
    from_oklch,
    mix,
    to_oklch,
)

COLOURS = ["#0b4f56", "#ffee00", "#ffffff", "#000000", "#d40000", "#00a0ff", "#00ff00", "#7f7f7f", "#ff00ff"]


@pytest.mark.parametrize("colour", COLOURS)
def test_text_in_any_accent_can_be_read(colour):
    accent = accent_of(colour)
    assert contrast(accent.light, PAPER_LIGHT) >= CONTRAST
    assert contrast(accent.light, mix(accent.light, PAPER_LIGHT, 0.12)) >= 4.5
    assert contrast(accent.dark, PAPER_DARK) >= CONTRAST
    assert contrast(accent.dark, mix(accent.dark, PAPER_DARK, 0.18)) >= 4.5


@pytest.mark.parametrize("colour", COLOURS)
def test_words_on_a_filled_button_can_be_read(colour):
    accent = accent_of(colour)
    assert contrast(accent.light, "#ffffff") >= 4.5
    assert contrast(accent.dark, "#000000") >= 4.5
    assert contrast(accent.light_deep, "#ffffff") >= 7


def test_a_colour_that_can_be_read_stays_as_it_is():
    assert accent_of("#0b4f56").light == "#0b4f56"


@pytest.mark.parametrize("colour", COLOURS)
def test_colours_survive_the_way_there_and_back(colour):
    assert from_oklch(*to_oklch(colour)) == colour


def test_black_on_white_has_the_greatest_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_the_stylesheet_of_a_district_may_be_kept(client, cast):
    cast.auental.accent = "#ffee00"
    cast.auental.save()
    page = client.get("/kreis/auental/farbe.css")
    assert page["Content-Type"].startswith("text/css")
    assert "public" in page["Cache-Control"]
    assert accent_of("#ffee00").light in page.content.decode()
