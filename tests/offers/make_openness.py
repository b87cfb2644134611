"""Sample rows for the openness lens, written straight into the table because many are needed."""

import datetime as dt
from typing import Any

from accounts import clock
from offers.catalogue.models import Offer
from offers.openness.models import OpennessSnapshot
from tests.cast import Cast

FAR = dt.timedelta(days=90)


def public_offer(
    cast: Cast, title: str, openness: str = "open", fields: Any = ("bildung",), **more: Any
) -> Offer:
    """A published offer as it stands today; closed ones are closed by a funding rule."""
    closed = {} if openness == "open" else {"target_groups": ["refugees"], "target_group_reason": "funding"}
    values: dict[str, Any] = {
        "provider": cast.bruecke,
        "title": title,
        "summary": "Kurz.",
        "openness": openness,
        "fields_of_action": list(fields),
        "registration": "none",
        "valid_from": clock.today() - FAR,
        "status": "published",
        "slug": title.lower().replace(" ", "-"),
        "overdue_on": clock.today() + FAR,
        "published_at": clock.now() - FAR,
        **closed,
    } | more
    return Offer.objects.create(district=values["provider"].district, **values)


def sixteen_of_forty(cast: Cast) -> list[Offer]:
    """16 open, 9 on request, 15 for a group; every fourth in two fields."""
    doors = ["open"] * 16 + ["open_on_request"] * 9 + ["target_group"] * 15
    return [
        public_offer(cast, f"Angebot {n}", door, ["bildung", "arbeit"] if n % 4 == 0 else ["bildung"])
        for n, door in enumerate(doors)
    ]


def snapshot(cast: Cast, month: dt.date | None = None, **changed: Any) -> OpennessSnapshot:
    first = (month or clock.today()).replace(day=1)
    values = {"dimension": "all", "key": "", "open": 8, "on_request": 5, "target_group": 20} | changed
    return OpennessSnapshot.objects.create(district=cast.auental, month=first, taken_on=first, **values)
