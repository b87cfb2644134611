"""HSDS 3.0 at the size of a large district: two thousand offers, each of them valid, the others absent."""

import itertools
import json
import uuid

import pytest

from coordination.network.fields import FieldOfAction
from coordination.network.languages import Language
from offers.catalogue.choices import GermanLevel, PlaceKind, Registration, Rhythm, Weekday
from offers.catalogue.models import Offer
from tests.offers import hsds_schema, make

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not hsds_schema.is_there(), reason="the schema files of HSDS 3.0 are not at hand (HSDS_SCHEMAS)"
    ),
]
MANY, HIDDEN = 2000, 60
#: What differs from offer to offer; lengths without a common divisor, so that they meet in ever new ways.
OPENNESS = (
    {"openness": "open"},
    {"openness": "open_on_request", "target_groups": ["women"], "target_group_reason": "protection"},
    {"openness": "target_group", "target_groups": ["refugees"], "target_group_reason": "concept"},
)
PRICES = (0, 0, "2.50", 5, "120.00")
AGES = ((None, None), (0, 6), (16, 27), (65, None), (None, 17), (18, 18), (27, None))

ACCESS = ("yes", "no", "unknown")
WITHHELD = ("draft", "submitted", "returned", "paused")


@pytest.fixture(autouse=True)
def _monday(settings):
    settings.DEMO_TODAY = "2026-03-02"


def varied(row: Offer, number: int, cast) -> Offer:
    """A copy of a published offer that differs in everything a service of the standard can say."""
    row.pk, row._state.adding = uuid.uuid4(), True
    row.title, row.slug = f"Angebot {number} „für alle“ & mehr", f"angebot-{number}"
    for name, value in OPENNESS[number % 3].items():
        setattr(row, name, value)
    row.fields_of_action = list(dict.fromkeys(FieldOfAction.values[(number * k) % 13] for k in (1, 3)))
    row.languages_spoken = ["deu", Language.values[number % len(Language.values)]]
    row.languages_taught = ["deu"] if number % 4 == 0 else []
    row.languages_on_request = [Language.values[(number * 7) % len(Language.values)]] if number % 3 else []
    row.place_kind = PlaceKind.values[number % len(PlaceKind.values)]
    row.municipality = cast.lindtal if number % 5 else None
    row.address, row.postcode = ("Markt 1", "00002") if number % 7 else ("", "")
    row.cost, row.cost_note = PRICES[number % 5], "ermäßigt frei" if number % 6 == 0 else ""
    row.registration = Registration.values[number % len(Registration.values)]
    row.german_level = GermanLevel.values[number % len(GermanLevel.values)]
    row.age_min, row.age_max = AGES[number % 7]
    row.capacity, row.waiting_list = (number % 40) or None, number % 40 > 30
    day = Weekday.values[number % 7]
    times = {
        "rhythm": Rhythm.values[number % len(Rhythm.values)],
        "days": [day],
        "start": "09:00",
        "end": "12:15",
    }
    row.recurrence = [times] if number % 8 else []
    row.breaks = [{"first": "2026-07-01", "last": "2026-08-10"}] if number % 10 == 0 else []
    row.wheelchair, row.childcare = ACCESS[number % 3], ACCESS[(number + 1) % 3]
    row.description = "Zeile eins.\n\nZeile zwei <b>ohne</b> Auszeichnung." if number % 2 else ""
    return row


@pytest.fixture
def scale(cast):
    made = plain(make.published(cast, title="Muster"))
    Offer.objects.all().delete()
    published = [varied(Offer(**made), number, cast) for number in range(MANY)]
    withheld = [varied(Offer(**made), MANY + number, cast) for number in range(HIDDEN)]
    for row, status in zip(withheld, itertools.cycle(WITHHELD), strict=False):
        row.status, row.title = status, f"KANARIE {row.slug}"
    Offer.objects.bulk_create([*published, *withheld])
    return published, withheld


def plain(row: Offer) -> dict:
    return {field.attname: getattr(row, field.attname) for field in Offer._meta.concrete_fields}


def lines(client, name):
    response = client.get(f"/hsds/{name}", {"format": "ndjson", "full": "true"})
    assert response.status_code == 200
    return [json.loads(line) for line in b"".join(response.streaming_content).splitlines()]


def test_b10_two_thousand_offers_fit_the_standard(client, scale):
    """All three lists and the control in one test: to lay the rows down takes longer than to look at them."""
    published, withheld = scale
    services = fit(client, "services", "service", withheld)
    assert {row["id"] for row in services} == {str(row.pk) for row in published}
    assert fit(client, "organizations", "organization", withheld)
    assert fit(client, "service_at_locations", "service_at_location", withheld)

    row = next(row for row in services if row.get("languages") and row.get("schedules"))
    row["languages"][0]["code"] = 7
    row["schedules"][0]["colour"] = "red"
    assert len(hsds_schema.problems("service", row)) == 2, "a fault deep in one of them would be found"


def fit(client, name, schema, withheld):
    """The rows of one list, each valid, and nothing of what is not published in any of them."""
    rows = lines(client, name)
    assert {row["id"]: found for row in rows if (found := hsds_schema.problems(schema, row))} == {}
    text = json.dumps(rows, ensure_ascii=False)
    assert "KANARIE" not in text
    assert not any(str(row.pk) in text for row in withheld)
    return rows
