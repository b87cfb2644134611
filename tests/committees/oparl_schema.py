"""The schema files of OParl 1.1, translated to what a JSON Schema validator understands.

The files use words of their own (`schema` for an inner object, `references: externalList`, three formats).
They are not part of this repository; without them the tests that need them are skipped, loudly.
"""

import json
import os
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

FOLDER = Path(
    os.environ.get(
        "OPARL_SCHEMAS", Path(__file__).resolve().parents[3] / "shared" / "standards" / "oparl-1.1"
    )
)
FORMATS = {
    "url": r"^https?://[^\s]+$",
    "date": r"^\d{4}-\d{2}-\d{2}$",
    "date-time": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$",
}
TYPES = (
    "System", "Body", "LegislativeTerm", "Organization", "Person", "Membership",
    "Meeting", "AgendaItem", "Paper", "Consultation", "File", "Location",
)  # fmt: skip


def is_there() -> bool:
    return all((FOLDER / f"{name}.json").is_file() for name in TYPES)


def validators() -> dict[str, Draft202012Validator]:
    """One per type, by the address that stands in `type`."""
    schemas = {name: _object(json.loads((FOLDER / f"{name}.json").read_text())) for name in TYPES}
    registry: Registry = Registry().with_resources(
        (
            f"urn:{name}",
            Resource.from_contents({"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema),
        )
        for name, schema in schemas.items()
    )
    return {
        f"https://schema.oparl.org/1.1/{name}": Draft202012Validator(
            {"$ref": f"urn:{name}"}, registry=registry
        )
        for name in TYPES
    }


def _object(schema: dict[str, Any]) -> dict[str, Any]:
    """Every object also needs `created` and `modified`: the prose demands it, the files forget it."""
    return {
        "type": "object",
        "required": [*schema["required"], "created", "modified"],
        "properties": {name: _property(rule) for name, rule in schema["properties"].items()},
        # Vendor fields carry a colon; anything else unknown is a mistake.
        "patternProperties": {":": True},
        "additionalProperties": False,
    }


def _property(rule: dict[str, Any]) -> dict[str, Any]:
    if rule.get("references") == "externalList":
        return {"type": "string", "pattern": FORMATS["url"]}
    if "schema" in rule and rule["type"] == "object":
        return {"$ref": f"urn:{rule['schema'].removesuffix('.json')}"}
    translated: dict[str, Any] = {"type": rule["type"]}
    if "pattern" in rule:
        translated["pattern"] = rule["pattern"].replace("\\:", ":").replace("\\/", "/")
    if "format" in rule:
        translated["pattern"] = FORMATS[rule["format"]]
    if rule["type"] == "string":
        translated["minLength"] = 1
    if rule["type"] == "array":
        translated["items"] = _property(rule["items"])
    return translated
