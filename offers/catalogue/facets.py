"""The filters of the public list: what can be chosen, what was chosen, and how many there are of each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext as _

from coordination.network.languages import Language
from offers.catalogue import choices, wording
from offers.catalogue.models import ACCESS_FIELDS
from offers.catalogue.public_view import DOORS, TOPICS
from offers.catalogue.published_selectors import AGES, ANYWHERE, COST_LIMITS, WITHOUT_A_PLACE
from offers.catalogue.tally import Tally
from offers.catalogue.texts import told_german
from offers.places.published_selectors import Place, published_near

TEXT_LIMIT = 200
#: Kilometres around a municipality that can be chosen.
RADII = ("5", "10", "20")
#: Languages that stand in the filter; the others are found by the search box.
FREQUENT = ("deu", "eng", "ara", "ukr", "tur", "rus", "pes", "prs", "kmr", "tir", "som", "fra", "pol", "ron", "bul", "gsg")  # fmt: skip


@dataclass(frozen=True)
class Facet:
    """One filter: its parameter on the page and what can be chosen."""

    key: str
    param: str
    title: str
    options: list[tuple[str, str]] = field(default_factory=list)


def facets_for(places: Sequence[Place]) -> list[Facet]:
    where: list[tuple[str, str]] = [(place.ags, told_german(place.name)) for place in places]
    if where:
        where.append((ANYWHERE, _("kommt zu Ihnen, im ganzen Kreis oder online")))
    access = [(name, wording.question(name)) for name in ACCESS_FIELDS]
    languages = [(code, str(Language(code).label)) for code in FREQUENT]
    doors = [(str(code), str(title)) for code, (title, _sign) in DOORS.items()]
    return [
        Facet("topic", "thema", _("Thema"), [(code, str(title)) for code, (title, _sign) in TOPICS.items()]),
        Facet("municipality", "ort", _("Ort"), where),
        Facet("language", "sprache", _("Sprache"), languages),
        Facet("openness", "offen", _("Wer kann kommen"), doors),
        Facet("cost", "kosten", _("Kosten"), [("frei", _("kostenlos")), ("bis5", _("bis 5 Euro"))]),
        Facet("age", "alter", _("Alter"), _age_options()),
        Facet("weekday", "tag", _("Tag"), _pairs(choices.Weekday)),
        Facet("registration", "anmeldung", _("Anmeldung"), _pairs(choices.Registration)),
        Facet("access", "barrierefrei", _("Barrierefrei"), access),
    ]


def read_query(query: QueryDict, facets: list[Facet]) -> tuple[dict[str, list[str]], str]:
    """The chosen values, each one that is offered; anything else is answered with 400."""
    known = {facet.param for facet in facets} | {"q", "nach", "umkreis"}
    if strangers := set(query) - known:
        raise BadRequest(", ".join(sorted(strangers)))
    chosen = {facet.key: _checked(query.getlist(facet.param), facet.options) for facet in facets}
    chosen["radius"] = _checked(query.getlist("umkreis")[:1], [(radius, "") for radius in RADII])
    return chosen, _text(query.get("q", ""))


def widened(chosen: dict[str, list[str]], places: list[Place]) -> dict[str, list[str]]:
    """The choices with every municipality within the chosen radius of a chosen one."""
    if not chosen["radius"]:
        return chosen
    kilometres, wide = float(chosen["radius"][0]), list[str]()
    for ags in chosen["municipality"]:
        wide += [ags] if ags == ANYWHERE else published_near(places, ags, kilometres)
    return chosen | {"municipality": list(dict.fromkeys(wide))}


def read_api_query(query: QueryDict, usual: int, most: int) -> tuple[dict[str, list[str]], str, int]:
    """The same for programs: English names, ISO and AGS codes."""
    facets = facets_for([])
    known = {facet.key for facet in facets} | {"search", "cursor", "page_size"}
    if strangers := set(query) - known:
        raise BadRequest(", ".join(sorted(strangers)))
    options = {facet.key: facet.options for facet in facets} | {"language": _pairs(Language)}
    chosen = {
        key: _checked(query.getlist(key), pairs) for key, pairs in options.items() if key != "municipality"
    }
    chosen["municipality"] = [ags for ags in query.getlist("municipality") if ags.isascii() and ags.isdigit()]
    size = query.get("page_size", str(usual))
    if not (size.isascii() and size.isdigit() and 1 <= int(size[:4]) <= most):
        raise BadRequest("page_size")
    return chosen, _text(query.get("search", "")), int(size)


def numbers_for(facet: Facet, tally: Tally | None, places: Sequence[Place]) -> dict[str, int]:
    """How many would be left with each option; nothing where there are too many to look at each."""
    if tally is None:
        return {}
    match facet.key:
        case "municipality":
            found = {place.ags: tally.places[place.pk] for place in places}
            return found | {ANYWHERE: sum(tally.place_kind[kind] for kind in WITHOUT_A_PLACE)}
        case "cost":
            return {code: tally.up_to(limit) for code, limit in COST_LIMITS.items()}
        case "age":
            return {code: tally.taking(*ages) for code, ages in AGES.items()}
    counter = getattr(tally, facet.key)
    return {code: counter[code] for code, _label in facet.options}


def _age_options() -> list[tuple[str, str]]:
    return [
        ("kinder", _("Kinder bis 11")),
        ("jugend", _("Jugendliche, 12 bis 17")),
        ("jung", _("junge Erwachsene, 18 bis 26")),
        ("erwachsen", _("Erwachsene, 27 bis 64")),
        ("alt", _("ab 65")),
    ]


def _pairs(codes: Any) -> list[tuple[str, str]]:
    return [(str(code), str(label)) for code, label in codes.choices]


def _checked(values: list[str], options: list[tuple[str, str]]) -> list[str]:
    values = [value for value in dict.fromkeys(values) if value]
    known = {code for code, _label in options}
    if any(value not in known for value in values):
        raise BadRequest
    return values


def _text(text: str) -> str:
    if len(text) > TEXT_LIMIT or "\x00" in text:
        raise BadRequest
    return text.strip()
