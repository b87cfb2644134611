"""Joint sessions on the screen: planning, the live pages side by side, and whose door opens what."""

import datetime as dt

import icalendar
import orjson
import pytest
from django.urls import reverse

from accounts.memberships.models import Membership
from accounts.permissions import Role
from committees.meetings.contexts.invitation import invitation_context
from committees.meetings.contexts.minutes import minutes_context
from committees.meetings.joint.services import share_item, sit_together
from committees.meetings.models import AgendaItem, Meeting, Part
from committees.meetings.services.conduct import close_meeting, open_meeting
from committees.meetings.services.invitation import invite
from committees.meetings.services.items import call_item
from committees.meetings.services.planning import update_meeting
from committees.meetings.services.votes import Motion, record_vote
from committees.oparl.models import OparlObject
from committees.oparl.services import publish
from committees.roster.models import SeatHolding
from committees.rules.voting import Count
from desk.mail.models import OutgoingMail
from tests.committees import oparl_schema
from tests.committees.make import MEETING_DAY, SECRET, at, let_in, make_board, make_meeting
from tests.committees.make_joint import agenda, make_council, make_joint, may_clerk, open_joint, same
from tests.test_statements import statements

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 2)


def at_page(name, row):
    return reverse(f"committees:{name}", kwargs={"pk": row.pk})


def live(meeting, item=None):
    return at_page("meeting-live", meeting) + (f"?punkt={item.pk}" if item else "")


