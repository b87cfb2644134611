"""The interface in words a program reads: an OpenAPI file with our addresses and parameters.

The objects themselves are those of the standard; their schemas stay where they are published.
"""

from typing import Any

from django.conf import settings

SCHEMAS = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/compiled/"
WORDS = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/"
BOOLEAN, TEXT, NUMBER = {"type": "boolean"}, {"type": "string"}, {"type": "integer", "minimum": 1}
KEY = {"type": "string", "format": "uuid"}
PARAMETERS: dict[str, tuple[dict[str, Any], str]] = {
    "search": (TEXT, "Words of the record; parts of compounds and small typing errors are understood."),
    "page": (NUMBER, "Number of the page."),
    "per_page": ({**NUMBER, "maximum": 100, "default": 50}, "Records of a page."),
    "format": ({"type": "string", "enum": ["json", "ndjson"]}, "ndjson: everything, a record a line."),
    "taxonomy_term_id": (KEY, "Offers with this word."),
    "taxonomy_id": (KEY, "Offers with any word of this list."),
    "organization_id": (KEY, "Offers of this organisation."),
    "modified_after": ({"type": "string", "format": "date-time"}, "Changed at this moment or later."),
    "full": (BOOLEAN, "With all that belongs to the record."),
    "full_service": (BOOLEAN, "Organisations with all of their offers."),
    "minimal": (BOOLEAN, "Key and last change of all records in one answer."),
    "district": (TEXT, "Short name of a district; an addition to the standard."),
    "top_only": (BOOLEAN, "Understood; no word stands below another."),
}
LISTS = {
    "services": ("search", "page", "per_page", "format", "taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after", "full", "minimal", "district"),
    "service_at_locations": ("search", "page", "per_page", "format", "taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after", "full", "district"),
    "organizations": ("search", "page", "per_page", "format", "taxonomy_term_id", "taxonomy_id", "organization_id", "full", "full_service", "district"),
    "taxonomies": ("search", "page", "per_page", "format"),
    "taxonomy_terms": ("search", "page", "per_page", "format", "taxonomy_id", "top_only"),
}  # fmt: skip
OBJECTS = {
    "services": (f"{SCHEMAS}service_list.json", f"{SCHEMAS}service.json"),
    "service_at_locations": (f"{SCHEMAS}service_at_location_list.json", f"{SCHEMAS}service_at_location.json"),
    "organizations": (f"{SCHEMAS}organization_list.json", f"{SCHEMAS}organization.json"),
    "taxonomies": (f"{WORDS}taxonomy.json", f"{WORDS}taxonomy.json"),
    "taxonomy_terms": (f"{WORDS}taxonomy_term.json", f"{WORDS}taxonomy_term.json"),
}  # fmt: skip


def description() -> dict[str, Any]:
    """The whole file."""
    paths: dict[str, Any] = {"/": {"get": _operation("Version and description of this interface", {}, [])}}
    for name, parameters in LISTS.items():
        listed, whole = OBJECTS[name]
        paths[f"/{name}"] = {"get": _operation(f"Published {name}", _page(listed), list(parameters))}
        one = _operation(f"One of the {name}", {"$ref": whole}, [])
        one["parameters"].append({"name": "id", "in": "path", "required": True, "schema": KEY})
        one["responses"]["404"] = {"description": "Not there, or not published any more"}
        paths[f"/{name}/{{id}}"] = {"get": one}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Teilhabenetz: published offers as HSDS 3.0",
            "version": "3.0",
            "license": {"name": "EUPL-1.2"},
            "description": "Reading only, without a key. Nothing that is not published, confirmed and running.",
        },
        "servers": [{"url": f"{settings.BASE_URL.rstrip('/')}/hsds"}],
        "paths": paths,
    }


def _operation(summary: str, schema: dict[str, Any], parameters: list[str]) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": "As the standard draws it"}
    if schema:
        answer["content"] = {"application/json": {"schema": schema}}
    return {
        "summary": summary,
        "parameters": [
            {"name": name, "in": "query", "schema": PARAMETERS[name][0], "description": PARAMETERS[name][1]}
            for name in parameters
        ],
        "responses": {
            "200": answer,
            "400": {"description": "A parameter nobody knows, or a value that cannot be read"},
        },
    }


def _page(item: str) -> dict[str, Any]:
    whole, yes_no = {"type": "integer"}, {"type": "boolean"}
    return {
        "type": "object",
        "properties": {
            **dict.fromkeys(("total_items", "total_pages", "page_number", "size"), whole),
            **dict.fromkeys(("first_page", "last_page", "empty"), yes_no),
            "contents": {"type": "array", "items": {"$ref": item}},
        },
    }
