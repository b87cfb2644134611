"""Minutes: two people, two documents, sealed bytes, and nothing secret in the public one."""

import datetime as dt
import hashlib

import pytest

from accounts.refusals import Refusal, StaleVersion, WrongState
from committees.meetings.aftermath.services import release_minutes
from committees.meetings.models import Meeting, Minutes, MinutesSignature, Part
from committees.meetings.selectors import minutes_rows
from committees.meetings.services.attendance import arrive, leave
from committees.meetings.services.conduct import close_meeting
from committees.meetings.services.items import declare_conflict, return_from_conflict, write_record
from committees.meetings.services.minutes import (
    note_correction,
    publish_minutes,
    render_minutes,
    return_minutes,
    sign_minutes,
    submit_minutes,
    write_remarks,
)
from committees.meetings.services.votes import Motion, record_vote
from committees.papers.services import FollowUp
from committees.roster.services import fill_seat, set_rules
from committees.rules.voting import Count
from desk.mail.models import OutgoingMail
from documents.store.models import StoredDocument
from tests.committees.make import (
    SECRET,
    SECRET_TEXT,
    at,
    call,
    holders,
    make_board,
    make_meeting,
    make_person,
    open_with,
)
from tests.pdf import pdf_text

TODAY = dt.date(2026, 3, 20)


def hold_meeting(cast, board=None, **fields) -> Meeting:
    """A whole meeting: a late arrival, a conflict, two votes (one secret), and the end."""
    meeting = open_with(cast, 9, make_meeting(cast, board, **fields))
    arrive(meeting=meeting, holding=holders(meeting)[9], at=at("17:25"), by=cast.clerk)
    item = call(meeting, "Ö 2", cast, clock="17:12")
    write_record(
        item=item,
        text="Frau Yıldız berichtet.\n\nDie Wohnbau prüft ihre Vordrucke.",
        by=cast.clerk,
        version=item.version,
    )
    conflicted = meeting.attendances.get(holding=holders(meeting)[3])
    conflict = declare_conflict(
        item=item, attendance=conflicted, ground="Vorstand", at=at("17:42"), by=cast.clerk
    )
    plan = FollowUp(responsible="Sozialamt, Jens Hofmann", due_on=dt.date(2026, 6, 30))
    record_vote(
        item=item,
        motion=Motion("Ein Merkblatt wird erstellt.", follow_up=plan),
        count=Count(8, 1, 0),
        at=at("17:50"),
        by=cast.clerk,
    )
    return_from_conflict(conflict=conflict, at=at("17:58"), by=cast.clerk)
    secret = call(meeting, "N 1", cast, clock="18:10")
    write_record(item=secret, text=SECRET_TEXT, by=cast.clerk, version=secret.version)
    record_vote(item=secret, motion=Motion(SECRET_TEXT), count=Count(10, 0, 0), at=at("18:20"), by=cast.clerk)
    leave(attendance=meeting.attendances.get(holding=holders(meeting)[8]), at=at("18:25"), by=cast.clerk)
    return close_meeting(meeting=meeting, at=at("18:40"), by=cast.clerk)


def sign(meeting, role, name, by, **fields):
    return sign_minutes(meeting=meeting, role=role, name=name, signed_on=TODAY, today=TODAY, by=by, **fields)


def to_sign(cast, meeting) -> None:
    """Submitted by the office, read and released by the chair."""
    submit_minutes(meeting=meeting, today=TODAY, by=cast.clerk)
    release_minutes(
        meeting=meeting, name="Mitglied 01", reviewed_on=TODAY, today=TODAY, by=cast.second_coordinator
    )


def sealed(cast, meeting=None) -> Meeting:
    meeting = meeting or hold_meeting(cast)
    to_sign(cast, meeting)
    sign(meeting, "clerk", "Marek Winter", cast.clerk)
    sign(meeting, "chair", "Mitglied 01", cast.clerk, is_on_paper=True)
    meeting.refresh_from_db()
    return meeting


def part(meeting, which=Part.PUBLIC) -> Minutes:
    return meeting.minutes.get(part=which)


@pytest.fixture
def closed(cast):
    return hold_meeting(cast)


def test_two_signatures_seal_two_documents(cast, closed, judge_pdf):
    meeting = sealed(cast, closed)
    assert meeting.state == Meeting.State.MINUTED
    public, secret = part(meeting), part(meeting, Part.NON_PUBLIC)
    assert {public.state, secret.state} == {Minutes.State.SIGNED}
    for row in (public, secret):
        document = StoredDocument.objects.get(pk=row.document_id)
        assert document.sealed_at
        assert document.sha256 == hashlib.sha256(bytes(document.content)).hexdigest()
        judge_pdf(bytes(document.content))


