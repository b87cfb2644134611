"""List and map as equals: letters tie the hits of a page to the municipalities they are in."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from string import ascii_uppercase
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offers.catalogue.published_selectors import PublicFinds
from offers.places.map import DistrictMap, draw_map
from offers.places.published_selectors import Place

Row = Mapping[str, Any]


def letters_of(rows: Sequence[Row], places: Sequence[Place]) -> list[str]:
    """A, B, C … for the hits of one page; none while there is no map to tie them to."""
    if not any(place.point for place in places):
        return [""] * len(rows)
    return list(ascii_uppercase[: len(rows)])


def map_of(
    places: list[Place], found: PublicFinds, letters: Sequence[str], url_of: Callable[[Place], str]
) -> DistrictMap:
    """The map beside the list: pins for the hits of the page, shades for all of them where they were counted."""
    ags_of = {place.pk: place.ags for place in places}
    here: dict[str, list[str]] = defaultdict(list)
    for row, letter in zip(found.rows, letters, strict=True):
        if ags := ags_of.get(row["place_id"]):
            here[ags].append(letter)
    counted = found.tally.places if found.tally else None
    numbers = {
        place.ags: counted[place.pk] if counted is not None else len(here[place.ags]) for place in places
    }
    return draw_map(places, numbers, url_of=url_of, words_of=point_words, letters=here)


def point_words(place: Place, number: int) -> str:
    """What a screen reader says of a municipality on the map."""
    if not number:
        return _("%(place)s: kein Angebot") % {"place": place.name}
    words = ngettext("%(place)s: %(number)d Angebot", "%(place)s: %(number)d Angebote", number)
    return words % {"place": place.name, "number": number}


def is_on_map(row: Row, drawn: DistrictMap, places: Sequence[Place]) -> bool:
    ags = next((place.ags for place in places if place.pk == row["place_id"]), None)
    return any(area.ags == ags for area in drawn.areas)


def off_the_map(
    rows: Sequence[Row], letters: Sequence[str], drawn: DistrictMap, places: Sequence[Place]
) -> str:
    """Which letters have no pin, and why; "" if all have one."""
    missing = [
        letter
        for row, letter in zip(rows, letters, strict=True)
        if letter and not is_on_map(row, drawn, places)
    ]
    if not missing:
        return ""
    if len(missing) == 1:
        return _("%(letter)s steht nicht auf der Karte.") % {"letter": missing[0]}
    listed = ", ".join(missing[:-1])
    return _("%(letters)s und %(last)s stehen nicht auf der Karte.") % {
        "letters": listed,
        "last": missing[-1],
    }
