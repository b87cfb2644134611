"""One offer as an HSDS service with all that belongs to it, from plain values. Absent values are left out:
the schemas refuse null."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import clock
from coordination.network.languages import Language
from desk.mail.services import absolute_url
from offers.catalogue import choices, wording
from offers.catalogue.models import ACCESS_FIELDS
from offers.hsds.incomplete import IncompleteRecord
from offers.hsds.keys import key_of
from offers.hsds.schedules import schedule_notes, schedules
from offers.hsds.taxonomies import TAXONOMIES

Json = dict[str, Any]
YES, UNKNOWN = choices.YesNoUnknown.YES, choices.YesNoUnknown.UNKNOWN


def filled(values: Json) -> Json:
    """Without what is not known."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def short_organisation(row: Json) -> Json:
    """What stands in a list: one value each. Without a purpose the name has to do as description."""
    return filled(
        {
            "id": str(row["id"]),
            "name": row["name"],
            "alternate_name": row["short_name"],
            "description": row["purpose"] or row["name"],
            "website": row["website"],
            "email": row["email"],
        }
    )


def full_organisation(row: Json, services: list[Json]) -> Json:
    """An organisation with its published offers."""
    phones = _phones(row["id"], row["phone"], "organization_id")
    return short_organisation(row) | filled({"phones": phones, "services": services})


def provider_json(offer: Json) -> Json:
    """The organisation as it stands with each of its services."""
    return filled(
        {
            "id": str(offer["organisation"]),
            "name": offer["provider_name"],
            "alternate_name": offer["organisation_short_name"],
            "description": offer["organisation_purpose"] or offer["provider_name"],
            "website": offer["organisation_website"],
        }
    )


def short_service(offer: Json) -> Json:
    """What stands in a list: one value each."""
    return filled(
        {
            "id": str(offer["id"]),
            "organization_id": str(offer["organisation"]),
            "name": offer["title"],
            "description": "\n\n".join(filter(None, (offer["summary"], offer["description"]))),
            "url": absolute_url(_page_of(offer)),
            "email": offer["contact_email"],
            "status": "active",
            "interpretation_services": _interpreting(offer),
            "application_process": _registration(offer),
            "fees_description": _fees(offer),
            "eligibility_description": _eligibility(offer),
            "minimum_age": offer["age_min"],
            "maximum_age": offer["age_max"],
            "assured_date": _day(offer["last_confirmed_on"]),
            "assurer_email": offer["contact_email"],
            "last_modified": _moment(offer["changed_at"]),
            "organization": provider_json(offer),
        }
    )


def full_service(offer: Json) -> Json:
    """A service with everything that hangs on it."""
    key = offer["id"]
    place = location_json(offer)
    return short_service(offer) | filled(
        {
            "phones": _phones(key, offer["contact_phone"], "service_id"),
            "contacts": _contacts(offer),
            "schedules": _schedules(offer),
            "service_areas": _areas(offer),
            "service_at_locations": [_link(offer, place)] if place else [],
            "languages": _languages(offer),
            "cost_options": _costs(offer),
            "attributes": _attributes(offer),
        }
    )


def location_json(offer: Json) -> Json | None:
    """Where it happens; nothing for offers that come to people, and for a place that is not told."""
    key = key_of(offer["id"], "location")
    if offer["place_kind"] == choices.PlaceKind.ONLINE:
        return filled(
            {
                "id": key,
                "location_type": "virtual",
                "name": _("online"),
                "description": offer["public_address"],
            }
        )
    if offer["place_kind"] != choices.PlaceKind.ADDRESS or not offer["municipality_name"]:
        return None
    return filled(
        {
            "id": key,
            "location_type": "physical",
            "name": offer["municipality_name"],
            "description": offer["public_address"],
            "addresses": _addresses(offer),
            "accessibility": _access(offer, key),
        }
    )


def service_at_location(offer: Json, *, full: bool) -> Json | None:
    """A service and its place as one record."""
    place = location_json(offer)
    if place is None:
        return None
    if full:
        return _link(offer, place) | {"service": short_service(offer)}
    flat = {name: value for name, value in place.items() if name not in ("addresses", "accessibility")}
    return _link(offer, flat) | {"service": short_service(offer)}


def _page_of(offer: Json) -> str:
    return reverse(
        "offers:public-offer", kwargs={"district_slug": offer["district_slug"], "offer_slug": offer["slug"]}
    )


def _link(offer: Json, place: Json) -> Json:
    return {
        "id": str(offer["id"]),  # an offer has one place at most, so its key will do
        "service_id": str(offer["id"]),
        "location_id": place["id"],
        "location": place,
    }


def _addresses(offer: Json) -> list[Json]:
    """Only a whole address: the schema asks for the postal code."""
    if not (offer["public_address"] and offer["public_postcode"]):
        return []
    if not offer["land"]:
        raise IncompleteRecord(offer["title"])
    return [
        {
            "id": key_of(offer["id"], "address"),
            "location_id": key_of(offer["id"], "location"),
            "address_1": offer["public_address"],
            "city": offer["municipality_name"],
            "state_province": offer["land"],
            "postal_code": offer["public_postcode"],
            "country": "DE",
            "address_type": "physical",
        }
    ]


