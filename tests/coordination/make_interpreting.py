"""Builders for pools, interpreters and requests; times are Berlin local time."""

import datetime as dt
from typing import Any

from accounts.clock import BERLIN
from coordination.interpreting.codes import REQUIRED_CREDENTIALS, InterpreterStatus
from coordination.interpreting.models import BookingRequest, Interpreter, InterpreterPool
from coordination.interpreting.services.people import create_interpreter, create_pool
from coordination.interpreting.services.requests import approve_request, submit_request
from tests.cast import TODAY, Cast

NOW = dt.datetime(2026, 3, 2, 8, 0, tzinfo=BERLIN)


def berlin(day: int, hour: int, minute: int = 0, month: int = 3) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


def make_pool(cast: Cast, **fields: Any) -> InterpreterPool:
    return create_pool(by=cast.coordinator, **{"name": "Laienpool Auental", **fields})


def make_interpreter(
    cast: Cast, pool: InterpreterPool, name: str = "Tesfay Gebremedhin", **fields: Any
) -> Interpreter:
    given, _, family = name.partition(" ")
    values: dict[str, Any] = {
        "pool": pool,
        "given_name": given,
        "family_name": family,
        "home": cast.lindtal,
        "status": InterpreterStatus.ACTIVE,
        "email": f"{given.lower()}@auental.example",
        "phone": "00000 7788",
        "languages": {"tir": "native", "deu": "C1"},
        "credentials": {kind: dt.date(2025, 1, 1) for kind in REQUIRED_CREDENTIALS},
        "today": TODAY,
        **fields,
    }
    return create_interpreter(by=cast.coordinator, **values)


def make_request(cast: Cast, pool: InterpreterPool, **fields: Any) -> BookingRequest:
    by = fields.pop("by", cast.ngo_editor)
    values: dict[str, Any] = {
        "requester": cast.bruecke,
        "contact_name": "Bettina Rehm",
        "contact_phone": "00000 4321",
        "contact_email": "rehm@schule.example",
        "language": "tir",
        "occasion": "parent_talk",
        "starts_at": berlin(9, 14),
        "ends_at": berlin(9, 15),
        "place": "Lindenschule, Schulweg 2, Raum 14",
        "municipality": cast.lindtal,
        "necessity_confirmed": True,
        "no_other_help_confirmed": True,
        "now": NOW,
        **fields,
    }
    return submit_request(pool=pool, by=by, **values)


def make_open_request(cast: Cast, pool: InterpreterPool, **fields: Any) -> BookingRequest:
    return approve_request(make_request(cast, pool, **fields), by=cast.coordinator)
