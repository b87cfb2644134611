"""What public pages show, as plain values: topics, filters, hits, the three doors."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import clock
from accounts.districts.models import District, Municipality
from coordination.network.fields import FieldOfAction
from coordination.network.languages import Language
from offers.catalogue import choices, rules, wording
from offers.catalogue.models import ACCESS_FIELDS
from offers.catalogue.public_facts import cost_fact, opening_words, registration_facts, when_facts
from offers.catalogue.published_selectors import PublicPage

TEXT_LIMIT = 200
#: The words and signs people look for, by field of action.
TOPICS: dict[str, tuple[Any, str]] = {
    FieldOfAction.LANGUAGE: (gettext_lazy("Deutsch lernen und üben"), "talk"),
    FieldOfAction.HOUSING: (gettext_lazy("Wohnen"), "house"),
    FieldOfAction.WORK: (gettext_lazy("Arbeit und Beruf"), "work"),
    FieldOfAction.EDUCATION: (gettext_lazy("Schule und Ausbildung"), "school"),
    FieldOfAction.CHILDREN_FAMILY: (gettext_lazy("Kinder und Familie"), "family"),
    FieldOfAction.HEALTH: (gettext_lazy("Gesundheit"), "health"),
    FieldOfAction.COUNSELLING: (gettext_lazy("Beratung und Behörden"), "advice"),
    FieldOfAction.ANTI_DISCRIMINATION: (gettext_lazy("Schutz vor Diskriminierung"), "shield"),
    FieldOfAction.CULTURE: (gettext_lazy("Kultur"), "globe"),
    FieldOfAction.SPORT_LEISURE: (gettext_lazy("Freizeit und Sport"), "free"),
    FieldOfAction.VOLUNTEERING: (gettext_lazy("Ehrenamt"), "hands"),
    FieldOfAction.POLITICAL_PARTICIPATION: (gettext_lazy("Mitreden und mitbestimmen"), "voice"),
    FieldOfAction.MOBILITY_DIGITAL: (gettext_lazy("Unterwegs und digital"), "bike"),
}
#: Languages that stand in the filter; the others are found by the search box.
FREQUENT = ("deu", "eng", "ara", "ukr", "tur", "rus", "pes", "prs", "kmr", "tir", "som", "fra", "pol", "ron", "bul", "gsg")  # fmt: skip
DOORS = {
    choices.Openness.OPEN: (gettext_lazy("Offen für alle"), "door"),
    choices.Openness.ON_REQUEST: (gettext_lazy("Offen auf Anfrage"), "doorask"),
    choices.Openness.TARGET_GROUP: (gettext_lazy("Nur für eine Gruppe"), "group"),
}
#: The open interface speaks English, the page German; both mean the same choices.
PAGE_KEYS = {
    "topic": "thema", "municipality": "ort", "language": "sprache", "openness": "offen",
    "cost": "kosten", "registration": "anmeldung", "access": "barrierefrei",
}  # fmt: skip


@dataclass(frozen=True)
class Facet:
    """One filter: its parameter on the page and what can be chosen."""

    key: str
    param: str
    title: str
    options: list[tuple[str, str]] = field(default_factory=list)


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


def facets_for(municipalities: Iterable[Municipality]) -> list[Facet]:
    access = [(name, wording.question(name)) for name in ACCESS_FIELDS]
    languages = [(code, str(Language(code).label)) for code in FREQUENT]
    doors = [(str(code), str(title)) for code, (title, _sign) in DOORS.items()]
    return [
        Facet("topic", "thema", _("Thema"), [(code, str(title)) for code, (title, _sign) in TOPICS.items()]),
        Facet("municipality", "ort", _("Ort"), [(place.ags, place.name) for place in municipalities]),
        Facet("language", "sprache", _("Sprache"), languages),
        Facet("openness", "offen", _("Wer kann kommen"), doors),
        Facet("cost", "kosten", _("Kosten"), [("frei", _("kostenlos"))]),
        Facet("registration", "anmeldung", _("Anmeldung"), _pairs(choices.Registration)),
        Facet("access", "barrierefrei", _("Barrierefrei"), access),
    ]


def read_query(query: QueryDict, facets: list[Facet]) -> tuple[dict[str, list[str]], str]:
    """The chosen values, each one that is offered; anything else is answered with 400."""
    known = {facet.param for facet in facets} | {"q", "nach"}
    if strangers := set(query) - known:
        raise BadRequest(", ".join(sorted(strangers)))
    chosen = {facet.key: _checked(query.getlist(facet.param), facet.options) for facet in facets}
    return chosen, _text(query.get("q", ""))


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


def home_context(district: District, summary: dict[str, Any]) -> dict[str, Any]:
    counts = summary["counts"]
    list_url = reverse("offers:public-search", kwargs={"district_slug": district.slug})
    return {
        "district": district,
        "public_area": "",
        "total": counts["total"],
        "open_total": counts["open"],
        "list_url": list_url,
        "topics": [
            {
                "title": title,
                "sign": sign,
                "count": counts[f"field_{code}"],
                "url": f"{list_url}?thema={code}",
            }
            for code, (title, sign) in TOPICS.items()
        ],
        "places": [
            {"name": place.name, "ags": place.ags, "count": count, "url": f"{list_url}?ort={place.ags}"}
            for place, count in summary["places"]
        ],
        "elsewhere": counts["total"] - sum(count for _place, count in summary["places"]),
    }


def search_context(
    district: District, query: QueryDict, facets: list[Facet], chosen: dict, text: str, page: PublicPage
) -> dict[str, Any]:
    base = reverse("offers:public-search", kwargs={"district_slug": district.slug})
    return {
        "district": district,
        "public_area": "offers",
        "list_url": base,
        "text": text,
        "boxes": [_box(facet, chosen[facet.key]) for facet in facets if facet.options],
        "chips": _chips(base, query, facets, chosen),
        "hits": [_hit(district, row) for row in page.rows],
        "next_url": f"{base}?{_with(query, nach=page.after)}" if page.after else "",
        "first_url": f"{base}?{_with(query, nach='')}" if query.get("nach") else "",
        "breadcrumb": [],
    }


def offer_context(district: District, row: dict[str, Any], bound_until: dt.date | None) -> dict[str, Any]:
    list_url = reverse("offers:public-search", kwargs={"district_slug": district.slug})
    home_url = reverse("offers:public-home", kwargs={"district_slug": district.slug})
    door, sign = DOORS[row["openness"]]
    return {
        "district": district,
        "public_area": "offers",
        "offer": row,
        "door": door,
        "door_sign": sign,
        "door_text": door_text(row, bound_until),
        "specs": _specs(district, row),
        "access": _access(row),
        "is_low_threshold": rules.is_low_threshold(row),
        "next_check": row["public_until"] - dt.timedelta(days=rules.GRACE_DAYS),
        "breadcrumb": [(_("Start"), home_url), (_("Angebote"), list_url), (row["title"], "")],
    }


def door_text(row: dict[str, Any], bound_until: dt.date | None = None) -> str:
    """The door explained: who may come, and if not everybody, why and until when."""
    ages = wording.age_words(row["age_min"], row["age_max"])
    tail = f" {ages[0].upper()}{ages[1:]}." if ages else ""
    if row["openness"] == choices.Openness.OPEN:
        words = _("Jede:r kann kommen, egal woher und mit welchem Aufenthalt. Sie müssen nichts nachweisen.")
        if row["german_level"] == choices.GermanLevel.NONE:
            words += " " + _("Sie brauchen kein Deutsch.")
        return words + tail
    words = _("Für: %(groups)s.") % {"groups": wording.group_names(row["target_groups"])}
    if row["gender_only"]:
        words += f" {wording.gender_words(row['gender_only']).capitalize()}."
    reason = choices.ClosedReason(row["target_group_reason"]).label
    words += " " + _("Grund: %(reason)s") % {"reason": reason}
    words += (" " + _("bis %(day)s") % {"day": f"{bound_until:%d.%m.%Y}"} if bound_until else "") + "."
    if row["openness"] == choices.Openness.ON_REQUEST:
        words += " " + _("Andere können vorher fragen.")
    if planned := opening_words(row):
        words += f" {planned}"
    return words + tail


def as_json(row: dict[str, Any]) -> dict[str, Any]:
    """A public row as the open interface shows it."""
    return row | {"low_threshold": rules.is_low_threshold(row)}


def _specs(district: District, row: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """Sign, question, answer and side note of "Das Wichtigste"; what nobody said is called so."""
    unknown = _("keine Angabe")
    languages = wording.language_words(row["languages_spoken"])
    extra = []
    if row["languages_taught"]:
        extra.append(
            _("Unterrichtet wird: %(names)s.") % {"names": wording.language_words(row["languages_taught"])}
        )
    if row["languages_on_request"]:
        names = wording.language_words(row["languages_on_request"])
        extra.append(_("Auf Anfrage gedolmetscht: %(names)s.") % {"names": names})
    level = choices.GermanLevel(row["german_level"]).label
    return [
        *when_facts(district, row, clock.now()),
        ("place", _("Wo"), _place(row) or unknown, ""),
        ("talk", _("Sprachen"), languages or unknown, " ".join([*extra, f"{level}."])),
        cost_fact(row),
        *registration_facts(row),
    ]


def _access(row: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """Class, sign, question and answer for each kind of access."""
    looks = {"yes": ("is-yes", "ok"), "no": ("is-no", "x"), "unknown": ("is-unknown", "unknown")}
    return [
        (
            *looks[row[name]],
            wording.question(name),
            str(choices.YesNoUnknown(row[name]).label),
        )
        for name in ACCESS_FIELDS
    ]


def _place(row: dict[str, Any]) -> str:
    if row["place_kind"] == choices.PlaceKind.ADDRESS:
        city = " ".join(filter(None, (row["public_postcode"], row["municipality_name"])))
        shown = [part for part in (row["public_address"], city) if part]
        return ", ".join(shown) or _("Der Ort wird auf Anfrage genannt.")
    return str(choices.PlaceKind(row["place_kind"]).label)


def _hit(district: District, row: dict[str, Any]) -> Hit:
    door, sign = DOORS[row["openness"]]
    note = ""
    if row["openness"] != choices.Openness.OPEN:
        note = wording.group_names(row["target_groups"])
    languages = [*row["languages_spoken"], *row["languages_on_request"]]
    line = [wording.language_words(languages), wording.cost_words(row["cost"], "")]
    url = reverse("offers:public-offer", kwargs={"district_slug": district.slug, "offer_slug": row["slug"]})
    times = wording.when_words(row["recurrence"], row["times"]).replace("\n", ". ")
    return Hit(
        row["title"], url, row["provider_name"], str(door), sign, note, times, _place(row),
        " · ".join(part for part in line if part),
    )  # fmt: skip


def _box(facet: Facet, chosen: list[str]) -> dict[str, Any]:
    labels = [label for code, label in facet.options if code in chosen]
    return {
        "param": facet.param,
        "title": facet.title,
        "label": f"{facet.title}: {', '.join(labels)}" if labels else facet.title,
        "is_on": bool(labels),
        "options": [(code, label, code in chosen) for code, label in facet.options],
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
    return found


def _with(query: QueryDict, **changed: str) -> str:
    copy = query.copy()
    for name, value in changed.items():
        copy.pop(name, None)
        if value:
            copy[name] = value
    return copy.urlencode()


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