def _access(offer: Json, place: str) -> list[Json]:
    """What is known of each aid; nothing is said of what nobody has looked at."""
    return [
        {
            "id": key_of(offer["id"], "accessibility", name),
            "location_id": place,
            "description": wording.question(name),
            "details": _("ja") if offer[name] == YES else _("nein"),
        }
        for name in ACCESS_FIELDS
        if offer[name] != UNKNOWN
    ]


def _phones(owner: Any, number: str, owned_by: str) -> list[Json]:
    return [{"id": key_of(owner, "phone"), owned_by: str(owner), "number": number}] if number else []


def _contacts(offer: Json) -> list[Json]:
    """The person, if it agreed to be named."""
    if not offer["contact_name"]:
        return []
    person = {
        "id": key_of(offer["id"], "contact"),
        "service_id": str(offer["id"]),
        "name": offer["contact_name"],
        "email": offer["contact_email"],
    }
    return [filled(person)]


def _schedules(offer: Json) -> list[Json]:
    """A record for each regular time, and one with the words where there is only a note."""
    common = {
        "service_id": str(offer["id"]),
        "valid_from": _day(offer["valid_from"]),
        "valid_to": _day(offer["valid_until"]),
        "notes": schedule_notes(offer),
        "attending_type": "online" if offer["place_kind"] == choices.PlaceKind.ONLINE else "physical",
    }
    regular = [
        filled({"id": key_of(offer["id"], "schedule", *path), **common, **values})
        for path, values in schedules(offer)
    ]
    if regular or not offer["times"]:
        return regular
    return [filled({"id": key_of(offer["id"], "schedule"), **common, "description": offer["times"]})]


def _areas(offer: Json) -> list[Json]:
    """The district, for what is held in all of it or comes to people."""
    if offer["place_kind"] not in (choices.PlaceKind.DISTRICT_WIDE, choices.PlaceKind.OUTREACH):
        return []
    return [
        {
            "id": key_of(offer["id"], "service_area"),
            "service_id": str(offer["id"]),
            "name": offer["district_name"],
        }
    ]


def _languages(offer: Json) -> list[Json]:
    """Languages spoken there; those that are taught carry a note."""
    kinds = (("languages_spoken", ""), ("languages_taught", _("wird unterrichtet")))
    return [
        filled(
            {
                "id": key_of(offer["id"], name, code),
                "service_id": str(offer["id"]),
                "code": code,
                "name": str(Language(code).label),
                "note": note,
            }
        )
        for name, note in kinds
        for code in offer[name]
    ]


def _costs(offer: Json) -> list[Json]:
    price = {
        "id": key_of(offer["id"], "cost"),
        "service_id": str(offer["id"]),
        "currency": "EUR",
        "amount_description": offer["cost_note"],
    }
    return [filled(price) | {"amount": float(offer["cost"])}]


def _attributes(offer: Json) -> list[Json]:
    return [
        {
            "id": key_of(offer["id"], "attribute", taxonomy.code, code),
            "link_id": str(offer["id"]),
            "link_type": taxonomy.link_type,
            "link_entity": "service",
            "taxonomy_term_id": taxonomy.term_key(code),
            "taxonomy_term": taxonomy.term_as_json(code),
        }
        for taxonomy in TAXONOMIES
        for code in taxonomy.codes_of(offer)
    ]


def _interpreting(offer: Json) -> str:
    codes = offer["languages_on_request"]
    return _("Auf Anfrage: %(languages)s") % {"languages": wording.language_words(codes)} if codes else ""


def _fees(offer: Json) -> str:
    words = wording.cost_words(offer["cost"], offer["cost_note"])
    return f"{words}. {offer['reductions']}" if offer["reductions"] else words


def _registration(offer: Json) -> str:
    words = str(choices.Registration(offer["registration"]).label)
    return ". ".join(filter(None, (words, offer["registration_contact"], offer["registration_note"])))


def _eligibility(offer: Json) -> str:
    """Who may come, in one line."""
    residence = _("setzt einen Aufenthaltsstatus voraus") if offer["residence_required"] else ""
    german = (
        ""
        if offer["german_level"] == choices.GermanLevel.NONE
        else _("Deutsch ab %(level)s") % {"level": offer["german_level"]}
    )
    groups = wording.group_names(offer["target_groups"])
    gender, ages = (
        wording.gender_words(offer["gender_only"]),
        wording.age_words(offer["age_min"], offer["age_max"]),
    )
    words = (str(choices.Openness(offer["openness"]).label), groups, gender, ages, german, residence)
    return "; ".join(word for word in words if word)


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(clock.BERLIN).isoformat(timespec="seconds")
