"""The public pages and feeds of committees: what they show, to whom it leads, and what they keep to themselves."""

import datetime as dt
from io import BytesIO
from xml.etree import ElementTree

import icalendar
import pikepdf
import pytest
from django.urls import reverse

from accounts import changes
from committees.meetings.models import Meeting
from committees.meetings.services.agenda import add_item
from committees.meetings.services.invitation import cancel_meeting
from committees.meetings.services.planning import create_meeting, schedule_meeting
from committees.oparl.models import OparlObject
from committees.oparl.services import publish
from committees.papers.services.consultations import place_on_item
from committees.roster.models import Committee
from documents.store.models import StoredDocument
from tests.cast import TODAY as EARLY
from tests.committees.make import at
from tests.committees.make_oparl import NOW, PAPER, WORDS, every_page, get, path_of, published_story, tell
from tests.committees.make_papers import make_admitted
from tests.pdf import pdf_text

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def today(monkeypatch):
    """The day after the copy was made."""
    monkeypatch.setattr("accounts.clock.now", lambda: NOW)
    return NOW.date()


@pytest.fixture
def story(cast, today):
    return published_story(cast)


def address(cast, name, **more):
    return reverse(f"committees:public-{name}", kwargs={"district_slug": cast.auental.slug, **more})


def metadata(data):
    with pikepdf.open(BytesIO(data)) as pdf:
        return f"{dict(pdf.docinfo)} {pdf.open_metadata()}"


