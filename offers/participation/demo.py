"""The Wohnungsführerschein in two versions, with dates, numbers, cards at several states and one certificate."""

import datetime as dt
from typing import Any

from accounts.clock import BERLIN
from desk.demo.world import World
from offers.participation import services
from offers.participation.models import CertificateProgramme, Module, Session, StampCard

MODULES = [
    ("M1", "Wohnungssuche und Bewerbung", "Wohnbau Auental GmbH"),
    ("M2", "Mietvertrag und Kaution", "Mieterverein Auental e. V."),
    ("M3", "Strom, Heizung, Nebenkosten", "Stadtwerke Auenstadt"),
    ("M4", "Müll, Wertstoffe, Lüften", "Abfallwirtschaft des Kreises"),
    ("M5", "Nachbarschaft und Hausordnung", "Quartiersbüro Lindtal"),
]
SIXTH = ("M6", "Übergabe, Mängel, Auszug", "Haus und Grund Auental")
#: First evenings of a course, one week after the other.
AUTUMN, WINTER, SPRING = dt.date(2025, 9, 1), dt.date(2026, 1, 12), dt.date(2026, 3, 9)
#: Which cards came to which evening, and how many without one.
AUTUMN_CAME = [([1, 2, 3], 11), ([1, 2], 19), ([1, 2, 3], 15), ([1], 9), ([1, 2], 7)]
WINTER_CAME = [
    ([5, 6, 7], 8), ([5, 6], 10), ([5, 6], 6), ([2, 5], 9), ([6], 11), ([6], 5),
]  # fmt: skip
EASTER = dt.date(2026, 4, 6)


def build(world: World) -> None:
    offer, editor = world["offer:Wohnungsführerschein für alle"], world.people["ngo_editor"]
    programme = services.create_programme(
        district=world.district, by=editor, title="Wohnungsführerschein", short="WF",
        provider=offer.provider, subtitle="Gut wohnen im Landkreis Auental. Ein Angebot für alle.",
        achievement="kennt Rechte und Pflichten rund um die Mietwohnung.", offers=[offer],
    )  # fmt: skip
    world.remember("certificate_programme", programme)
    _first_course(world, programme)
    _second_version(world, programme)
    _coming(world, offer, editor)
    _other_dates(world)
    _still_in_writing(world)


def _first_course(world: World, programme: CertificateProgramme) -> None:
    """Five evenings under the first version; card 1 has them all and its certificate."""
    editor = world.people["ngo_editor"]
    for code, title, partner in MODULES:
        services.add_module(programme, code=code, title=title, partner=partner, required=True, by=editor)
    services.put_in_force(programme, today=dt.date(2025, 8, 18), by=editor)
    cards = services.hand_out_cards(programme, count=4, today=AUTUMN, by=editor)
    rows = _evenings(world, programme, AUTUMN, 5)
    _note(rows, AUTUMN_CAME, editor)
    services.issue_certificate(cards[0], today=dt.date(2025, 9, 29), by=editor)


def _second_version(world: World, programme: CertificateProgramme) -> None:
    """Six modules from October on; card 2 of the first version fills up at an evening of the second."""
    editor = world.people["ngo_editor"]
    services.revise_programme(programme, by=editor)
    code, title, partner = SIXTH
    services.add_module(programme, code=code, title=title, partner=partner, required=True, by=editor)
    services.put_in_force(programme, today=dt.date(2025, 10, 13), by=editor)
    services.hand_out_cards(programme, count=5, today=WINTER, by=editor)
    _note(_evenings(world, programme, WINTER, 6), WINTER_CAME, editor)
    world.remember("stamp_card", StampCard.objects.get(programme=programme, number=6))


def _coming(world: World, offer: Any, editor: Any) -> None:
    """The next course: the first evening is full, somebody moved up, Easter Monday is called off."""
    programme = world["certificate_programme"]
    rows = _evenings(world, programme, SPRING, 4)
    rows += _evenings(world, programme, dt.date(2026, 4, 13), 2, first=4)
    now = dt.datetime.combine(world.today - dt.timedelta(days=1), dt.time(17, 40), BERLIN)
    full = services.update_session(rows[0], capacity_override=12, now=now, by=editor)
    numbers = [services.sign_up(full, now=now) for _number in range(15)]
    services.call_off(numbers[3], now=now + dt.timedelta(hours=2))
    for _number in range(7):
        services.sign_up(rows[1], now=now)
    begin = dt.datetime.combine(EASTER, dt.time(18), BERLIN)
    (easter,) = services.create_sessions(
        offer, starts_at=begin, ends_at=begin + dt.timedelta(hours=2), by=editor
    )
    services.cancel_session(easter, reason="Ostermontag. Weiter geht es am 13. April.", now=now, by=editor)
    world.remember("offer_session", full)


def _other_dates(world: World) -> None:
    """Two offers that only count who comes: one small evening, one whose attendance is still to be noted."""
    digital, by = world["offer:Digital mobil: Behördenwege online"], world.people["second_coordinator"]
    rows = _dates(digital, [dt.date(2026, 1, 6), dt.date(2026, 2, 3), dt.date(2026, 3, 3)], 16, by)
    for row, number in zip(rows, (9, 3), strict=False):
        services.note_attendance(row, walk_ins=number, today=row.day, by=by)
    parents = world["offer:Elterncafé an der Lindenschule"]
    (morning,) = _dates(parents, [dt.date(2026, 2, 26)], 8, world.people["ngo_editor"])
    for _number in range(6):
        services.sign_up(morning, now=morning.starts_at - dt.timedelta(days=2))


def _still_in_writing(world: World) -> None:
    """A second certificate whose first version is a draft."""
    parents, editor = world["offer:Elterncafé an der Lindenschule"], world.people["ngo_editor"]
    programme = services.create_programme(
        district=world.district, by=editor, title="Elternpass Schule", short="EP",
        provider=parents.provider, achievement="kennt die Wege der Schule.", offers=[parents],
    )  # fmt: skip
    for code, title in (("E1", "Zeugnis und Elternabend"), ("E2", "Übergang in die fünfte Klasse")):
        services.add_module(programme, code=code, title=title, required=True, by=editor)


def _evenings(
    world: World, programme: CertificateProgramme, monday: dt.date, number: int, *, first: int = 0
) -> list[Session]:
    """Mondays from 18 to 20 h, one module each in the order of the version in force."""
    offer, editor = world["offer:Wohnungsführerschein für alle"], world.people["ngo_editor"]
    modules = list(
        Module.objects.filter(
            version_of__programme=programme, version_of__in_force_from__isnull=False
        ).order_by("-version_of__number", "code")
    )
    days = [monday + dt.timedelta(weeks=week) for week in range(number)]
    return [
        row
        for day, module in zip(days, modules[first:], strict=False)
        for row in _dates(offer, [day], 18, editor, module=module)
    ]


def _dates(offer: Any, days: list[dt.date], hour: int, by: Any, **values: Any) -> list[Session]:
    begin = dt.datetime.combine(days[0], dt.time(hour), BERLIN)
    return services.create_sessions(
        offer, starts_at=begin, ends_at=begin + dt.timedelta(hours=2), more_days=days[1:], by=by, **values
    )


def _note(rows: list[Session], came: list[tuple[list[int], int]], by: Any) -> None:
    for row, (cards, others) in zip(rows, came, strict=True):
        services.note_attendance(row, walk_in_cards=cards, walk_ins=others, today=row.day, by=by)
