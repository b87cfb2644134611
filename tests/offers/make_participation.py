"""Sample dates, sign-ups, programmes and cards."""

import datetime as dt
from typing import Any

from accounts.clock import BERLIN
from offers.catalogue.models import Offer
from offers.participation import services
from offers.participation.models import CertificateProgramme, Module, Participation, Session, StampCard
from tests.cast import Cast
from tests.offers import make

NOW = make.MORNING
TODAY = NOW.date()
EVENING = dt.datetime(2026, 3, 9, 18, tzinfo=BERLIN)


def offer(cast: Cast, **changed: Any) -> Offer:
    return make.published(
        cast, **{"title": "Wohnungsführerschein für alle", "capacity": 15, "waiting_list": True} | changed
    )


def session(cast: Cast, *, of: Offer | None = None, start: dt.datetime = EVENING, **values: Any) -> Session:
    end = start + dt.timedelta(hours=2)
    (row,) = services.create_sessions(
        of or offer(cast), starts_at=start, ends_at=end, by=cast.ngo_editor, **values
    )
    return row


def sign_ups(row: Session, number: int, now: dt.datetime = NOW) -> list[Participation]:
    return [services.sign_up(row, now=now) for _number in range(number)]


def programme(
    cast: Cast, *, modules: int = 6, of: Offer | None = None, **changed: Any
) -> CertificateProgramme:
    """A programme with one version in force since 5 January 2026."""
    fields = {
        "title": "Wohnungsführerschein",
        "short": "WF",
        "provider": cast.bruecke,
        "achievement": "kennt Rechte und Pflichten.",
        "offers": [of] if of else [],
    } | changed
    row = services.create_programme(district=cast.auental, by=cast.ngo_editor, **fields)
    for number in range(1, modules + 1):
        add_module(cast, row, number)
    services.put_in_force(row, today=dt.date(2026, 1, 5), by=cast.ngo_editor)
    return row


def add_module(cast: Cast, row: CertificateProgramme, number: int, **changed: Any) -> Module:
    values = {"code": f"M{number}", "title": f"Thema {number}", "required": True} | changed
    return services.add_module(row, by=cast.ngo_editor, **values)


def card(cast: Cast, row: CertificateProgramme) -> StampCard:
    return services.hand_out_cards(row, today=TODAY, by=cast.ngo_editor)[0]


def modules(row: CertificateProgramme, version: int) -> list[Module]:
    return list(Module.objects.filter(version_of__programme=row, version_of__number=version))


def attend(cast: Cast, of: Offer, module: Module, cards: list[StampCard], day: dt.date) -> Session:
    """A date on which these cards came."""
    start = dt.datetime.combine(day, dt.time(18), BERLIN)
    row = session(cast, of=of, start=start, module=module, place=f"Raum {Session.objects.count()}")
    numbers = [one.number for one in cards]
    return services.note_attendance(row, walk_in_cards=numbers, today=day, by=cast.ngo_editor)