def page(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status, url
    return response.content.decode()


def test_the_page_of_a_committee_tells_everything_public(story, cast, client):
    text = page(client, address(cast, "committee", slug="beirat"))
    for said in (
        "Di, 16.06.2026, 17:00 Uhr",
        "Rathaus Lindtal",
        "Zuschuss Quartierstreff",
        PAPER,
        "Beschluss BT 2026/01",
        "Ein Merkblatt wird erstellt.",
        "Di, 17.03.2026",
        "unterzeichnet am 20.03.2026",
        "Mitglied 01",
        "Brücke Auental e. V.",
        "13 weitere Mitglieder nennen wir nicht.",
        "1 Sitz ist frei.",
        "termine.ics",
        "neues.atom",
    ):
        assert said in text, said
    assert "Mitglied 04" not in text
    assert "Schlehdorn" not in text, "the dial-in is for members"


def test_a_meeting_shows_its_outcome_once_the_minutes_are_signed(story, cast, client):
    held = page(client, address(cast, "meeting", pk=story.held.pk))
    assert "<strong>angenommen</strong>" in held
    assert "8 : 1 : 0" in held
    assert "Niederschrift (PDF" in held
    coming = page(client, address(cast, "meeting", pk=story.coming.pk))
    assert "angenommen" not in coming
    assert "Einladung (PDF" in coming
    assert "Sie brauchen keine Anmeldung" in coming


def test_a_year_without_meetings_does_not_exist(story, cast, client):
    url = address(cast, "committee", slug="beirat")
    assert "17.03.2026" in page(client, f"{url}?jahr=2026")
    for wrong in ("2019", "x", "2026'", "-1", "99999999999999999999"):
        page(client, f"{url}?jahr={wrong}", 404)


def test_a_meeting_called_off_stays_visible_as_such(story, cast, client):
    cancel_meeting(meeting=story.coming, reason="krank", by=cast.clerk)
    text = page(client, address(cast, "committee", slug="beirat"))
    assert "Zurzeit ist keine öffentliche Sitzung angesetzt." in text
    assert "<strong>abgesagt</strong>" in text
    assert "krank" not in text
    event = _events(client.get(address(cast, "calendar-committee", slug="beirat")).content)[story.coming.day]
    assert event["STATUS"] == "CANCELLED"


def test_rounds_of_heads_of_office_are_never_public(story, cast, client):
    """Whatever somebody ticked at the meeting itself."""
    row = story.network_meeting
    assert row.is_public
    assert page(client, address(cast, "meeting", pk=row.pk))
    changes.apply(
        story.network,
        {"format": Committee.Format.LEADERSHIP},
        by=cast.coordinator,
        action="committee.changed",
    )
    page(client, address(cast, "meeting", pk=row.pk), 404)
    assert "Handwerkskammer" not in page(client, address(cast, "calendar-district"))
    assert "Runde der Betriebe" not in page(client, address(cast, "committees"))


def _events(data):
    return {
        event.decoded("dtstart").date(): event for event in icalendar.Calendar.from_ical(data).walk("VEVENT")
    }


def test_calendars_hold_all_dates_with_a_lasting_identity(story, cast, client):
    of_board = _events(client.get(address(cast, "calendar-committee", slug="beirat")).content)
    assert set(of_board) == {dt.date(2026, 3, 17), dt.date(2026, 6, 16)}
    everything = _events(client.get(address(cast, "calendar-district")).content)
    assert set(everything) == {*of_board, dt.date(2026, 4, 14)}
    one = _events(client.get(address(cast, "calendar", pk=story.coming.pk)).content)
    assert one[story.coming.day]["UID"] == of_board[story.coming.day]["UID"]
    assert of_board[story.coming.day]["DTSTART"].params["TZID"] == "Europe/Berlin"


def test_the_feed_tells_dates_minutes_and_resolutions(story, cast, client):
    response = client.get(address(cast, "news", slug="beirat"))
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert "Beschluss BT 2026/01: Merkblatt zur Wohnungsgeberbescheinigung" in titles
    assert "1. Sitzung: Niederschrift veröffentlicht" in titles
    assert "2. Sitzung: eingeladen" in titles
    keys = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert len(set(keys)) == len(keys)
    assert feed.findtext(f"{ATOM}updated")
    moments = [dt.datetime.fromisoformat(e.findtext(f"{ATOM}updated")) for e in feed.iter(f"{ATOM}entry")]
    assert moments == sorted(moments, reverse=True)
    again = client.get(address(cast, "news", slug="beirat"), headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_hostile_text_stays_text_in_the_feed(story, cast, client):
    changes.apply(
        story.coming, {"location": "<script>alert(1)</script>"}, by=cast.clerk, action="meeting.changed"
    )
    feed = ElementTree.fromstring(client.get(address(cast, "news", slug="beirat")).content)
    texts = [entry.findtext(f"{ATOM}summary") or "" for entry in feed.iter(f"{ATOM}entry")]
    assert any("&lt;script&gt;" in text for text in texts)
    assert not any("<script" in text for text in texts)


@pytest.mark.parametrize("name", ["committee", "calendar-committee", "news"])
def test_what_is_not_public_does_not_exist(story, cast, client, name):
    page(client, address(cast, name, slug="gibt-es-nicht"), 404)
    changes.apply(story.board, {"status": "dissolved"}, by=cast.coordinator, action="committee.dissolved")
    page(client, address(cast, name, slug="beirat"), 404)


def test_more_rows_cost_no_more_statements(story, cast, client, django_assert_max_num_queries):
    for day in range(1, 9):
        meeting = create_meeting(
            committee=story.board,
            starts_at=at("17:00", dt.date(2026, 9, day)),
            location="Saal",
            by=cast.clerk,
        )
        item = add_item(meeting=meeting, title=f"Punkt {day}", by=cast.clerk)
        paper = make_admitted(cast, committee=story.board, title=f"Sache {day}")
        place_on_item(paper=paper, item=item, role="decision", late_reason="", today=EARLY, by=cast.clerk)
        schedule_meeting(meeting=meeting, by=cast.clerk)
    limits = {
        address(cast, "committees"): 4,
        address(cast, "committee", slug="beirat"): 14,
        address(cast, "papers", slug="beirat"): 6,
        address(cast, "paper", pk=story.paper.pk): 9,
        address(cast, "meeting", pk=story.held.pk): 10,
        address(cast, "calendar-district"): 3,
        address(cast, "news", slug="beirat"): 7,
    }
    for url, most in limits.items():
        client.get(url)
        with django_assert_max_num_queries(most):
            page(client, url)


def test_no_planted_secret_gets_out_by_any_public_way(cast, client, today):
    """Every field of the non-public items, over pages, papers, calendars, feed and open interface."""
    story = tell(cast)
    publish(cast.auental, now=NOW)
    ways = [
        address(cast, "committees"),
        address(cast, "committee", slug="beirat"),
        address(cast, "committee", slug="beirat") + "?jahr=2026",
        address(cast, "calendar-district"),
        address(cast, "calendar-committee", slug="beirat"),
        address(cast, "news", slug="beirat"),
        address(cast, "papers", slug="beirat"),
        address(cast, "paper", pk=story.paper.pk),
        address(cast, "paper", pk=story.ahead.pk),
        "/oparl/v1.1/system",
        *[
            address(cast, name, pk=row.pk)
            for name in ("meeting", "calendar")
            for row in (story.held, story.coming)
        ],
        *[f"/oparl/v1.1/{row.kind}/{row.key}" for row in OparlObject.objects.exclude(kind="system")],
    ]
    shown = {way: page(client, way) for way in ways}
    shown |= {
        name: str(every_page(client, f"/oparl/v1.1/body/{cast.auental.pk}/{name}"))
        for name in ("meetings", "agendaitems", "papers")
    }
    for file in every_page(client, f"/oparl/v1.1/body/{cast.auental.pk}/files"):
        data = client.get(path_of(file["accessUrl"])).content
        is_pdf = file["mimeType"] == "application/pdf"
        shown[file["id"]] = (
            pdf_text(data) + data.decode("latin-1") + metadata(data) if is_pdf else data.decode()
        )
    for document in StoredDocument.objects.filter(audience="public"):
        shown[document.get_absolute_url()] = pdf_text(bytes(document.content)) + str(document.context)
    assert len(shown) > 40
    leaks = [
        (way, word) for way, text in shown.items() for word in WORDS if word.casefold() in text.casefold()
    ]
    assert not leaks
    assert Meeting.objects.filter(items__confidential_reason="Mispelstrauch").exists(), (
        "the secrets are planted"
    )
    assert get(client, f"/oparl/v1.1/meeting/{story.coming.pk}")["agendaItem"][-1]["public"] is False
