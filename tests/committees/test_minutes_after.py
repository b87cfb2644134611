"""Review by the chair, statements, sending, objections, approval: nothing of it touches the sealed file."""

import datetime as dt
import io

import docx
import pytest

from accounts.refusals import Refusal, WrongState
from committees.meetings.aftermath.corrections import corrections_pdf
from committees.meetings.aftermath.models import MinutesObjection, MinutesReview, MinutesSending
from committees.meetings.aftermath.objections import decide_objection, raise_objection, withdraw_objection
from committees.meetings.aftermath.selectors import attended_as, is_chair
from committees.meetings.aftermath.sending import send_minutes
from committees.meetings.aftermath.services import drop_statement, give_back, release_minutes, take_statement
from committees.meetings.aftermath.word import minutes_word
from committees.meetings.contexts.minutes import minutes_context
from committees.meetings.models import AgendaItem, Minutes, Part
from committees.meetings.services.conduct import close_meeting
from committees.meetings.services.items import write_record
from committees.meetings.services.minutes import sign_minutes, submit_minutes
from committees.meetings.services.planning import create_meeting, schedule_meeting
from committees.roster.models import SeatHolding
from committees.roster.services import set_rules
from committees.rules.objections import ObjectionRule, objections_until
from desk.mail.models import MailAttachment, OutgoingMail
from documents.store.models import StoredDocument
from tests.committees.make import at, call, holders, make_board, make_meeting, open_with
from tests.committees.make_minutes import TODAY, seal, submit_and_release
from tests.committees.test_meetings_minutes import hold_meeting, part
from tests.pdf import pdf_text

LATER = dt.date(2026, 6, 16)
SENT = dt.date(2026, 3, 23)


@pytest.fixture
def closed(cast):
    return hold_meeting(cast)


@pytest.fixture
def sent(cast, closed):
    meeting = seal(cast, closed)
    send_minutes(meeting=meeting, today=SENT, by=cast.clerk)
    return meeting


def somebody(meeting, number=2):
    return meeting.attendances.get(holding=holders(meeting)[number])


def objection(cast, meeting, **fields) -> MinutesObjection:
    given = {
        "minutes": part(meeting),
        "attendance": somebody(meeting),
        "text": "Es waren zwölf Vordrucke.",
        "raised_on": SENT,
        "by": cast.clerk,
    }
    return raise_objection(**given | fields)


def file_of(meeting, which=Part.PUBLIC) -> bytes:
    return bytes(StoredDocument.objects.get(pk=part(meeting, which).document_id).content)


def test_nobody_signs_before_the_chair_has_released(cast, closed):
    submit_minutes(meeting=closed, today=TODAY, by=cast.clerk)
    with pytest.raises(WrongState):
        sign_minutes(
            meeting=closed, role="clerk", name="Marek Winter", signed_on=TODAY, today=TODAY, by=cast.clerk
        )
    release_minutes(
        meeting=closed, name="Mitglied 01", reviewed_on=TODAY, today=TODAY, by=cast.second_coordinator
    )
    assert part(closed).state == Minutes.State.READY
    with pytest.raises(WrongState, match="freigegeben"):
        write_record(item=closed.items.get(number="Ö 2"), text="anders", by=cast.clerk)


def test_the_author_releases_only_with_the_chairs_word_in_writing(cast, closed):
    submit_minutes(meeting=closed, today=TODAY, by=cast.clerk)
    given = {"meeting": closed, "name": "Mitglied 01", "reviewed_on": TODAY, "today": TODAY}
    with pytest.raises(Refusal, match="schriftlich"):
        release_minutes(by=cast.clerk, **given)
    assert release_minutes(by=cast.clerk, is_in_writing=True, **given).is_in_writing
    with pytest.raises(WrongState):
        release_minutes(by=cast.second_coordinator, **given)


def test_what_the_chair_wants_changed_is_kept_and_the_text_is_open_again(cast, closed):
    submit_and_release(cast, closed)
    give_back(meeting=closed, reason="Ö 2 ergänzen", today=TODAY, by=cast.clerk)
    assert [row.outcome for row in MinutesReview.objects.filter(meeting=closed)].count("returned") == 1
    assert part(closed).state == Minutes.State.DRAFT
    write_record(item=closed.items.get(number="Ö 2"), text="ergänzt", by=cast.clerk)
    with pytest.raises(Refusal):
        give_back(meeting=closed, reason=" ", today=TODAY, by=cast.clerk)


def test_where_the_clerk_alone_signs_nobody_reviews(cast):
    board = make_board(cast)
    set_rules(committee=board, valid_from=dt.date(2024, 6, 12), by=cast.coordinator, signature_rule="clerk")
    meeting = hold_meeting(cast, board)
    submit_minutes(meeting=meeting, today=TODAY, by=cast.clerk)
    assert part(meeting).state == Minutes.State.READY


