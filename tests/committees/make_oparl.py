"""A district with everything OParl can say: a board, a meeting held and one to come, papers, people, secrets."""

import datetime as dt
import io
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import orjson
import pikepdf
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.clock import BERLIN
from committees.meetings.models import AgendaItem, Meeting, Part
from committees.meetings.services.agenda import add_item, update_item
from committees.meetings.services.invitation import invite
from committees.meetings.services.minutes import publish_minutes
from committees.meetings.services.papers import put_paper_on_agenda
from committees.meetings.services.planning import create_meeting, schedule_meeting
from committees.oparl.models import OparlObject
from committees.oparl.services import publish
from committees.papers.models import Paper
from committees.papers.services.amendments import move_amendment, take_over_amendment
from committees.papers.services.consultations import place_on_item, send_paper
from committees.papers.services.files import attach_file
from committees.roster.models import Committee, SeatHolding
from committees.roster.services import create_committee, set_public_name, update_seat
from tests.cast import TODAY as EARLY
from tests.committees.make import SECRET, SECRET_TEXT, at, make_board, make_meeting
from tests.committees.make_papers import make_admitted, make_secret
from tests.committees.test_meetings_minutes import TODAY
from tests.committees.test_meetings_secret import hold_meeting_of

NOW = dt.datetime(2026, 3, 21, 10, 0, tzinfo=BERLIN)
LATER = NOW + dt.timedelta(hours=2)
PAPER = "BT/2026/001"
MOVED = "Der Beirat bittet die Kommunen, ein gemeinsames Merkblatt zu erstellen."
COUNCIL = "Sozialausschuss des Kreistags"
#: What stands in the fields of the secret items of this story; none of it may get out.
WORDS = (
    "Quittenbaum",
    "Geheimfall",
    "Einzelfallhilfe",
    "Mispelstrauch",
    "Wacholder",
    "Schlehdorn",
    "Ebereschen",
    "Kummerfeld",
)


@dataclass
class Story:
    """What the tests ask about."""

    board: Committee
    held: Meeting
    coming: Meeting
    network: Committee
    network_meeting: Meeting
    paper: Paper
    ahead: Paper
    secret: Paper


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
    paper = _moved(cast, board, planned)
    held = hold_meeting_of(cast, invite(meeting=planned, today=dt.date(2026, 3, 2), by=cast.clerk))
    publish_minutes(meeting=held, today=TODAY, by=cast.clerk)
    network = create_committee(
        district=cast.auental,
        name="Runde der Betriebe",
        format=Committee.Format.BUSINESS,
        by=cast.coordinator,
    )
    ahead, secret = _ahead(cast, board), make_secret(cast, committee=board)
    coming = coming_meeting(cast, board, ahead, secret)
    return Story(board, held, coming, network, _round(cast, network), paper, ahead, secret)


def _moved(cast: Any, board: Committee, meeting: Meeting) -> Paper:
    """On item Ö 2 of the meeting, with two who move it, an amendment and a file; then on to the council."""
    named = SeatHolding.objects.get(term__committee=board, seat__number=2, role="member").person
    unnamed = SeatHolding.objects.get(term__committee=board, seat__number=5, role="member").person
    paper = make_admitted(
        cast,
        committee=board,
        title="Merkblatt zur Wohnungsgeberbescheinigung",
        text=MOVED,
        reasons="Die Bescheinigung fehlt in jedem dritten Fall.",
        originator_people=[named, unnamed],
        originator_organisations=[cast.bruecke],
        originator_words="Holunder",
    )
    upload = SimpleUploadedFile("muster.pdf", blank_pdf(), "application/pdf")
    attach_file(paper=paper, title="Muster des Merkblatts", upload=upload, by=cast.clerk)
    amendment = move_amendment(
        paper=paper, mover="Liguster", replacement="Auch auf Arabisch.", today=EARLY, by=cast.clerk
    )
    take_over_amendment(amendment=amendment, today=EARLY, by=cast.clerk)
    item = update_item(item=meeting.items.get(number="Ö 2"), paper=paper.number, by=cast.clerk)
    place_on_item(paper=paper, item=item, role="pre_advice", late_reason="", today=EARLY, by=cast.clerk)
    send_paper(paper=paper, body=COUNCIL, role="decision", today=EARLY, by=cast.clerk)
    paper.refresh_from_db()
    return paper


def blank_pdf() -> bytes:
    """One empty page that a reader can open."""
    target = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(target)
    return target.getvalue()


def _ahead(cast: Any, board: Committee) -> Paper:
    return make_admitted(
        cast, committee=board, title="Zuschuss Quartierstreff", text="Der Beirat befürwortet den Zuschuss."
    )


def coming_meeting(cast: Any, board: Committee, ahead: Paper, secret: Paper) -> Meeting:
    """A meeting in June with two papers, one of them non-public, and a secret in every field of a non-public item."""
    meeting = create_meeting(
        committee=board,
        starts_at=at("17:00", dt.date(2026, 6, 16)),
        ends_at=at("19:00", dt.date(2026, 6, 16)),
        location="Rathaus Lindtal",
        dial_in="https://konferenz.example/Schlehdorn",
        by=cast.clerk,
    )
    put_paper_on_agenda(paper=ahead, meeting=meeting, role="hearing", today=EARLY, by=cast.clerk)
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
    put_paper_on_agenda(paper=secret, meeting=meeting, today=EARLY, by=cast.clerk)
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
