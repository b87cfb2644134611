"""What the public list shows, as plain values: filters, chips, hits with their letters, the map beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.districts.models import District
from desk.lists.counts import CAP
from desk.lists.words import counted, shown
from offers.catalogue import choices, wording
from offers.catalogue.facets import RADII, Facet, facets_for, numbers_for
from offers.catalogue.public_map import is_on_map, letters_of, map_of, off_the_map
from offers.catalogue.public_view import DOORS, place_words, told_in_list
from offers.catalogue.published_selectors import PublicFinds
from offers.places.published_selectors import Place


@dataclass(frozen=True)
class Hit:
    """One offer in the list."""

    title: str
    url: str
    provider: str
    door: str
    door_sign: str
    door_note: str
    times: str
    place: str
    line: str
    key: str
    letter: str
    is_on_map: bool


def search_context(
    district: District,
    query: QueryDict,
    places: list[Place],
    chosen: dict,
    text: str,
    found: PublicFinds,
    *,
    base: str = "",
) -> dict[str, Any]:
    """Everything around the hits. `base`: the address the filters belong to, where it is not the list itself."""
    base = base or reverse("offers:public-search", kwargs={"district_slug": district.slug})
    facets = facets_for(places)
    letters = letters_of(found.rows, places)
    drawn = map_of(places, found, letters, lambda place: f"{base}?{_with(query, nach='', ort=place.ags)}")
    has_points = any(place.point for place in places)
    return {
        "district": district,
        "public_area": "offers",
        "hits_words": hits_words(found),
        "list_url": base,
        "text": text,
        "boxes": [
            _box(facet, chosen[facet.key], numbers_for(facet, found.tally, places))
            for facet in facets
            if facet.options
        ],
        "radii": [(radius, radius in chosen["radius"]) for radius in RADII] if has_points else [],
        "chips": _chips(base, query, facets, chosen),
        "hits": [
            _hit(district, row, letter, is_on_map(row, drawn, places))
            for row, letter in zip(found.rows, letters, strict=True)
        ],
        "map": drawn,
        "off_the_map": off_the_map(found.rows, letters, drawn, places),
        "next_url": f"{base}?{_with(query, nach=found.after)}" if found.after else "",
        "first_url": f"{base}?{_with(query, nach='')}" if query.get("nach") else "",
        "breadcrumb": [],
    }


def hits_words(found: PublicFinds) -> str:
    """How many there are: "1 Angebot", "38 Angebote", "mehr als 300 Angebote"."""
    cap = found.cut or CAP
    if found.count > cap:
        return _("%(count)s Angebote") % {"count": counted(found.count, cap)}
    words = ngettext("%(number)s Angebot", "%(number)s Angebote", found.count)
    return words % {"number": shown(found.count)}


def _hit(district: District, row: dict[str, Any], letter: str, is_on_map: bool) -> Hit:
    door, sign = DOORS[row["openness"]]
    note = ""
    if row["openness"] != choices.Openness.OPEN:
        note = wording.group_names(row["target_groups"])
    languages = [*row["languages_spoken"], *row["languages_on_request"]]
    line = [wording.language_words(languages), wording.cost_words(row["cost"], "")]
    url = reverse("offers:public-offer", kwargs={"district_slug": district.slug, "offer_slug": row["slug"]})
    told = told_in_list(row)
    times = wording.when_words(row["recurrence"], "") or told["times"]
    return Hit(
        told["title"], url, row["provider_name"], str(door), sign, note, times, place_words(row),
        " · ".join(part for part in line if part), str(row["id"]), letter, is_on_map,
    )  # fmt: skip


def _box(facet: Facet, chosen: list[str], numbers: Mapping[str, int]) -> dict[str, Any]:
    """A filter as it stands on the page. Beside a chosen option no number: it would add to what is shown."""
    labels = [label for code, label in facet.options if code in chosen]
    adds = bool(chosen) and facet.key != "access"
    return {
        "param": facet.param,
        "title": facet.title,
        "label": f"{facet.title}: {', '.join(labels)}" if labels else facet.title,
        "is_on": bool(labels),
        "options": [
            (code, label, code in chosen, None if adds else numbers.get(code))
            for code, label in facet.options
        ],
    }


def _chips(base: str, query: QueryDict, facets: list[Facet], chosen: dict) -> list[tuple[str, str]]:
    found = []
    for facet in facets:
        for code, label in facet.options:
            if code in chosen[facet.key]:
                rest = query.copy()
                rest.setlist(facet.param, [value for value in query.getlist(facet.param) if value != code])
                rest.pop("nach", None)
                found.append((label, f"{base}?{rest.urlencode()}"))
    if chosen["radius"] and chosen["municipality"]:
        words = _("und %(radius)s km darum") % {"radius": chosen["radius"][0]}
        found.append((words, f"{base}?{_with(query, nach='', umkreis='')}"))
    return found


def _with(query: QueryDict, **changed: str) -> str:
    copy = query.copy()
    for name, value in changed.items():
        copy.pop(name, None)
        if value:
            copy[name] = value
    return copy.urlencode()
