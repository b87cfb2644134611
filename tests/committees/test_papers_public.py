"""Public pages of motions: the whole way, nothing before the minutes are signed, nothing that is not public."""

import datetime as dt

import pytest
from django.urls import reverse

from committees.meetings.services.conduct import close_meeting
from committees.meetings.services.papers import put_paper_on_agenda
from committees.papers.models import Paper
from committees.papers.published_selectors import published_view, published_whole_papers
from committees.papers.services.amendments import move_amendment
from committees.papers.services.consultations import note_consultation, send_paper
from committees.papers.services.papers import withdraw_paper
from tests.cast import TODAY
from tests.committees.make import MEETING_DAY, at, call, make_board, make_meeting, open_with
from tests.committees.make_oparl import COUNCIL, MOVED, NOW, published_story
from tests.committees.make_papers import (
    PAPER_SECRET,
    WORDING,
    called,
    make_admitted,
    make_draft,
    make_secret,
    make_submitted,
    stop_of,
    vote_on,
)


@pytest.fixture
def now(monkeypatch):
    monkeypatch.setattr("accounts.clock.now", lambda: NOW)


@pytest.fixture
def story(cast, now):
    return published_story(cast)


def address(cast, name, **more):
    return reverse(f"committees:public-{name}", kwargs={"district_slug": cast.auental.slug, **more})


def page(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status, url
    return response.content.decode()


def test_the_page_tells_the_motion_and_its_way(story, cast, client):
    text = page(client, address(cast, "paper", pk=story.paper.pk))
    for said in (
        "BT/2026/001",
        MOVED,
        "Mit den angenommenen Änderungen",
        "Auch auf Arabisch.",
        "Die Bescheinigung fehlt in jedem dritten Fall.",
        "Brücke Auental e. V., Mitglied 02",
        "Muster des Merkblatts",
        "Vorberatung",
        "geändert angenommen",
        "Ein Merkblatt wird erstellt.",
        COUNCIL,
        f"sitzung/{story.held.pk}/#punkt-",
    ):
        assert said in text, said
    for hidden in ("Holunder", "Liguster", "Mitglied 05"):
        assert hidden not in text, hidden


def test_pages_lead_to_it(story, cast, client):
    link = address(cast, "paper", pk=story.paper.pk)
    for url in (
        address(cast, "committee", slug="beirat"),
        address(cast, "papers", slug="beirat"),
        address(cast, "meeting", pk=story.held.pk),
        address(cast, "news", slug="beirat"),
    ):
        assert link in page(client, url), url


def test_the_list_finds_words(story, cast, client):
    url = address(cast, "papers", slug="beirat")
    found = page(client, f"{url}?suche=Bescheinigung")
    assert "Merkblatt zur Wohnungsgeberbescheinigung" in found
    assert "Zuschuss Quartierstreff" not in found
    assert "Dazu gibt es keinen öffentlichen Antrag." in page(client, f"{url}?suche=Quittenbaum")
    assert page(client, f"{url}?seite=99")


@pytest.mark.parametrize("make", [make_draft, make_submitted, make_secret])
def test_what_is_not_public_or_not_admitted_stands_nowhere(cast, client, now, make):
    board = make_board(cast)
    row = make(cast, committee=board)
    page(client, address(cast, "paper", pk=row.pk), 404)
    for url in (address(cast, "papers", slug="beirat"), address(cast, "committee", slug="beirat")):
        text = page(client, url)
        assert row.title not in text
        assert str(row.pk) not in text
    assert PAPER_SECRET not in page(client, address(cast, "papers", slug="beirat") + "?suche=Kummerfeld")


def test_a_withdrawn_motion_disappears(story, cast, client):
    withdraw_paper(paper=story.ahead, today=NOW.date(), by=cast.clerk)
    page(client, address(cast, "paper", pk=story.ahead.pk), 404)
    text = page(client, address(cast, "meeting", pk=story.coming.pk))
    assert str(story.ahead.pk) not in text


def test_another_district_does_not_have_it(story, cast, client):
    url = reverse(
        "committees:public-paper", kwargs={"district_slug": cast.nordmark.slug, "pk": story.paper.pk}
    )
    page(client, url, 404)


def test_what_a_meeting_did_waits_for_its_signed_minutes(cast, client, now):
    """Decided in the room, amended in the room: outside nobody reads it before the minutes are signed."""
    paper = make_admitted(cast)
    amendment = move_amendment(
        paper=paper, mover="Fatma Yıldız", replacement="Bis 23 Uhr.", today=TODAY, by=cast.clerk
    )
    paper, item = called(cast, paper)
    vote_on(cast, item, 3, ordinal=amendment.position, text=amendment.words, clock="17:20")
    vote_on(cast, item, 3)
    close_meeting(meeting=item.meeting, at=at("18:00"), by=cast.clerk)
    paper.refresh_from_db()
    assert paper.state == Paper.State.DECIDED
    assert "23 Uhr" in paper.wording
    shown = view_of(cast, paper)
    assert shown.state == "in Beratung"
    assert shown.wording == WORDING
    assert [stop.result for stop in shown.stops] == [""]
    assert [one.result for one in shown.amendments] == [""]
    text = page(client, address(cast, "paper", pk=paper.pk))
    assert "angenommen" not in text
    type(item.meeting).objects.filter(pk=item.meeting_id).update(state="minuted")
    shown = view_of(cast, paper)
    assert shown.state == "geändert angenommen"
    assert "23 Uhr" in shown.wording
    assert [one.result for one in shown.amendments] == ["angenommen"]


def view_of(cast, paper):
    return published_view(published_whole_papers(cast.auental, NOW.date()).get(pk=paper.pk))


def test_another_body_is_told_as_soon_as_it_is_entered(cast, now):
    paper = make_admitted(cast)
    stop = send_paper(paper=paper, body=COUNCIL, role="decision", today=TODAY, by=cast.clerk)
    assert view_of(cast, paper).state == "in Beratung"
    note_consultation(
        consultation=stop, result="rejected", decided_on=MEETING_DAY, today=MEETING_DAY, by=cast.clerk
    )
    assert view_of(cast, paper).state == "abgelehnt"


def test_a_round_that_is_never_public_is_not_named_as_a_station(cast, client, now):
    paper = make_admitted(cast)
    send_paper(paper=paper, committee=leadership(cast), role="hearing", today=TODAY, by=cast.clerk)
    assert stop_of(paper, "Amtsleitungsrunde")
    assert "Amtsleitungsrunde" not in page(client, address(cast, "paper", pk=paper.pk))


def leadership(cast):
    from tests.cast import make_committee

    row = make_committee(cast.auental, "Amtsleitungsrunde")
    row.format = "leadership"
    row.save()
    return row


def test_a_meeting_that_is_not_public_is_not_linked(cast, client, now):
    board = make_board(cast, seats=3, vacant=0, deputies=0)
    meeting = make_meeting(cast, board, day=MEETING_DAY + dt.timedelta(days=7))
    type(meeting).objects.filter(pk=meeting.pk).update(is_public=False)
    paper = make_admitted(cast, committee=board)
    item = put_paper_on_agenda(paper=paper, meeting=meeting, today=TODAY, by=cast.clerk)
    text = page(client, address(cast, "paper", pk=paper.pk))
    assert str(meeting.pk) not in text
    assert str(item.pk) not in text
    open_with(cast, 3, meeting)
    call(meeting, item.number, cast)
    assert view_of(cast, paper).state == "in Beratung"