def test_a_statement_is_taken_word_for_word_until_the_release(cast, closed):
    item = closed.items.get(number="Ö 2")
    row = take_statement(item=item, name="Mitglied 05", text="Ich halte das für falsch.", by=cast.clerk)
    section = minutes_context(closed, Part.PUBLIC).items[1]
    assert (section.statements[0].name, section.statements[0].text) == (
        "Mitglied 05",
        ("Ich halte das für falsch.",),
    )
    submit_and_release(cast, closed)
    with pytest.raises(WrongState):
        drop_statement(statement=row, by=cast.clerk)


def test_the_public_part_is_mailed_and_nothing_of_the_other(cast, sent):
    rows = MinutesSending.objects.filter(meeting=sent)
    assert rows.filter(is_copy=False, channel="attachment").count() == 16
    assert rows.filter(is_copy=True).count() == 2
    mails = OutgoingMail.objects.filter(subject__contains="Niederschrift")
    assert mails.count() == 18
    assert {bytes(a.data) for a in MailAttachment.objects.filter(batch__in=mails.values("batch"))} == {
        file_of(sent)
    }
    assert not mails.filter(text__contains="Quittenbaum").exists()
    assert "in der Geschäftsstelle aus" in mails[0].text
    assert {row.sent_on for row in sent.minutes.all()} == {SENT}
    with pytest.raises(WrongState, match="schon versandt"):
        send_minutes(meeting=sent, today=SENT, by=cast.clerk)


def test_a_round_behind_closed_doors_gets_a_link_and_no_paper(cast):
    meeting = seal(cast, hold_meeting(cast, is_public=False))
    send_minutes(meeting=meeting, today=SENT, by=cast.clerk)
    mails = OutgoingMail.objects.filter(subject__contains="Niederschrift")
    assert not MailAttachment.objects.filter(batch__in=mails.values("batch")).exists()
    assert f"/sitzungen/{meeting.pk}/niederschrift/" in mails[0].text


def test_unsigned_minutes_are_not_sent(cast, closed):
    with pytest.raises(WrongState, match="unterzeichnet"):
        send_minutes(meeting=closed, today=SENT, by=cast.clerk)


@pytest.mark.parametrize(
    ("approval", "days", "next_day", "until"),
    [
        ("resolution", 0, None, None),
        ("resolution", 0, dt.date(2026, 4, 9), dt.date(2026, 4, 9)),
        ("council_decides", 14, None, dt.date(2026, 4, 6)),
        ("council_decides", 14, dt.date(2026, 3, 30), dt.date(2026, 3, 30)),
        ("none", 14, None, SENT),
    ],
)
def test_until_when_objections_are_possible(approval, days, next_day, until):
    assert objections_until(ObjectionRule(approval, days), SENT, next_day) == until


def test_who_was_there_may_object_and_nobody_else(cast, sent):
    absent = sent.attendances.create(
        holding=holders(sent)[12], seat=holders(sent)[12].seat, capacity="member", name="Mitglied 13"
    )
    with pytest.raises(Refusal, match="teilgenommen"):
        objection(cast, sent, attendance=absent)
    assert objection(cast, sent).is_open
    with pytest.raises(Refusal, match="nicht in dieser Niederschrift"):
        objection(cast, sent, item=sent.items.get(number="N 1"))


def test_objections_have_their_time(cast):
    board = make_board(cast)
    set_rules(committee=board, valid_from=dt.date(2024, 6, 12), by=cast.coordinator, objection_days=14)
    meeting = seal(cast, hold_meeting(cast, board))
    with pytest.raises(WrongState, match="noch nicht versandt"):
        objection(cast, meeting)
    send_minutes(meeting=meeting, today=SENT, by=cast.clerk)
    assert objection(cast, meeting, raised_on=dt.date(2026, 4, 6)).is_open
    with pytest.raises(Refusal, match=r"endete am 06\.04\.2026"):
        objection(cast, meeting, raised_on=dt.date(2026, 4, 7))


def test_an_accepted_objection_becomes_a_note_in_the_next_minutes(cast, sent, judge_pdf):
    before = file_of(sent)
    row = objection(cast, sent, item=sent.items.get(number="Ö 2"))
    later = open_with(cast, 9, make_meeting(cast, sent.committee, day=LATER))
    decided = decide_objection(
        objection=row,
        outcome="accepted",
        decided_in=later,
        today=LATER,
        by=cast.clerk,
        correction="Richtig ist: zwölf Vordrucke.",
    )
    assert decided.correction.decided_in == later
    assert file_of(sent) == before
    notes = " ".join(minutes_context(later, Part.PUBLIC).items[0].notes)
    assert "Einwendung von Mitglied 03 zu Ö 2" in notes
    assert "gibt der Einwendung statt" in notes
    assert "Berichtigung der Niederschrift vom 17. März 2026: Richtig ist: zwölf Vordrucke." in notes
    paper = corrections_pdf(part(sent))
    assert "Richtig ist: zwölf Vordrucke." in " ".join(pdf_text(paper).split())
    judge_pdf(paper)
    with pytest.raises(WrongState, match="schon erledigt"):
        withdraw_objection(objection=row, by=cast.clerk)


