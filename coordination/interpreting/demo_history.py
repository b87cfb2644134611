"""Demo: what the pool did from 2020 to 2025, so that the report has something to count.

Written in one go, without mails and without a line in the log per request: these years were over before the house began.
"""

import datetime as dt
from itertools import cycle

from accounts.clock import BERLIN
from coordination.interpreting.codes import RejectionReason, RequestStatus
from coordination.interpreting.models import Assignment, BookingRequest, Interpreter, InterpreterPool
from coordination.interpreting.models.bookings import ALPHABET
from coordination.network.models import Organisation
from desk.demo.world import World

#: Requests per quarter, and how many of them came about, year by year: demand grew faster than the pool at first.
YEARS = {2020: (20, 12), 2021: (24, 15), 2022: (34, 20), 2023: (32, 22), 2024: (34, 25), 2025: (36, 29)}
#: How often a language is asked for; the last two have few interpreters or none free.
ASKED = (
    "ara",
    "tir",
    "ukr",
    "ara",
    "tur",
    "rus",
    "ukr",
    "ara",
    "tir",
    "prs",
    "ukr",
    "tur",
    "ara",
    "ron",
    "rus",
    "som",
)
OCCASIONS = (
    "authority_visit", "parent_talk", "counselling", "daycare_admission", "psychosocial", "work", "parent_talk",
    "housing", "counselling", "info_event", "authority_visit", "psychosocial",
)  # fmt: skip
#: What became of the requests that did not come about, in turn.
OTHERWISE = (RequestStatus.UNFILLED, RequestStatus.CANCELLED, RequestStatus.UNFILLED, RequestStatus.REJECTED)


def build(world: World) -> None:
    pool = InterpreterPool.objects.get(district=world.district)
    bodies = list(Organisation.objects.filter(district=world.district).order_by("name")[:12])
    rows = [
        _request(world, pool, bodies, year, quarter, number, served)
        for year, (asked, served) in YEARS.items()
        for quarter in range(4)
        for number in range(asked)
    ]
    for index, row in enumerate(rows):
        row.number = _number(index)
    BookingRequest.objects.bulk_create(rows)
    Assignment.objects.bulk_create(_assignments(rows, pool))


def _request(
    world: World, pool: InterpreterPool, bodies: list[Organisation], year: int, quarter: int, number: int, served: int
) -> BookingRequest:  # fmt: skip
    """One on every second day of the quarter, never two at the same hour: people speak more than one language."""
    day = dt.date(year, 3 * quarter + 1, 2) + dt.timedelta(days=2 * number)
    day += dt.timedelta(days=max(0, day.weekday() - 4) and 7 - day.weekday())
    starts_at = dt.datetime.combine(day, dt.time(8 + 3 * (number % 3)), BERLIN)
    place = number + 5 * quarter + year
    came = served + (-2, 1, 0, 1)[quarter]
    is_served = number * came // _asked(year) != (number + 1) * came // _asked(year)
    status = RequestStatus.HELD if is_served else OTHERWISE[number % len(OTHERWISE)]
    return BookingRequest(
        district=world.district, pool=pool, requester=bodies[place % len(bodies)],
        requested_by=world.people["coordinator"], contact_name="Bettina Rehm", contact_phone="00000 43-21",
        contact_email="einsatzstelle@auental.example", language=ASKED[place % len(ASKED)],
        occasion=OCCASIONS[place % len(OCCASIONS)], starts_at=starts_at,
        ends_at=starts_at + dt.timedelta(minutes=(45, 60, 90)[number % 3]),
        submitted_at=starts_at - dt.timedelta(days=6 + place % 7 + (3 if year < 2023 else 0)),
        place="Kreishaus", municipality=list(world.municipalities.values())[place % 12],
        necessity_confirmed=True, no_other_help_confirmed=True, status=status,
        rejection_reason=RejectionReason.TOO_LATE if status == RequestStatus.REJECTED else "",
    )  # fmt: skip


def _asked(year: int) -> int:
    return YEARS[year][0]


def _number(index: int) -> str:
    """Numbers as the house gives them, but the same in every demo."""
    digits = []
    for _place in range(5):
        index, digit = divmod(index, len(ALPHABET))
        digits.append(ALPHABET[digit])
    return "S-Z" + "".join(reversed(digits))


def _assignments(rows: list[BookingRequest], pool: InterpreterPool) -> list[Assignment]:
    """The people of a language take turns; whoever signs in keeps a short list of own dates."""
    turns: dict[str, cycle[Interpreter]] = {}
    made = []
    for row in rows:
        if row.status != RequestStatus.HELD:
            continue
        if row.language not in turns:
            speaking = Interpreter.objects.filter(
                pool=pool, languages__language=row.language, user__isnull=True
            )
            turns[row.language] = cycle(speaking.order_by("family_name", "given_name"))
        made.append(
            Assignment(
                request=row,
                interpreter=next(turns[row.language]),
                starts_at=row.starts_at,
                blocked_until=row.ends_at + dt.timedelta(minutes=30),
                assigned_at=row.submitted_at,
                confirmed_at=row.submitted_at,
            )
        )
    return made
