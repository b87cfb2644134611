"""The schema files of HSDS 3.0. They are not part of this repository; without them the tests that need them
are skipped, loudly."""

import functools
import json
import os
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

FOLDER = Path(
    os.environ.get("HSDS_SCHEMAS", Path(__file__).resolve().parents[3] / "shared" / "standards" / "hsds-3.0")
)
NAMES = (
    "service", "service_list", "organization", "organization_list", "service_at_location",
    "service_at_location_list", "taxonomy", "taxonomy_term",
)  # fmt: skip


def is_there() -> bool:
    return all((FOLDER / f"{name}.json").is_file() for name in NAMES)


def problems(name: str, record: Any) -> list[str]:
    """What is wrong with a record, also with its names: a property the schema does not know is a mistake."""
    checker = _checker(name)
    schema = checker.schema
    found = [f"{'/'.join(map(str, item.path))}: {item.message}" for item in checker.iter_errors(record)]
    return [*found, *_strangers(schema, record, name)]


@functools.cache
def _checker(name: str) -> Any:
    schema = json.loads((FOLDER / f"{name}.json").read_text())
    return Draft202012Validator(schema, format_checker=FormatChecker())


def _strangers(schema: dict[str, Any], record: Any, where: str) -> list[str]:
    if isinstance(record, list):
        return [words for row in record for words in _strangers(schema.get("items", {}), row, where)]
    known = schema.get("properties")
    if not isinstance(record, dict) or known is None:
        return []
    found = [f"{where}/{name} is not in the schema" for name in record if name not in known]
    for name, value in record.items():
        found += _strangers(known.get(name, {}), value, f"{where}/{name}")
    return found