def test_a_rejected_objection_leaves_no_note_and_the_rules_say_what_is_possible(cast, sent):
    row = objection(cast, sent)
    later = open_with(cast, 9, make_meeting(cast, sent.committee, day=LATER))
    given = {"objection": row, "decided_in": later, "today": LATER, "by": cast.clerk}
    with pytest.raises(Refusal, match="sehen die Regeln"):
        decide_objection(outcome="noted", **given)
    with pytest.raises(Refusal, match="Berichtigung"):
        decide_objection(outcome="accepted", **given)
    decide_objection(outcome="rejected", decision="Die Mitschrift bestätigt den Text.", **given)
    assert not part(sent).corrections.exists()
    notes = " ".join(minutes_context(later, Part.PUBLIC).items[0].notes)
    assert "weist die Einwendung zurück. Die Mitschrift bestätigt den Text." in notes


def test_an_objection_is_decided_in_a_later_meeting_that_takes_place(cast, sent):
    row = objection(cast, sent)
    planned = make_meeting(cast, sent.committee, day=LATER)
    with pytest.raises(Refusal, match="tagt oder getagt"):
        decide_objection(objection=row, outcome="rejected", decided_in=planned, today=LATER, by=cast.clerk)


def test_an_objection_to_the_closed_part_stays_in_its_part(cast, sent):
    row = objection(cast, sent, minutes=part(sent, Part.NON_PUBLIC), text="Familie Quittenbaum fehlt.")
    assert row in MinutesObjection.objects.visible_to(cast.clerk)
    assert row not in MinutesObjection.objects.visible_to(cast.board_member)
    later = open_with(cast, 9, make_meeting(cast, sent.committee, day=LATER))
    decide_objection(objection=row, outcome="rejected", decided_in=later, today=LATER, by=cast.clerk)
    public = " ".join(n for item in minutes_context(later, Part.PUBLIC).items for n in item.notes)
    assert "Quittenbaum" not in public


def test_the_address_of_the_invitation_says_who_somebody_was(cast, closed):
    holding = holders(closed)[0]
    assert attended_as(cast.board_member, closed) is None
    SeatHolding.objects.filter(pk=holding.pk).update(email=cast.board_member.email.upper())
    assert attended_as(cast.board_member, closed).holding_id == holding.pk
    assert is_chair(cast.board_member, closed)
    assert not is_chair(cast.clerk, closed)


def test_two_dates_ahead_get_one_approval_item(cast, closed):
    coming = [make_meeting(cast, closed.committee, day=day) for day in (LATER, dt.date(2026, 9, 15))]
    items = AgendaItem.objects.filter(approves=closed)
    assert [(row.meeting, row.number) for row in items] == [(coming[0], "Ö 1")]
    seal(cast, closed)
    assert items.count() == 1


def test_sealing_puts_the_approval_first_on_an_agenda_that_was_planned_before(cast):
    board = make_board(cast)
    coming = create_meeting(committee=board, starts_at=at("17:00", LATER), location="Saal", by=cast.clerk)
    coming = schedule_meeting(meeting=coming, by=cast.clerk)
    assert not coming.items.exclude(approves=None).exists()
    meeting = seal(cast, hold_meeting(cast, board))
    first = coming.items.order_by("position").first()
    assert (first.approves, first.number, first.position) == (meeting, "Ö 1", 1)


def test_the_word_copy_says_what_was_printed_and_what_counts(cast, sent):
    row = part(sent)
    text = _words(minutes_word(row))
    for said in ("Ja 8 · Nein 1", "Frau Yıldız berichtet.", row.document.sha256, "Mitglied 10"):
        assert said in text, said
    assert "Quittenbaum" not in text
    sent.committee.name = "Umbenannt"
    sent.committee.save()
    assert "Umbenannt" not in _words(minutes_word(row)), "the copy follows the seal"


def test_the_word_copy_of_a_draft_says_so_and_repeats_table_heads(cast, closed):
    data = minutes_word(part(closed))
    assert "Entwurf, noch nicht unterzeichnet." in _words(data)
    table = docx.Document(io.BytesIO(data)).tables[0]
    assert "tblHeader" in table.rows[0]._tr.xml
    assert len(table.rows) - 1 == len(minutes_context(closed, Part.PUBLIC).people)


def _words(data: bytes) -> str:
    book = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in book.tables for row in table.rows for cell in row.cells]
    return "\n".join([p.text for p in book.paragraphs] + cells)


def test_a_meeting_that_is_over_keeps_its_own_approval(cast, sent):
    later = open_with(cast, 9, make_meeting(cast, sent.committee, day=LATER))
    call(later, "Ö 1", cast)
    later = close_meeting(meeting=later, at=at("18:00", LATER), by=cast.clerk)
    assert AgendaItem.objects.filter(approves=sent).count() == 1
