"""Demo: cases that were taken in and closed from 2019 to 2025, so that the report has something to count."""

import datetime as dt

from coordination.cases.codes import ClosingReason, NeedStatus, Phase
from coordination.cases.models import ALPHABET, Case, Need
from desk.demo.world import World

#: Cases taken in by year.
YEARS = {2019: 9, 2020: 13, 2021: 15, 2022: 27, 2023: 21, 2024: 19, 2025: 8}
#: Days until they were closed, in turn.
LASTED = (24, 75, 160, 320, 410, 130, 60, 240, 28, 150)
NEEDS = (
    ("wohnen", "sprache"), ("arbeit",), ("bildung", "kinder_familie"), ("wohnen",), ("gesundheit",), ("sprache",),
    ("wohnen", "beratung"), ("arbeit", "sprache"), ("kinder_familie",), ("wohnen", "arbeit"),
)  # fmt: skip
WORDS = {
    "wohnen": "Eigene Wohnung", "sprache": "Kursplatz", "arbeit": "Arbeit oder Ausbildung", "bildung": "Schulplatz",
    "kinder_familie": "Kita-Platz", "gesundheit": "Ärztliche Versorgung", "beratung": "Schulden",
}  # fmt: skip
#: The last day on which one of them is closed: all are over before the demo begins.
LAST_DAY = dt.date(2025, 12, 19)


def build(world: World) -> None:
    cases = [_case(world, year, number, count) for year, count in YEARS.items() for number in range(count)]
    for index, case in enumerate(cases):
        case.number = _number(index)
    Case.objects.bulk_create(cases)
    Need.objects.bulk_create(
        Need(
            case=case, field_of_action=field, text=WORDS[field],
            status=NeedStatus.DROPPED if (index + place) % 5 == 4 else NeedStatus.MET,
        )
        for index, case in enumerate(cases)
        for place, field in enumerate(NEEDS[index % len(NEEDS)])
    )  # fmt: skip


def _case(world: World, year: int, number: int, count: int) -> Case:
    """Spread over the year; 2025 only up to April, where the cases of the demo go on."""
    days = 110 if year == 2025 else 360
    opened_on = dt.date(year, 1, 3) + dt.timedelta(days=days * number // count)
    worker = world.people["case_worker" if number % 2 else "second_case_worker"]
    place = ("Auenstadt", "Lindtal", "Unterauen", "Weidengrund")[number % 4]
    return Case(
        district=world.district, municipality=world.municipalities[place], responsible=worker, opened_on=opened_on,
        closed_on=min(opened_on + dt.timedelta(days=LASTED[number % len(LASTED)]), LAST_DAY), phase=Phase.CLOSED,
        closing_reason=ClosingReason.values[number % 4], entry_path=("self", "referral", "authority")[number % 3],
        complexity="beratung",
    )  # fmt: skip


def _number(index: int) -> str:
    """Numbers as the house gives them, but the same in every demo."""
    index, last = divmod(index, len(ALPHABET))
    first, middle = divmod(index, len(ALPHABET))
    return f"F-ZZ{ALPHABET[first]}{ALPHABET[middle]}{ALPHABET[last]}"
