"""P4: how many SQL statements pages need, walked over every list and every page of a record.

The rows come from the access matrix, so that a new page is measured without being named here.
"""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from committees.roster.models import Committee
from coordination.interpreting.models import InterpreterPool
from offers.funding.models import FundingProgramme
from offers.participation.models import CertificateProgramme
from tests.access.rows import Row, World
from tests.cast import make_committee
from tests.committees.make import MEETING_DAY, make_board, make_meeting
from tests.committees.make_ballots import make_circulation
from tests.coordination import make as network
from tests.coordination.make_cases import make_case
from tests.coordination.make_interpreting import make_interpreter, make_pool, make_request
from tests.offers import make as offers
from tests.offers import make_participation as participation
from tests.test_access import ROWS

HTML, API = 12, 6
ENDINGS = (
    "-list",
    "-detail",
    "-live",
    "-paper",
    "-committee",
    "-committees",
    "-meeting",
    "-papers",
    "-report",
    "-reports",
    "-completeness",
    "-outcomes",
    "legal-basis",
    "house-terms",
    ":openness",
    ":coverage",
    "my-boards",
    "my-offers",
    "my-invitations",
    "translation-queue",
    ":translations",
    ":translation",
    "public-search",
    "public-offer",
    "public-home",
)
PAGES = [row for row in ROWS if row.method == "get" and row.url_name.endswith(ENDINGS)]


def looker(row: Row) -> str:
    """Who measures a page: a visitor where it is public, else the first person it opens for."""
    if row.expect["anonymous"] == 200:
        return "anonymous"
    return next((name for name, status in row.expect.items() if status == 200), "")


def statements(client, address: str) -> int:
    """Statements of a second request, session and rights included."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200, address
    return len(captured)


@pytest.mark.parametrize("row", [row for row in PAGES if looker(row)], ids=str)
def test_every_list_and_page_of_a_record_stays_within_its_statements(row: Row, cast, as_person):
    client = as_person(looker(row))
    address = reverse(row.url_name, kwargs=row.args(World(cast))) + row.query
    limit = API if row.url_name.startswith("api:") else HTML
    count = statements(client, address)
    assert count <= limit, f"{row.url_name}: {count} statements, allowed {limit}"


#: Rows on the page compared with a single one.
MANY = 25
#: How to add one more row to a list, who looks at it, and how many rows to compare with one.
LISTS = {
    "offers:offer-list": ("coordinator", lambda cast, n: offers.draft(cast, title=f"Angebot {n}"), MANY),
    "offers:freshness-list": (
        "coordinator",
        lambda cast, n: offers.published(cast, title=f"Angebot {n}"),
        MANY,
    ),
    "offers:period-list": ("coordinator", lambda cast, n: grant(cast, n), MANY),
    "offers:ending-list": ("coordinator", lambda cast, n: grant(cast, n), MANY),
    "offers:programme-list": (
        "coordinator",
        lambda cast, n: offers.programme(cast, name=f"Programm {n}"),
        MANY,
    ),
    "offers:session-list": ("coordinator", lambda cast, n: dates(cast, n), MANY),
    "offers:curriculum-list": ("coordinator", lambda cast, n: curriculum(cast, n), MANY),
    "offers:card-list": ("coordinator", lambda cast, n: stamp_card(cast), MANY),
    "coordination:organisation-list": (
        "coordinator",
        lambda cast, n: network.organisation(cast.auental, f"Verein {n}"),
        MANY,
    ),
    "coordination:person-list": (
        "coordinator",
        lambda cast, n: network.function(network.person(cast.bruecke, f"Layla {n}"), cast.bruecke),
        MANY,
    ),
    "coordination:task-list": (
        "coordinator",
        lambda cast, n: network.task(cast.coordinator, cast.coordinator, title=f"Aufgabe {n}"),
        MANY,
    ),
    "coordination:barrier-list": (
        "coordinator",
        lambda cast, n: network.barrier(cast.coordinator, title=f"Hürde {n}"),
        MANY,
    ),
    "coordination:case-list": ("case_worker", lambda cast, n: make_case(cast), MANY),
    "coordination:interpreter-list": (
        "coordinator",
        lambda cast, n: make_interpreter(cast, pool_of(cast), f"Person {n}"),
        MANY,
    ),
    "coordination:booking-list": ("coordinator", lambda cast, n: make_request(cast, pool_of(cast)), MANY),
    "committees:committee-list": (
        "coordinator",
        lambda cast, n: make_committee(cast.auental, f"Gremium {n}"),
        MANY,
    ),
    "committees:meeting-list": ("coordinator", lambda cast, n: meeting(cast, n), 12),
    "committees:circulation-list": ("clerk", lambda cast, n: circulation(cast, n), 12),
}


def grant(cast, n: int):
    programme = FundingProgramme.objects.filter(district=cast.auental).first()
    offer = offers.draft(cast, title=f"Bezahltes {n}", **offers.CLOSED)
    return offers.period(cast, programme=programme, title=f"Vorhaben {n}", offers=[offer])


def dates(cast, n: int):
    return participation.session(
        cast, of=offers.draft(cast, title=f"Mit Termin {n}"), start=participation.EVENING
    )


def curriculum(cast, n: int):
    short = f"W{chr(65 + n // 26)}{chr(65 + n % 26)}"
    return participation.programme(cast, modules=1, title=f"Zertifikat {n}", short=short)


def stamp_card(cast):
    row = CertificateProgramme.objects.filter(district=cast.auental).first() or curriculum(cast, 0)
    return participation.card(cast, row)


def pool_of(cast):
    return InterpreterPool.objects.filter(district=cast.auental).first() or make_pool(cast)


def circulation(cast, n: int):
    board = Committee.objects.filter(district=cast.auental, terms__isnull=False).first()
    return make_circulation(cast, board, title=f"Frage {n}")


def meeting(cast, n: int):
    board = Committee.objects.filter(district=cast.auental, terms__isnull=False).first() or make_board(cast)
    return make_meeting(cast, board, day=MEETING_DAY + dt.timedelta(days=n))


@pytest.mark.parametrize("name", LISTS)
def test_a_full_page_costs_as_many_statements_as_one_row(name, cast, as_person):
    person, add, rows = LISTS[name]
    client = as_person(person)
    add(cast, 0)
    one = statements(client, reverse(name))
    for number in range(1, rows):
        add(cast, number)
    assert statements(client, reverse(name)) == one
