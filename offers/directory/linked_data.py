"""What search engines read: schema.org in JSON-LD.

A block of type `application/ld+json` is data, not script: a browser never runs it, so the content security
policy, which forbids scripts inside pages, has nothing to say about it (HTML Standard, "prepare the script
element": a data block returns before the policy is asked).
"""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from accounts.districts.models import District
from coordination.network.codes import labels
from coordination.network.languages import Language
from offers.catalogue.choices import Openness, PlaceKind
from offers.catalogue.recurrence import read_breaks
from offers.catalogue.text_parts import END, ISOLATE

#: Signs that could end the block or begin markup, as JSON may also write them.
_ESCAPES = {
    ord("<"): "\\u003C",
    ord(">"): "\\u003E",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}
#: Marks of direction are for the eye; a program wants the bare number.
_NO_ISOLATES = {ord(ISOLATE): None, ord(END): None}
CONTEXT = "https://schema.org"


def offer_data(row: dict[str, Any], district: District, url: str) -> dict[str, Any]:
    """An offer as a schema.org Service, from the public fields alone."""
    provider = {"@type": "Organization", "name": row["provider_name"]}
    contact = {"telephone": row["contact_phone"], "email": row["contact_email"]}
    found: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Service",
        "@id": url,
        "url": url,
        "name": row["title"],
        "description": row["summary"],
        "provider": provider | {key: value for key, value in contact.items() if value},
        "areaServed": {"@type": "AdministrativeArea", "name": district.name},
        "offers": _price(row),
        "availableChannel": _channel(row, url),
    }
    if closed := _closed(row):
        found["hoursAvailable"] = closed
    if row["openness"] == Openness.OPEN:
        found["audience"] = {"@type": "Audience", "audienceType": _("alle")}
    return found


def _price(row: dict[str, Any]) -> dict[str, Any]:
    """What it costs, and in words what else is to be known, in the language of the page's texts."""
    price = {"@type": "Offer", "price": f"{row['cost']:.2f}", "priceCurrency": "EUR"}
    words = [str(text) for text in (row["cost_note"], row["reductions"]) if text]
    return price | ({"description": "\n".join(words)} if words else {})


def _closed(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Its breaks: schema.org says "closed" by hours that end when they begin."""
    names = row.get("break_names") or {}
    return [
        {
            "@type": "OpeningHoursSpecification",
            "opens": "00:00",
            "closes": "00:00",
            "validFrom": pause.first.isoformat(),
            "validThrough": pause.last.isoformat(),
        }
        | ({"name": str(names.get(pause.name) or pause.name)} if pause.name else {})
        for pause in read_breaks(row["breaks"])
    ]


def _channel(row: dict[str, Any], url: str) -> dict[str, Any]:
    languages = [*row["languages_spoken"], *row["languages_on_request"]]
    channel: dict[str, Any] = {
        "@type": "ServiceChannel",
        "availableLanguage": [str(label) for label in labels(Language, languages)],
    }
    if row["registration_contact"]:
        channel["description"] = str(row["registration_contact"]).translate(_NO_ISOLATES)
    if row["place_kind"] == PlaceKind.ONLINE:
        channel["serviceUrl"] = url
    address = {
        "streetAddress": row["public_address"],
        "postalCode": row["public_postcode"],
        "addressLocality": row["municipality_name"],
    }
    known = {key: value for key, value in address.items() if value}
    if row["place_kind"] == PlaceKind.ADDRESS and known:
        place = {"@type": "PostalAddress", "addressCountry": "DE", **known}
        channel["serviceLocation"] = {"@type": "Place", "address": place}
    return channel


def data_block(data: dict[str, Any]) -> SafeString:
    """The data inside a page; no text of anybody can leave the block."""
    text = json.dumps(data, ensure_ascii=False, default=str).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # escaped above