def test_the_public_part_says_what_happened_and_nothing_of_the_secret(cast, closed):
    data = render_minutes(closed, Part.PUBLIC)
    text = " ".join(pdf_text(data).split())
    for said in (
        "9 von 17 stimmberechtigten Sitzen anwesend, 9 sind nötig",
        "§ 7 Abs. 1 GeschO",
        "Ja 8 · Nein 1 · Enthaltung 0 · ungültig 0 · befangen 1 · nicht teilgenommen 0 → angenommen",
        "Beschluss BT 2026/01",
        "17:42",
        "17:58",
        "Frau Yıldız berichtet.",
        "Sozialamt, Jens Hofmann",
        "Einzelangelegenheit · eigene Niederschrift",
        "Mitglied 10 trifft ein. Damit sind 10 stimmberechtigte Sitze anwesend.",
        "Ein Sitz ist unbesetzt.",
        "Seite 1 von",
    ):
        assert said in text, said
    assert text.count("Beschluss BT 2026") == 1
    for secret in (SECRET, "Quittenbaum", "Einzelfallhilfe", "BT 2026/02"):
        assert secret not in text
        assert secret.encode() not in data


def test_the_secret_part_holds_the_secret(cast, closed):
    text = " ".join(pdf_text(render_minutes(closed, Part.NON_PUBLIC)).split())
    assert "Quittenbaum" in text
    assert "nichtöffentlicher Teil" in text
    assert "Frau Yıldız berichtet." not in text


def test_a_late_arrival_alone_prints_its_clock_time(cast, closed):
    from committees.meetings.contexts.minutes import minutes_context

    people = minutes_context(closed, Part.PUBLIC).people
    assert [(p.name, p.start) for p in people if p.is_late] == [("Mitglied 10", "17:25")]
    assert [(p.name, p.until) for p in people if p.is_early] == [("Mitglied 09", "18:25")]
    assert [p.remark for p in people if "befangen" in p.remark] == ["befangen Ö 2, 17:42–17:58"]


def test_equal_input_renders_equal_bytes(cast, closed):
    assert render_minutes(closed, Part.PUBLIC) == render_minutes(closed, Part.PUBLIC)


def test_after_signing_nothing_changes_the_bytes(cast):
    meeting = sealed(cast)
    before = bytes(StoredDocument.objects.get(pk=part(meeting).document_id).content)
    with pytest.raises(WrongState):
        write_record(item=meeting.items.get(number="Ö 2"), text="anders", by=cast.clerk)
    with pytest.raises(WrongState):
        write_remarks(minutes=part(meeting), text="anders", by=cast.clerk)
    meeting.committee.name = "Umbenannt"
    meeting.committee.save()
    note_correction(minutes=part(meeting), text="Richtig ist: 12 Vordrucke.", today=TODAY, by=cast.clerk)
    assert bytes(StoredDocument.objects.get(pk=part(meeting).document_id).content) == before


def test_one_person_cannot_sign_twice(cast, closed):
    to_sign(cast, closed)
    sign(closed, "clerk", "Marek Winter", cast.clerk)
    with pytest.raises(Refusal, match="zwei verschiedene"):
        sign(closed, "chair", "marek winter", cast.coordinator)
    with pytest.raises(WrongState, match="liegt schon vor"):
        sign(closed, "clerk", "Jemand anders", cast.coordinator)


def test_the_author_signs_for_the_chair_only_with_the_paper_at_hand(cast, closed):
    to_sign(cast, closed)
    with pytest.raises(Refusal, match="auf Papier"):
        sign(closed, "chair", "Mitglied 01", cast.clerk)
    sign(closed, "chair", "Mitglied 01", cast.second_coordinator)
    assert MinutesSignature.objects.count() == 1


def test_nobody_signs_before_the_meeting_or_in_the_future(cast, closed):
    to_sign(cast, closed)
    for day in (dt.date(2026, 3, 16), dt.date(2026, 3, 21)):
        with pytest.raises(Refusal):
            sign_minutes(meeting=closed, role="clerk", name="M", signed_on=day, today=TODAY, by=cast.clerk)


def test_a_draft_is_neither_signed_nor_published_nor_returned(cast, closed):
    with pytest.raises(WrongState):
        sign(closed, "clerk", "Marek Winter", cast.clerk)
    with pytest.raises(WrongState):
        publish_minutes(meeting=closed, today=TODAY, by=cast.clerk)
    with pytest.raises(WrongState):
        return_minutes(meeting=closed, reason="fehlt", by=cast.clerk)


