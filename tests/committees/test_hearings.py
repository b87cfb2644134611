"""A non-public motion at another committee: open to those who deal with it there, while they do, and nothing more."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.doors import may
from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.refusals import Refusal
from accounts.users.models import User
from committees.folder.motions import motion_block, papers_of_part
from committees.meetings.models import ConflictDeclaration, Part
from committees.meetings.services.papers import put_paper_on_agenda
from committees.mine.selectors import statements_due
from committees.papers.models import Amendment, Consultation, Paper
from committees.papers.selectors import (
    amendments_of,
    paper_rows,
    papers_for_agenda,
    stops_at,
)
from committees.papers.services.amendments import (
    amendment_of,
    move_amendment,
    require_amendments_settled,
)
from committees.papers.services.consultations import drop_stop, note_consultation, send_paper
from committees.papers.services.files import attach_file
from committees.papers.services.papers import withdraw_paper
from documents.store.selectors import readable_document
from tests.cast import PASSWORD, TODAY, make_committee
from tests.committees.make import at, make_meeting
from tests.committees.make_papers import PAPER_SECRET, make_secret, on_agenda

pytestmark = pytest.mark.django_db
#: What belongs to the first committee alone.
AGENDA_SECRET = "Vorgespräch Holunderweg"
AMENDMENT_SECRET = "Zusatz Schlehenhof"
VOTE_SECRET = "Abgestimmt Mirabelle"


def person(cast, name: str, role: str, committee) -> User:
    user = User.objects.create_user(
        f"{name.lower().replace(' ', '.')}@auental.example",
        PASSWORD,
        full_name=name,
        active_district=cast.auental,
    )
    Membership.objects.create(
        user=user, district=cast.auental, role=role, committee=committee, valid_from=TODAY.replace(year=2020)
    )
    return user


@pytest.fixture
def housing(cast):
    return make_committee(cast.auental, "Arbeitskreis Wohnen")


@pytest.fixture
def guest(cast, housing):
    """A member of the committee that is to be heard, and of no other."""
    return person(cast, "Gisela Gast", Role.BOARD_MEMBER, housing)


@pytest.fixture
def guest_clerk(cast, housing):
    return person(cast, "Karl Kanzlei", Role.CLERK, housing)


@pytest.fixture
def paper(cast):
    """On the agenda of the Beirat, with an amendment, a wording it adopted, and words that are its own."""
    row, item = on_agenda(cast, make_secret(cast), role="pre_advice")
    item.title, item.record = AGENDA_SECRET, AGENDA_SECRET
    item.save()
    move_amendment(
        paper=row,
        mover="Amal Haddad",
        passage="",
        replacement=AMENDMENT_SECRET,
        reasons="",
        today=TODAY,
        by=cast.clerk,
    )
    row.consultations.update(
        result="postponed", decided_on=TODAY, text=VOTE_SECRET, late_reason=AGENDA_SECRET
    )
    row.refresh_from_db()
    return row


def send(paper, cast, committee, role="hearing") -> Consultation:
    return send_paper(paper=paper, role=role, committee=committee, today=TODAY, by=cast.clerk)


def page_of(client, paper) -> str:
    answer = client.get(paper.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def log_in(client, user):
    client.force_login(user)
    return client


def test_before_it_is_sent_nobody_of_the_other_committee_knows_of_it(cast, paper, guest, guest_clerk):
    for user in (guest, guest_clerk):
        assert not may(user, "V", paper)
        assert not Consultation.objects.visible_to(user).exists()


def test_from_the_sending_on_its_members_and_its_office_read_it_and_nobody_else(
    cast, paper, housing, guest, guest_clerk
):
    send(paper, cast, housing)
    third = person(
        cast, "Dora Dritte", Role.BOARD_MEMBER, make_committee(cast.auental, "Arbeitskreis Arbeit")
    )
    foreign = person(cast, "Frieda Fern", Role.BOARD_MEMBER, cast.foreign_board)
    for user in (guest, guest_clerk):
        assert may(user, "V", paper)
        assert may(user, "L", paper)
    for user in (third, foreign, cast.coordinator, cast.admin, cast.ngo_editor, cast.outsider):
        assert not may(user, "V", paper), user


def test_they_read_and_do_nothing(cast, paper, housing, guest, guest_clerk):
    stop = send(paper, cast, housing)
    for user in (guest, guest_clerk):
        for action in "CUXPE":
            assert not may(user, action, paper), action
            assert not may(user, action, stop), action


def test_the_page_shows_the_motion_and_the_own_stop_and_nothing_of_the_other_committee(
    cast, paper, housing, guest, client
):
    third = make_committee(cast.auental, "Arbeitskreis Arbeit")
    send(paper, cast, housing, "decision")
    paper.consultations.filter(position=1).update(result="accepted_amended")
    send(paper, cast, third)
    text = page_of(log_in(client, guest), paper)
    assert PAPER_SECRET in text
    assert "weil er bei Ihrem Gremium liegt" in text
    for planted in (AGENDA_SECRET, AMENDMENT_SECRET, VOTE_SECRET, "Arbeitskreis Arbeit", "#punkt-"):
        assert planted not in text
    client.force_login(cast.board_member)
    own = page_of(client, paper)
    for planted in (AMENDMENT_SECRET, VOTE_SECRET, "Arbeitskreis Arbeit"):
        assert planted in own


def test_agenda_votes_minutes_and_amendments_of_the_first_committee_stay_closed(
    cast, paper, housing, guest, guest_clerk, client
):
    send(paper, cast, housing)
    own = paper.consultations.get(position=1)
    meeting = own.agenda_item.meeting
    for user in (guest, guest_clerk):
        assert not may(user, "V", own.agenda_item)
        assert not may(user, "V", own)
        assert not Amendment.objects.visible_to(user).exists()
    log_in(client, guest)
    for name in ("minutes-detail", "meeting-live"):
        assert client.get(reverse(f"committees:{name}", kwargs={"pk": meeting.pk})).status_code in (403, 404)
    answer = client.get(meeting.get_absolute_url())
    assert answer.status_code == 404


def test_its_own_files_open_with_it_and_close_with_it(cast, paper, housing, guest):
    upload = SimpleUploadedFile("plan.pdf", b"%PDF-1.7\n%%EOF")
    file = attach_file(paper=paper, title="Lageplan", upload=upload, by=cast.clerk)
    assert readable_document(guest, file.pk) is None
    stop = send(paper, cast, housing)
    assert readable_document(guest, file.pk) == file
    note_consultation(consultation=stop, result="noted", decided_on=TODAY, today=TODAY, by=cast.clerk)
    assert readable_document(guest, file.pk) is None


@pytest.mark.parametrize("result", ["accepted", "rejected", "noted"])
def test_it_ends_when_the_committee_has_spoken(cast, paper, housing, guest, result):
    stop = send(paper, cast, housing)
    note_consultation(consultation=stop, result=result, decided_on=TODAY, today=TODAY, by=cast.clerk)
    assert not may(guest, "V", paper)
    assert not stops_at(guest, housing).exists()


def test_a_postponed_motion_still_lies_there(cast, paper, housing, guest):
    stop = send(paper, cast, housing)
    note_consultation(consultation=stop, result="postponed", decided_on=TODAY, today=TODAY, by=cast.clerk)
    assert may(guest, "V", paper)


def test_it_ends_when_the_stop_is_taken_away_or_the_motion_withdrawn(cast, paper, housing, guest):
    stop = send(paper, cast, housing)
    drop_stop(stop=stop, today=TODAY, by=cast.clerk)
    assert not may(guest, "V", paper)
    send(paper, cast, housing)
    assert may(guest, "V", paper)
    withdraw_paper(paper=Paper.objects.get(pk=paper.pk), reason="", today=TODAY, by=cast.clerk)
    assert not may(guest, "V", paper)


def test_it_ends_with_the_term_of_the_member(cast, paper, housing, guest):
    send(paper, cast, housing)
    Membership.objects.filter(user=guest).update(valid_until=TODAY.replace(year=2021))
    assert not may(User.objects.get(pk=guest.pk), "V", paper)


def test_whoever_is_excluded_for_bias_does_not_read_it(cast, paper, housing, guest, guest_clerk):
    stop = send(paper, cast, housing)
    other = person(cast, "Olga Offen", Role.BOARD_MEMBER, housing)
    item = _on_the_agenda_there(cast, paper, housing, guest_clerk)
    assert may(guest, "V", paper)
    _excluded(item, guest, housing)
    assert not may(User.objects.get(pk=guest.pk), "V", paper)
    assert not Consultation.objects.visible_to(User.objects.get(pk=guest.pk)).filter(pk=stop.pk).exists()
    assert may(other, "V", paper)


def _on_the_agenda_there(cast, paper, housing, clerk):
    Membership.objects.create(
        user=cast.clerk,
        district=cast.auental,
        role=Role.CLERK,
        committee=housing,
        valid_from=TODAY.replace(year=2020),
    )
    cast.people["clerk"] = User.objects.get(pk=cast.clerk.pk)
    meeting = make_meeting(cast, housing)
    return put_paper_on_agenda(
        paper=paper, meeting=meeting, role="hearing", today=TODAY, by=clerk, late_reason="eilt"
    )


def _excluded(item, user, housing) -> None:
    from committees.meetings.models import Attendance
    from committees.roster.services import fill_seat, start_term
    from tests.committees.make import make_person

    term = start_term(committee=housing, starts_on=TODAY.replace(year=2024), seats=1, by=user)
    holding = fill_seat(
        seat=term.seats.get(),
        person=make_person(housing.district, user.full_name),
        starts_on=term.starts_on,
        email=user.email.upper(),
        by=user,
    )
    attendance = Attendance.objects.create(
        meeting=item.meeting, holding=holding, seat=holding.seat, name=str(holding.person), capacity="member"
    )
    ConflictDeclaration.objects.create(
        item=item, attendance=attendance, ground="Nachbarin", left_at=at("17:10")
    )


def test_the_office_there_takes_it_on_its_own_agenda_behind_closed_doors(
    cast, paper, housing, guest, guest_clerk
):
    send(paper, cast, housing)
    assert list(papers_for_agenda(guest_clerk, housing)) == [paper]
    item = _on_the_agenda_there(cast, paper, housing, guest_clerk)
    assert (item.part, item.shown_title) == (Part.NON_PUBLIC, "Einzelangelegenheit")
    assert amendments_of(item) == [], "what the first committee wants to change is its own business"
    found = papers_of_part(item.meeting, Part.NON_PUBLIC)
    assert list(found.values()) == [paper]
    printed = str(motion_block(paper, housing))
    assert PAPER_SECRET in printed
    for planted in (AMENDMENT_SECRET, VOTE_SECRET, "Beirat für Teilhabe"):
        assert planted not in printed
    Consultation.objects.filter(agenda_item=item).update(result="noted", decided_on=TODAY)
    assert papers_of_part(item.meeting, Part.NON_PUBLIC) == {}


def test_it_is_voted_on_there_without_a_word_of_the_other_committees_amendments(
    cast, paper, housing, guest_clerk
):
    send(paper, cast, housing, "decision")
    item = _on_the_agenda_there(cast, paper, housing, guest_clerk)
    assert amendment_of(item, 1) is None
    require_amendments_settled(item)
    own = paper.consultations.get(position=1).agenda_item
    assert amendment_of(own, 1).replacement == AMENDMENT_SECRET
    with pytest.raises(Refusal, match="noch offen"):
        require_amendments_settled(own)


def test_the_list_names_the_own_committee_where_it_lies_and_no_other(cast, paper, housing, guest):
    send(paper, cast, make_committee(cast.auental, "Arbeitskreis Arbeit"))
    send(paper, cast, housing)
    row = paper_rows(guest).get()
    assert [stop.body_name for stop in row.consultations.all()] == ["Arbeitskreis Wohnen"]
    assert len(paper_rows(cast.clerk).get(pk=paper.pk).consultations.all()) == 3


def test_it_stands_on_the_page_of_the_committee_and_on_meine_gremien(cast, paper, housing, guest, client):
    log_in(client, guest)
    before = client.get(housing.get_absolute_url()).content.decode()
    assert "Zur Beratung hier" not in before
    stop = send(paper, cast, housing)
    page = client.get(housing.get_absolute_url()).content.decode()
    assert "Zur Beratung hier" in page
    assert PAPER_SECRET in page
    assert [row.pk for row in statements_due(guest, [housing])] == [stop.pk]
    mine = client.get(reverse("committees:my-boards")).content.decode()
    assert PAPER_SECRET in mine
    client.force_login(cast.coordinator)
    assert PAPER_SECRET not in client.get(housing.get_absolute_url()).content.decode()


def test_what_is_said_to_the_public_and_to_programs_does_not_change(cast, paper, housing, guest, client):
    send(paper, cast, housing)
    assert not Paper.objects.published().filter(pk=paper.pk).exists()
    log_in(client, guest)
    found = client.get(reverse("desk:search") + f"?q={PAPER_SECRET.split()[0]}").content.decode()
    assert paper.get_absolute_url() not in found
    for address in ("/kreis/auental/gremien/", "/kreis/auental/gremien/beirat/"):
        assert PAPER_SECRET not in client.get(address).content.decode()
