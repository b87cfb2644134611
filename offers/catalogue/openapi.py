"""The public interface in the API's description: a plain view, hence written here by hand."""

from typing import Any

from offers.catalogue.public import API_MOST, API_PAGE_SIZE
from offers.catalogue.published_selectors import PUBLIC_FIELDS

PATH = "/api/v1/public/{district}/offers"
#: Filters by name; the codes stand in the schema of an offer.
FILTERS = {
    "topic": "Field of action, code.",
    "municipality": "AGS, eight digits.",
    "language": "Language spoken there, ISO 639-3.",
    "openness": "Who may come, code.",
    "cost": "`frei`: costs nothing; `bis5`: up to five euros.",
    "age": "Whom it takes: `kinder` to 11, `jugend` 12 to 17, `jung` 18 to 26, `erwachsen` 27 to 64, `alt` from 65.",
    "weekday": "Day on which it takes place, `MO` to `SU`.",
    "registration": "How to register, code.",
    "access": "Name of a kind of access that is there, such as `wheelchair`.",
}


def describe_public_offers(result: dict[str, Any], generator: Any, **_options: Any) -> dict[str, Any]:
    """Add the list of published offers; a field reads as it does in the schema of an offer."""
    schemas = result["components"]["schemas"]
    if "Offer" not in schemas:  # a description of other addresses only
        return result
    offer = schemas["Offer"]["properties"]
    fields = {name: offer.get(name, {"type": "string"}) for name in PUBLIC_FIELDS}
    fields["public_until"] = {"type": "string", "format": "date"}
    fields["low_threshold"] = {"type": "boolean"}
    schemas["PublicOffer"] = {
        "type": "object",
        "description": "A published offer; an address worth protecting is left out.",
        "properties": fields,
        "required": list(fields),
    }
    result["paths"][PATH] = {"get": _operation()}
    result["paths"] = dict(sorted(result["paths"].items()))
    return result


def _operation() -> dict[str, Any]:
    size = {"type": "integer", "minimum": 1, "maximum": API_MOST, "default": API_PAGE_SIZE}
    several = {"type": "array", "items": {"type": "string"}}
    page = {
        "type": "object",
        "required": ["next", "results"],
        "properties": {
            "next": {"type": "string", "format": "uri", "nullable": True},
            "results": {"type": "array", "items": {"$ref": "#/components/schemas/PublicOffer"}},
        },
    }
    return {
        "operationId": "public_offers_list",
        "summary": "Published offers of a district, as open data",
        "description": "Without a key. `ETag` and `If-None-Match` are understood; kept for a few minutes.",
        "tags": ["public"],
        "security": [{}],
        "parameters": [
            {"name": "district", "in": "path", "required": True, "schema": {"type": "string"}},
            *(_query(name, several, text) for name, text in FILTERS.items()),
            _query("search", {"type": "string", "maxLength": 200}, "Words of the offer."),
            _query("page_size", size, "Rows of a page."),
            _query("cursor", {"type": "string"}, "Where the next page begins; taken from `next`."),
        ],
        "responses": {
            "200": {"description": "One page", "content": {"application/json": {"schema": page}}},
            "304": {"description": "Nothing has changed"},
            "400": {"description": "A parameter or code nobody knows"},
            "404": {"description": "No such district"},
        },
    }


def _query(name: str, schema: dict[str, Any], text: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema, "description": text}
