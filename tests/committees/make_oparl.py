"""A district with everything OParl can say: a board, a meeting held and one to come, papers, people, secrets."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import orjson
from django.conf import settings

from accounts.clock import BERLIN
from committees.meetings.models import AgendaItem, Meeting, Part
from committees.meetings.services.agenda import add_item, update_item
from committees.meetings.services.invitation import invite
from committees.meetings.services.minutes import publish_minutes
from committees.meetings.services.planning import create_meeting, schedule_meeting
from committees.oparl.models import OparlObject
from committees.oparl.services import publish
from committees.roster.models import Committee, SeatHolding
from committees.roster.services import create_committee, set_public_name, update_seat
from tests.committees.make import SECRET, SECRET_TEXT, at, make_board, make_meeting
from tests.committees.test_meetings_minutes import TODAY
from tests.committees.test_meetings_secret import hold_meeting_of

NOW = dt.datetime(2026, 3, 21, 10, 0, tzinfo=BERLIN)
LATER = NOW + dt.timedelta(hours=2)
PAPER = "Vorlage BT/2026/010"
#: What stands in the fields of the secret items of this story; none of it may get out.
WORDS = (
    "Quittenbaum",
    "Geheimfall",
    "Einzelfallhilfe",
    "Mispelstrauch",
    "Wacholder",
    "Schlehdorn",
    "Ebereschen",
)


@dataclass
class Story:
    """What the tests ask about."""

    board: Committee
    held: Meeting
    coming: Meeting
    network: Committee
    network_meeting: Meeting


def tell(cast: Any) -> Story:
    """One published meeting, one invited, one network round; three of sixteen members may be named."""
    board = make_board(cast)
    named = SeatHolding.objects.filter(
        term__committee=board, seat__number__lte=3, role__in=SeatHolding.HOLDERS
    )
    for holding in named:
        set_public_name(holding=holding, since=dt.date(2024, 1, 1), by=cast.coordinator)
    update_seat(seat=named.get(seat__number=2).seat, organisation=cast.bruecke, by=cast.coordinator)
    planned = make_meeting(cast, board)
    update_item(item=planned.items.get(number="Ö 2"), paper=PAPER, by=cast.clerk)
    held = hold_meeting_of(cast, invite(meeting=planned, today=dt.date(2026, 3, 2), by=cast.clerk))
    publish_minutes(meeting=held, today=TODAY, by=cast.clerk)
    network = create_committee(
        district=cast.auental,
        name="Runde der Betriebe",
        format=Committee.Format.BUSINESS,
        by=cast.coordinator,
    )
    return Story(board, held, coming_meeting(cast, board), network, _round(cast, network))


def coming_meeting(cast: Any, board: Committee) -> Meeting:
    """A meeting in June with the same paper, and a secret in every field of a non-public item."""
    meeting = create_meeting(
        committee=board,
        starts_at=at("17:00", dt.date(2026, 6, 16)),
        ends_at=at("19:00", dt.date(2026, 6, 16)),
        location="Rathaus Lindtal",
        dial_in="https://konferenz.example/Schlehdorn",
        by=cast.clerk,
    )
    add_item(
        meeting=meeting,
        title="Zuschuss Quartierstreff",
        kind=AgendaItem.Kind.CONSULTATION,
        paper=PAPER,
        by=cast.clerk,
    )
    add_item(
        meeting=meeting,
        title=SECRET,
        part=Part.NON_PUBLIC,
        kind=AgendaItem.Kind.MOTION,
        confidential_reason="Mispelstrauch",
        presenter="Wacholder",
        paper="Vorlage Ebereschen",
        proposal=SECRET_TEXT,
        by=cast.clerk,
    )
    meeting = schedule_meeting(meeting=meeting, by=cast.clerk)
    return invite(meeting=meeting, today=dt.date(2026, 5, 20), by=cast.clerk)


def _round(cast: Any, network: Committee) -> Meeting:
    meeting = create_meeting(
        committee=network,
        starts_at=at("10:00", dt.date(2026, 4, 14)),
        location="Handwerkskammer",
        by=cast.coordinator,
    )
    return schedule_meeting(meeting=meeting, by=cast.coordinator)


def published_story(cast: Any) -> Story:
    """The story with stand-ins for its papers, because printing them takes most of the time."""
    places = ("committees.meetings.services.invitation", "committees.meetings.services.minutes")
    with patch(f"{places[0]}.render_pdf", _paper), patch(f"{places[1]}.render_pdf", _paper):
        story = tell(cast)
    publish(cast.auental, now=NOW)
    return story


def _paper(*, title: str, **_: Any) -> bytes:
    return f"%PDF-1.7 {title}".encode()


def path_of(url: str) -> str:
    """The path of one of our own absolute addresses."""
    assert url.startswith(settings.BASE_URL), url
    return url.removeprefix(settings.BASE_URL)


def get(client: Any, url: str, status: int = 200) -> Any:
    """The JSON at an address of ours."""
    response = client.get(path_of(url) if url.startswith("http") else url)
    assert response.status_code == status, (url, response.status_code, response.content[:300])
    return orjson.loads(response.content)


def every_page(client: Any, url: str) -> list[dict[str, Any]]:
    """All objects of an external list, page by page."""
    found, seen = [], set()
    while url:
        assert url not in seen, "the pages go round in a circle"
        seen.add(url)
        page = get(client, url)
        found += page["data"]
        url = page["links"].get("next", "")
    return found


def shown(kind: str, key: Any) -> dict[str, Any]:
    """The object as it stands in the copy."""
    content: dict[str, Any] = orjson.loads(OparlObject.objects.get(kind=kind, key=key).body)
    return content