def text_of(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200, address
    return response.content.decode()


def member_of(cast, committee, person="board_member"):
    """The person sits on this board alone."""
    Membership.objects.filter(user=cast.people[person]).update(committee=committee, role=Role.BOARD_MEMBER)


def test_the_page_offers_only_boards_one_may_plan_for_and_makes_the_session(cast, as_person):
    board, council = make_board(cast, seats=5, vacant=0), make_council(cast)
    strange = make_council(cast, name="Seniorenrat", short_name="SR", slug="seniorenrat")
    may_clerk(cast, council)
    meeting = make_meeting(cast, board)
    client = as_person("clerk")
    assert "Gemeinsam mit einem weiteren Gremium tagen" in text_of(client, meeting.get_absolute_url())
    form = text_of(client, at_page("joint-begin", meeting))
    assert "Jugendrat Auental" in form
    assert "Seniorenrat" not in form, "The clerk keeps no office there."
    assert cast.foreign_board.name not in form
    refused = client.post(at_page("joint-begin", meeting), {"committees": [strange.pk]})
    assert refused.status_code == 422
    assert client.post(at_page("joint-begin", meeting), {"committees": [council.pk]}).status_code == 303
    page = text_of(client, meeting.get_absolute_url())
    assert "Gemeinsame Sitzung" in page
    assert "Jugendrat Auental, 1. Sitzung" in page
    assert "letzter Tag für die Einladung: Mo, 02.03.2026" in page, "Fourteen full days for the council."


def test_nothing_chosen_is_said_at_the_field(cast, as_person):
    meeting = make_meeting(cast)
    response = as_person("clerk").post(at_page("joint-begin", meeting), {})
    assert response.status_code == 422
    assert not Meeting.objects.filter(joint__isnull=False).exists()


def test_the_joined_agenda_offers_no_change_of_what_is_common(cast, as_person):
    leading, other = make_joint(cast)
    client = as_person("clerk")
    page = text_of(client, other.get_absolute_url())
    twin = other.items.get(number="Ö 2")
    assert at_page("item-update", twin) not in page
    assert at_page("item-withdraw", twin) not in page
    assert at_page("meeting-move", other) not in page
    form = text_of(client, at_page("meeting-update", other))
    assert 'name="starts_at"' not in form
    assert 'name="note"' in form
    assert 'name="starts_at"' in text_of(client, at_page("meeting-update", leading))


def test_moving_and_calling_off_say_whom_they_take_along(cast, as_person):
    leading, other = make_joint(cast)
    client = as_person("clerk")
    assert "Mit verlegt wird: Jugendrat Auental." in text_of(client, at_page("meeting-move", leading))
    assert "Mit abgesagt wird" in text_of(client, at_page("meeting-cancel", leading))
    assert "Mit abgesagt wird" not in text_of(client, at_page("meeting-cancel", other))


def test_a_new_item_is_for_all_boards_unless_somebody_says_otherwise(cast, as_person):
    leading, other = make_joint(cast)
    client = as_person("clerk")
    values = {"title": "Nachtbus", "kind": "motion", "minutes_planned": 10, "part": "public"}
    assert client.post(at_page("item-create", leading), values | {"is_joint": "on"}).status_code == 303
    assert client.post(at_page("item-create", leading), values | {"title": "Kasse"}).status_code == 303
    assert "Ö 3 Nachtbus" in agenda(other)
    assert not any("Kasse" in line for line in agenda(other))
    secret = {"title": "Fall X", "part": "non_public", "confidential_reason": "personenbezogen"}
    assert (
        client.post(at_page("item-create", leading), values | secret | {"is_joint": "on"}).status_code == 303
    )
    assert not AgendaItem.objects.filter(meeting=other, title="Fall X").exists()


def test_sharing_taking_back_and_parting_on_the_page(cast, as_person):
    leading, other = make_joint(cast)
    client = as_person("clerk")
    item = leading.items.get(number="Ö 2")
    assert client.post(at_page("item-share", item)).status_code == 303
    assert not other.items.filter(title=item.title).exists()
    assert client.post(at_page("item-share", item)).status_code == 303
    assert other.items.filter(title=item.title).exists()
    assert client.post(at_page("joint-end", leading)).status_code == 303
    other.refresh_from_db()
    assert other.joint is None


def test_each_live_page_says_which_board_one_is_in_and_leads_to_the_same_item_of_the_other(cast, as_person):
    leading, other = open_joint(cast)
    item = call_item(item=leading.items.get(number="Ö 2"), at=at("17:10"), by=cast.clerk)
    twin = same(item, other)
    client = as_person("clerk")
    here = text_of(client, live(leading, item))
    assert live(other, twin) in here
    there = text_of(client, live(other, twin))
    assert live(leading, item) in there
    assert "Eröffnet, unterbrochen und geschlossen wird beim führenden Gremium" in there
    assert 'id="b-schliessen"' not in there
    assert 'id="b-schliessen"' in here


def test_the_votes_of_both_boards_stand_beside_each_other(cast, as_person):
    leading, other = open_joint(cast)
    item = call_item(item=leading.items.get(number="Ö 2"), at=at("17:10"), by=cast.clerk)
    twin = same(item, other)
    record_vote(item=item, motion=Motion(item.proposal), count=Count(3), at=at("17:12"), by=cast.clerk)
    client = as_person("clerk")
    assert "noch nicht abgestimmt" in text_of(client, live(leading, item))
    record_vote(item=twin, motion=Motion(item.proposal), count=Count(1, 2), at=at("17:13"), by=cast.clerk)
    page = text_of(client, live(leading, item))
    assert "Ergebnis im Gremium Jugendrat Auental" in page
    assert "mit 1 Ja gegen 2 Nein" in page
    assert "mit 3 Ja gegen 0 Nein" in text_of(client, other.get_absolute_url())


def test_one_step_on_the_leading_page_is_enough_and_a_resent_entry_counts_once(cast, as_person):
    leading, other = open_joint(cast)
    client = as_person("clerk")
    item = leading.items.get(number="Ö 2")
    entry = {"tun": "aufrufen", "um": "17:10", "eintrag": "0b5f2a0e-3c4f-4f0e-9f7b-1a8f6c1d2e3f"}
    for _again in range(2):
        assert client.post(at_page("item-step", item), entry).status_code == 303
    twin = same(item, other)
    assert (twin.state, twin.called_at) == ("called", at("17:10"))
    note = {"text": "Alle sprechen dafür.", "vorher": ""}
    assert client.post(at_page("item-record", item), note).status_code == 303
    twin.refresh_from_db()
    assert twin.record == "Alle sprechen dafür."
    state = {"tun": "unterbrechen", "um": "17:20"}
    assert client.post(at_page("meeting-state", leading), state).status_code == 303
    other.refresh_from_db()
    assert other.state == "interrupted"


def test_who_keeps_both_offices_calls_from_either_page(cast, as_person):
    leading, other = open_joint(cast)
    twin = other.items.get(number="Ö 2")
    answer = as_person("clerk").post(at_page("item-step", twin), {"tun": "aufrufen", "um": "17:10"})
    assert answer.status_code == 303
    assert str(other.pk) in answer["Location"], "Back to the board one came from."
    assert same(twin, leading).state == "called"


def test_the_office_of_the_joined_board_alone_calls_nothing_for_both(cast, as_person):
    leading, other = open_joint(cast)
    twin = other.items.get(number="Ö 2")
    Membership.objects.filter(user=cast.clerk, committee=leading.committee).delete()
    client = as_person("clerk")
    page = text_of(client, live(other, twin))
    assert "Aufgerufen wird beim führenden Gremium" in page
    assert live(leading) not in page
    assert client.post(at_page("item-step", twin), {"tun": "aufrufen"}).status_code == 404
    assert client.post(at_page("item-record", twin), {"text": "x"}).status_code == 404
    assert (
        client.post(at_page("meeting-state", other), {"tun": "schliessen", "um": "18:00"}).status_code == 303
    )
    other.refresh_from_db()
    assert other.state == "open"


def test_a_member_of_one_board_sees_its_own_rows_and_nothing_non_public_of_the_other(cast, as_person):
    leading, other = make_joint(cast)
    secret = leading.items.get(part=Part.NON_PUBLIC)
    member_of(cast, other.committee)
    client = as_person("board_member")
    page = text_of(client, other.get_absolute_url())
    assert "Beirat für Teilhabe" in page, "Whom one sits with is no secret."
    assert leading.get_absolute_url() not in page
    assert SECRET not in page
    assert client.get(leading.get_absolute_url()).status_code == 404
    assert client.get(at_page("item-update", secret)).status_code == 404
    assert not AgendaItem.objects.visible_to(cast.people["board_member"]).filter(meeting=leading).exists()


def test_the_vote_on_a_shared_secret_is_seen_only_through_the_door_of_its_own_board(cast, as_person):
    leading, other = make_joint(cast)
    share_item(item=leading.items.get(part=Part.NON_PUBLIC), by=cast.clerk)
    let_in(leading, 3, cast)
    let_in(other, 3, cast)
    opened = open_meeting(meeting=leading, at=at("17:05"), by=cast.clerk)
    item = call_item(item=opened.items.get(number="N 1"), at=at("17:10"), by=cast.clerk)
    record_vote(item=item, motion=Motion("Vertraulich"), count=Count(2, 1), at=at("17:12"), by=cast.clerk)
    member_of(cast, other.committee)
    page = text_of(as_person("board_member"), other.get_absolute_url())
    assert SECRET in page, "Its own row of the shared item."
    assert "mit 2 Ja gegen 1 Nein" not in page, "The vote is the other board's."


def test_invitation_and_mail_name_the_other_board(cast):
    leading, other = make_joint(cast)
    words = invitation_context(leading, sent_on=TODAY)
    assert words.together == "gemeinsam mit Jugendrat Auental"
    invite(meeting=other, today=TODAY, by=cast.clerk)
    mail = OutgoingMail.objects.filter(subject__startswith="Einladung").earliest("to")
    assert "Wir tagen gemeinsam mit Beirat für Teilhabe." in mail.text


def test_papers_of_a_public_meeting_do_not_name_a_board_that_sits_behind_closed_doors(cast, client):
    leading, other = make_joint(cast)
    update_meeting(meeting=other, is_public=False, by=cast.clerk)
    assert invitation_context(leading, sent_on=TODAY).together == ""
    other.refresh_from_db()
    assert invitation_context(other, sent_on=TODAY).together == "gemeinsam mit Beirat für Teilhabe"
    slug = cast.auental.slug
    address = reverse("committees:public-meeting", kwargs={"district_slug": slug, "pk": leading.pk})
    assert "Jugendrat" not in text_of(client, address)
    feed = reverse("committees:public-calendar-district", kwargs={"district_slug": slug})
    assert b"Jugendrat" not in client.get(feed).content


def test_minutes_tell_the_own_vote_in_full_and_the_other_in_one_sentence(cast):
    leading, other = open_joint(cast)
    item = call_item(item=leading.items.get(number="Ö 2"), at=at("17:10"), by=cast.clerk)
    twin = same(item, other)
    record_vote(item=item, motion=Motion(item.proposal), count=Count(3), at=at("17:12"), by=cast.clerk)
    record_vote(item=twin, motion=Motion(item.proposal), count=Count(1, 2), at=at("17:13"), by=cast.clerk)
    close_meeting(meeting=leading, at=at("18:00"), by=cast.clerk)
    leading.refresh_from_db()
    words = minutes_context(leading, Part.PUBLIC)
    assert ("Gemeinsame Sitzung", "gemeinsam mit Jugendrat Auental") in words.facts
    section = next(row for row in words.items if row.number == "Ö 2")
    assert section.beside == ("Das Gremium „Jugendrat Auental“ hat den Beschlussvorschlag abgelehnt.",)
    assert [box.vote.yes for box in section.motions] == [3]
    Meeting.objects.filter(pk=other.pk).update(is_public=False)
    again = minutes_context(Meeting.objects.get(pk=leading.pk), Part.PUBLIC)
    assert next(row for row in again.items if row.number == "Ö 2").beside == ()
    assert not any("Jugendrat" in value for _name, value in again.facts)
    assert all(not row.beside for row in minutes_context(leading, Part.NON_PUBLIC).items)


def test_the_text_of_a_common_item_is_written_with_the_leading_minutes(cast, as_person):
    leading, other = open_joint(cast)
    twin = other.items.get(number="Ö 2")
    call_item(item=twin, at=at("17:10"), by=cast.clerk)
    close_meeting(meeting=leading, at=at("18:00"), by=cast.clerk)
    write = at_page("minutes-write", twin)
    page = at_page("minutes-detail", other)
    client = as_person("clerk")
    assert "steht in den Niederschriften aller Gremien" in text_of(client, page, punkt=str(twin.pk))
    twin.refresh_from_db()
    assert client.post(write, {"text": "Einmütig.", "version": twin.version}).status_code == 302
    assert same(twin, leading).record == "Einmütig."
    Membership.objects.filter(user=cast.clerk, committee=leading.committee).delete()
    client = as_person("clerk")
    assert "entsteht beim führenden Gremium" in text_of(client, page, punkt=str(twin.pk))
    assert client.post(write, {"text": "Anders.", "version": twin.version}).status_code == 404


def test_calendars_and_public_pages_show_that_the_boards_sit_together(cast, client):
    leading, other = make_joint(cast)
    slug = cast.auental.slug
    for meeting, name in ((leading, "Jugendrat Auental"), (other, "Beirat für Teilhabe")):
        address = reverse("committees:public-meeting", kwargs={"district_slug": slug, "pk": meeting.pk})
        page = text_of(client, address)
        assert "Gemeinsame Sitzung mit" in page
        assert name in page
        assert SECRET not in page
    feed = client.get(reverse("committees:public-calendar-district", kwargs={"district_slug": slug}))
    events = icalendar.Calendar.from_ical(feed.content).walk("VEVENT")
    assert {str(event["SUMMARY"]) for event in events} == {
        "Beirat für Teilhabe, 1. Sitzung, gemeinsam mit Jugendrat Auental",
        "Jugendrat Auental, 1. Sitzung, gemeinsam mit Beirat für Teilhabe",
    }
    assert len({str(event["UID"]) for event in events}) == 2, "As in the invitation of each board."


def test_whoever_sits_on_both_boards_has_one_date_with_two_invitations(cast, as_person, monkeypatch):
    monkeypatch.setattr("accounts.clock.now", lambda: at("09:00", TODAY))
    leading, other = make_joint(cast)
    user = cast.people["board_member"]
    for meeting in (leading, other):
        Membership.objects.get_or_create(
            user=user,
            district=cast.auental,
            role=Role.BOARD_MEMBER,
            committee=meeting.committee,
            defaults={"valid_from": dt.date(2024, 1, 1)},
        )
    SeatHolding.objects.filter(person__name="Mitglied 01").update(email=user.email)
    page = text_of(as_person("board_member"), reverse("committees:my-boards"))
    assert page.count("<p>Gemeinsame Sitzung</p>") == 1
    assert "noch nicht eingeladen (Beirat für Teilhabe)" in page
    assert "noch nicht eingeladen (Jugendrat Auental)" in page


@pytest.mark.skipif(not oparl_schema.is_there(), reason="the schema files of OParl are not here")
def test_each_board_has_its_own_oparl_object_that_names_the_other_as_a_vendor_field(cast):
    leading, other = make_joint(cast)
    publish(cast.auental, now=at("09:00", TODAY))
    rows = {
        row.key: orjson.loads(row.body) for row in OparlObject.objects.filter(key__in=[leading.pk, other.pk])
    }
    assert set(rows) == {leading.pk, other.pk}
    for meeting, partner in ((leading, other), (other, leading)):
        shown = rows[meeting.pk]
        assert len(shown["organization"]) == 1
        assert str(meeting.committee_id) in shown["organization"][0]
        assert [str(partner.pk) in url for url in shown["teilhabenetz:heldWith"]] == [True]
        errors = list(oparl_schema.validators()[shown["type"]].iter_errors(shown))
        assert errors == []


#: What the pages of a joint session cost beyond those of a single one: partners, rights there, votes.
MORE = 8


def test_the_pages_of_a_joint_session_cost_the_same_for_two_boards_and_for_four(cast, as_person):
    leading, _other = make_joint(cast)
    client = as_person("coordinator")
    address = leading.get_absolute_url()
    few = statements(client, address)
    more = [
        make_council(cast, name=f"Rat {n}", short_name=f"R{n}", slug=f"rat-{n}", notice_days=0)
        for n in range(2)
    ]
    sit_together(meeting=leading, committees=more, by=cast.coordinator)
    assert statements(client, address) == few
    assert few <= 16 + MORE


def test_public_pages_cost_no_more_for_many_joint_sessions(cast, client):
    leading, other = make_joint(cast)
    feed = reverse("committees:public-calendar-district", kwargs={"district_slug": cast.auental.slug})
    few = statements(client, feed)
    for week in range(1, 4):
        meeting = make_meeting(cast, leading.committee, day=MEETING_DAY + dt.timedelta(days=7 * week))
        sit_together(meeting=meeting, committees=[other.committee], by=cast.clerk)
    assert statements(client, feed) == few