def test_returned_minutes_lose_their_signature(cast, closed):
    to_sign(cast, closed)
    sign(closed, "clerk", "Marek Winter", cast.clerk)
    item = closed.items.get(number="Ö 2")
    with pytest.raises(WrongState, match="Unterschrift"):
        write_record(item=item, text="anders", by=cast.clerk)
    return_minutes(meeting=closed, reason="Ö 2 ergänzen", by=cast.clerk)
    assert not closed.signatures.exists()
    write_record(item=item, text="ergänzt", by=cast.clerk)


def test_the_public_part_stands_first_however_the_rows_lie(cast, closed):
    """Its right decides who may write; with the parts in any order the clerk was sometimes refused."""
    rows = minutes_rows(cast.clerk, "V").filter(meeting=closed)
    assert [row.part for row in rows] == [Part.PUBLIC, Part.NON_PUBLIC]
    first, second = closed.minutes.get(part=Part.NON_PUBLIC), closed.minutes.get(part=Part.PUBLIC)
    for place, row in enumerate((first, second)):  # written anew, so that the other one lies first
        Minutes.objects.filter(pk=row.pk).update(created_at=row.created_at + dt.timedelta(minutes=place))
    assert [row.part for row in rows.all()] == [Part.PUBLIC, Part.NON_PUBLIC]


def test_two_writers_of_one_item_do_not_overwrite_each_other(cast, closed):
    item = closed.items.get(number="Ö 2")
    write_record(item=item, text="eins", by=cast.clerk, version=item.version)
    with pytest.raises(StaleVersion):
        write_record(item=item, text="zwei", by=cast.coordinator, version=item.version)


def test_published_when_signed_or_when_approved(cast):
    meeting = sealed(cast)
    assert publish_minutes(meeting=meeting, today=TODAY, by=cast.clerk).state == Minutes.State.PUBLISHED
    with pytest.raises(WrongState):
        publish_minutes(meeting=meeting, today=TODAY, by=cast.clerk)


def test_b3_16_a_board_that_approves_publishes_only_then(cast):
    board = make_board(cast)
    set_rules(committee=board, valid_from=dt.date(2024, 6, 12), by=cast.coordinator, publish_when="approved")
    meeting = sealed(cast, hold_meeting(cast, board))
    with pytest.raises(Refusal, match="genehmigen"):
        publish_minutes(meeting=meeting, today=TODAY, by=cast.clerk)
    before = bytes(StoredDocument.objects.get(pk=part(meeting).document_id).content)
    later = open_with(cast, 9, make_meeting(cast, board, day=dt.date(2026, 6, 16)))
    approval = later.items.get(number="Ö 1")
    assert approval.approves == meeting
    call(later, "Ö 1", cast)
    record_vote(
        item=approval,
        motion=Motion(approval.proposal),
        count=Count(7, 0, 2),
        at=at("17:15", later.day),
        by=cast.clerk,
    )
    publish_minutes(meeting=meeting, today=dt.date(2026, 6, 17), by=cast.clerk)
    assert bytes(StoredDocument.objects.get(pk=part(meeting).document_id).content) == before


def test_the_secret_part_is_never_published(cast):
    meeting = sealed(cast)
    publish_minutes(meeting=meeting, today=TODAY, by=cast.clerk)
    assert part(meeting, Part.NON_PUBLIC).state == Minutes.State.SIGNED
    assert not OutgoingMail.objects.filter(text__contains="Quittenbaum").exists()


def test_arabic_ukrainian_and_turkish_names_are_printed(cast, judge_pdf):
    board = make_board(cast, seats=12, vacant=3)
    term = board.terms.get()
    names = [
        ("Abdulrahman Khalil", "عبد الرحمن خليل"),
        ("Oleksandr Kravets", "Олександр Кравець"),
        ("Gülşen Yıldırım-Öztürk", ""),
    ]
    for seat, (name, script) in zip(term.seats.filter(holdings=None), names, strict=True):
        person = make_person(board.district, name, name_in_script=script)
        fill_seat(seat=seat, person=person, starts_on=term.starts_on, by=cast.coordinator)
    meeting = open_with(cast, 12, make_meeting(cast, board))
    meeting = close_meeting(meeting=meeting, at=at("18:00"), by=cast.clerk)
    data = render_minutes(meeting, Part.PUBLIC)
    text = pdf_text(data)
    assert "Олександр Кравець" in text
    assert "Gülşen Yıldırım-Öztürk" in text
    judge_pdf(data)
