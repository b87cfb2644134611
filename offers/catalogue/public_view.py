"""What public pages show, as plain values: topics, places, the three doors, one offer."""

import datetime as dt
from typing import Any

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts import clock
from accounts.districts.models import District
from accounts.languages import page_language
from coordination.network.fields import FieldOfAction
from offers.catalogue import choices, rules, texts, wording
from offers.catalogue.models import ACCESS_FIELDS
from offers.catalogue.other_sections import public_sections_of
from offers.catalogue.public_facts import NEXT, cost_facts, opening_words, registration_facts, when_facts
from offers.catalogue.public_map import point_words
from offers.places.map import draw_map
from offers.places.published_selectors import Place

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
DOORS = {
    choices.Openness.OPEN: (gettext_lazy("Offen für alle"), "door"),
    choices.Openness.ON_REQUEST: (gettext_lazy("Offen auf Anfrage"), "doorask"),
    choices.Openness.TARGET_GROUP: (gettext_lazy("Nur für eine Gruppe"), "group"),
}


def read_language(query: QueryDict) -> str:
    """The language in which somebody asks for the texts of an offer; an unknown one is answered with 400."""
    code = query.get("sprache", "")
    if code and not texts.is_text_language(code):
        raise BadRequest("sprache")
    return code


def list_language() -> str:
    """The language in which a list shows titles, "" for German."""
    return texts.READ_IN.get(page_language(get_language()).code, ("",))[0]


def home_context(district: District, summary: dict[str, Any], places: list[Place]) -> dict[str, Any]:
    counts, numbers = summary["counts"], summary["places"]
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
            {
                "name": place.name,
                "ags": place.ags,
                "count": numbers.get(place.pk, 0),
                "url": f"{list_url}?ort={place.ags}",
            }
            for place in places
        ],
        "elsewhere": counts["total"] - sum(numbers.get(place.pk, 0) for place in places),
        "map": draw_map(
            places,
            {place.ags: numbers.get(place.pk, 0) for place in places},
            url_of=lambda place: f"{list_url}?ort={place.ags}",
            words_of=point_words,
        ),
    }


def offer_context(
    district: District, row: dict[str, Any], bound_until: dt.date | None, reading: texts.Reading
) -> dict[str, Any]:
    list_url = reverse("offers:public-search", kwargs={"district_slug": district.slug})
    home_url = reverse("offers:public-home", kwargs={"district_slug": district.slug})
    door, sign = DOORS[row["openness"]]
    others = public_sections_of(district, row)
    return {
        "district": district,
        "public_area": "offers",
        "offer": row | reading.texts,
        "reading": reading,
        "german_title": row["title"],
        "page_url": reverse(
            "offers:public-offer", kwargs={"district_slug": district.slug, "offer_slug": row["slug"]}
        ),
        "other_sections": others,
        "door": door,
        "door_sign": sign,
        "door_text": door_text(row, bound_until),
        "specs": _specs(district, row | reading.texts, has_dates=bool(others)),
        "access": _access(row),
        "is_low_threshold": rules.is_low_threshold(row),
        "next_check": row["public_until"] - dt.timedelta(days=rules.GRACE_DAYS),
        "breadcrumb": [(_("Start"), home_url), (_("Angebote"), list_url), (reading.texts["title"], "")],
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
        gender = wording.gender_words(row["gender_only"])
        words += f" {gender[0].upper()}{gender[1:]}."
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


def _specs(
    district: District, row: dict[str, Any], *, has_dates: bool = False
) -> list[tuple[str, str, str, str]]:
    """Sign, question, answer and side note of "Das Wichtigste"; what nobody said is called so.

    `has_dates`: the page lists its dates one by one. An answer may be a text in another language than the page's: it brings its own mark.
    """
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
        *when_facts(district, row, clock.now(), dates=0 if has_dates else NEXT),
        ("place", _("Wo"), place_words(row) or unknown, ""),
        ("talk", _("Sprachen"), languages or unknown, " ".join([*extra, f"{level}."])),
        *cost_facts(row),
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


def place_words(row: dict[str, Any]) -> str:
    if row["place_kind"] == choices.PlaceKind.ADDRESS:
        city = " ".join(filter(None, (row["public_postcode"], row["municipality_name"])))
        if shown := [part for part in (row["public_address"], city) if part]:
            return texts.told_german(", ".join(shown))
        return _("Der Ort wird auf Anfrage genannt.")
    return str(choices.PlaceKind(row["place_kind"]).label)


def told_in_list(row: dict[str, Any]) -> dict[str, texts.Told]:
    """Title and times in the reader's language, if the row brings them; else in German."""
    page = page_language(get_language())
    return {
        name: texts.told_text(row[name], row.get(f"told_{name}") or "", list_language(), page.tag)
        for name in ("title", "times")
    }
