"""Reports and the rows their numbers are made of."""

import datetime as dt
from typing import Any

from accounts.clock import BERLIN
from coordination.barriers.models import Barrier
from coordination.network.models import Organisation
from monitoring.reports.models import IntegrationReport
from monitoring.reports.periods import Period
from monitoring.reports.services import create_report, freeze_report, release_report
from tests.cast import TODAY, Cast

PERIOD = Period(dt.date(2021, 1, 1), dt.date(2025, 12, 31))
NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=BERLIN)


def draft(cast: Cast, **fields: Any) -> IntegrationReport:
    values = {"period_start": PERIOD.first, "period_end": PERIOD.last, "by": cast.coordinator} | fields
    return create_report(district=values.pop("district", cast.auental), **values)


def frozen(cast: Cast, **fields: Any) -> IntegrationReport:
    return freeze_report(draft(cast, **fields), now=NOW, today=TODAY, by=cast.coordinator)


def released(cast: Cast, **fields: Any) -> IntegrationReport:
    return release_report(frozen(cast, **fields), now=NOW, by=cast.second_coordinator)


def foreign(cast: Cast) -> IntegrationReport:
    return draft(cast, district=cast.nordmark, by=cast.outsider)


def actor(district: Any, name: str, **fields: Any) -> Organisation:
    if fields.get("left_on"):
        fields["status"] = Organisation.Status.LEFT
    return Organisation.objects.create(district=district, name=name, **fields)


def barrier(district: Any, number: int, **fields: Any) -> Barrier:
    values = {
        "year": 2024, "sequence": number, "title": f"Hürde {number}", "description": "Kein Bus nach 18 Uhr.",
        "field_of_action": "mobilitaet_digital", "kind": "mobility", "level": "district",
        "status": "confirmed", "status_since": dt.date(2024, 5, 1), "seen_on": dt.date(2024, 4, 1),
    } | fields  # fmt: skip
    return Barrier.objects.create(district=district, **values)
