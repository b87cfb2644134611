"""Dates and sign-ups by number: places, the waiting line, who moves up, who was there."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal, WrongState
from desk.mail.models import OutgoingMail
from offers.participation import rules, services
from offers.participation.choices import Status
from offers.participation.codes import SIGNS, new_code, read_card_number, read_code
from offers.participation.models import Participation, Session
from offers.participation.sections import sections
from offers.participation.selectors import place_in_line
from offers.participation.statistics import open_table, statistics_for
from offers.participation.today import items
from tests.offers import make_participation as make

pytestmark = pytest.mark.django_db
LATER = make.NOW + dt.timedelta(hours=1)


def states(session) -> list[str]:
    return list(session.participations.order_by("number").values_list("status", flat=True))


# --- Places and the waiting line -------------------------------------------------------------
def test_b06_fifteen_places_full_the_sixteenth_waits_and_one_cancellation_moves_exactly_one_up(cast):
    session = make.session(cast)
    first, *_others = make.sign_ups(session, 15)
    sixteenth, seventeenth = make.sign_ups(session, 2)
    assert (sixteenth.status, place_in_line(sixteenth)) == (Status.WAITING, 1)
    assert place_in_line(seventeenth) == 2
    services.call_off(first, now=LATER)
    sixteenth.refresh_from_db()
    seventeenth.refresh_from_db()
    assert (sixteenth.status, sixteenth.confirm_by) == (Status.REGISTERED, LATER + dt.timedelta(hours=48))
    assert (seventeenth.status, place_in_line(seventeenth)) == (Status.WAITING, 1)
    assert states(session).count(Status.REGISTERED) == 15


def test_a_place_nobody_confirmed_in_48_hours_goes_on_and_a_confirmed_one_stays(cast):
    session = make.session(cast, capacity_override=1)
    first, second, third = make.sign_ups(session, 3)
    services.call_off(first, now=LATER)
    assert services.tend_sign_ups(now=LATER + dt.timedelta(hours=47)) == 0
    assert services.tend_sign_ups(now=LATER + dt.timedelta(hours=49)) == 1
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.status, third.status) == (Status.CANCELLED, Status.REGISTERED)
    services.confirm(third, now=LATER + dt.timedelta(hours=50))
    assert services.tend_sign_ups(now=LATER + dt.timedelta(hours=140)) == 0
    assert states(session) == [Status.CANCELLED, Status.CANCELLED, Status.REGISTERED]


def test_too_late_to_confirm_says_where_the_place_went(cast):
    session = make.session(cast, capacity_override=1)
    first, second = make.sign_ups(session, 2)
    services.call_off(first, now=LATER)
    with pytest.raises(WrongState, match="nächste Person"):
        services.confirm(second, now=LATER + dt.timedelta(hours=49))


def test_nobody_is_held_a_place_into_the_date_itself(cast):
    start = make.EVENING
    assert rules.confirm_by(start - dt.timedelta(hours=3), start) == start


def test_more_places_let_the_line_move_up_in_its_order(cast):
    session = make.session(cast, capacity_override=1)
    make.sign_ups(session, 4)
    services.update_session(session, capacity_override=3, now=LATER, by=cast.ngo_editor)
    assert states(session) == ["registered", "registered", "registered", "waiting"]


def test_fewer_places_than_people_are_refused(cast):
    session = make.session(cast, capacity_override=3)
    make.sign_ups(session, 3)
    with pytest.raises(Refusal, match="3 Plätze sind schon vergeben"):
        services.update_session(session, capacity_override=2, now=LATER, by=cast.ngo_editor)


def test_whoever_comes_late_does_not_pass_the_line(cast):
    session = make.session(cast, capacity_override=1)
    make.sign_ups(session, 2)
    Session.objects.filter(pk=session.pk).update(capacity_override=3)
    assert make.sign_ups(session, 1)[0].status == Status.WAITING


def test_the_same_form_sent_twice_signs_up_once(cast):
    session, key = make.session(cast), uuid.uuid4()
    one = services.sign_up(session, request_key=key, now=make.NOW)
    assert services.sign_up(session, request_key=key, now=make.NOW) == one
    assert session.participations.count() == 1


def test_numbers_of_who_called_off_are_not_given_again(cast):
    session = make.session(cast)
    one, _two = make.sign_ups(session, 2)
    services.call_off(one, now=LATER)
    assert make.sign_ups(session, 1)[0].number == 3


@pytest.mark.parametrize("minutes", [0, 30])
def test_nobody_signs_up_for_what_has_begun_or_is_called_off(cast, minutes):
    session = make.session(cast)
    with pytest.raises(WrongState, match="begonnen"):
        services.sign_up(session, now=session.starts_at + dt.timedelta(minutes=minutes))
    services.cancel_session(session, reason="Krank", now=make.NOW, by=cast.ngo_editor)
    with pytest.raises(WrongState, match="abgesagt"):
        services.sign_up(session, now=make.NOW)


# --- The address for one message -------------------------------------------------------------
def test_an_address_is_kept_only_for_who_waits_mailed_once_and_forgotten(cast):
    session = make.session(cast, capacity_override=1)
    held = services.sign_up(session, notice_email="eins@example.org", now=make.NOW)
    waits = services.sign_up(session, notice_email="zwei@example.org", now=make.NOW)
    assert (held.notice_email, waits.notice_email) == ("", "zwei@example.org")
    services.call_off(held, now=LATER)
    waits.refresh_from_db()
    assert waits.notice_email == ""
    mail = OutgoingMail.objects.get(to="zwei@example.org")
    assert waits.code in mail.text.replace("-", "")


def test_addresses_are_forgotten_when_the_date_begins_or_is_called_off(cast):
    session = make.session(cast, capacity_override=1)
    make.sign_ups(session, 1)
    waits = services.sign_up(session, notice_email="zwei@example.org", now=make.NOW)
    services.tend_sign_ups(now=session.starts_at + dt.timedelta(minutes=1))
    waits.refresh_from_db()
    assert waits.notice_email == ""


def test_neither_code_nor_address_stands_in_the_log(cast):
    session = make.session(cast, capacity_override=1)
    make.sign_ups(session, 1)
    row = services.sign_up(session, notice_email="zwei@example.org", now=make.NOW)
    told = str(list(AuditEntry.objects.values("before", "after", "row_label", "reason")))
    assert row.code not in told
    assert "zwei@example.org" not in told


# --- Dates -----------------------------------------------------------------------------------
def test_a_series_keeps_the_hour_on_the_wall_across_the_change_of_the_clock(cast):
    offer = make.offer(cast)
    rows = services.create_sessions(
        offer,
        starts_at=make.EVENING,
        ends_at=make.EVENING + dt.timedelta(hours=2),
        more_days=[dt.date(2026, 3, 30), dt.date(2026, 3, 30), dt.date(2026, 4, 13)],
        by=cast.ngo_editor,
    )
    assert [f"{row.starts_at:%d.%m. %H:%M %z}" for row in rows] == [
        "09.03. 18:00 +0100",
        "30.03. 18:00 +0200",
        "13.04. 18:00 +0200",
    ]


def test_the_same_date_twice_is_refused_as_a_whole(cast):
    offer = make.offer(cast)
    make.session(cast, of=offer)
    with pytest.raises(ValidationError):
        services.create_sessions(
            offer,
            starts_at=make.EVENING - dt.timedelta(days=7),
            ends_at=make.EVENING - dt.timedelta(days=7, hours=-2),
            more_days=[make.EVENING.date()],
            by=cast.ngo_editor,
        )
    assert offer.sessions.count() == 1


def test_a_cancelled_date_needs_a_reason_for_the_public(cast):
    session = make.session(cast)
    with pytest.raises(Refusal, match="warum"):
        services.cancel_session(session, reason="  ", now=make.NOW, by=cast.ngo_editor)


def test_calling_off_every_date_ends_no_offer_silently(cast):
    offer = make.offer(cast)
    session = make.session(cast, of=offer)
    assert not sections(offer, cast.ngo_editor)[0].context["all_called_off"]
    services.cancel_session(session, reason="Wasserschaden", now=make.NOW, by=cast.ngo_editor)
    offer.refresh_from_db()
    assert offer.status == "published"
    with pytest.MonkeyPatch.context() as clock:
        clock.setattr("accounts.clock.now", lambda: make.NOW)
        assert sections(offer, cast.ngo_editor)[0].context["all_called_off"]
        titles = [item.title for item in items(cast.ngo_editor, make.TODAY)]
    assert titles == ["Alle Termine abgesagt: Wohnungsführerschein für alle"]


# --- Attendance ------------------------------------------------------------------------------
def test_attendance_is_noted_by_number_and_can_be_corrected(cast):
    session = make.session(cast)
    one, two = make.sign_ups(session, 2)
    services.note_attendance(session, present=[one.pk], today=session.day, by=cast.ngo_editor)
    assert states(session) == ["attended", "absent"]
    services.note_attendance(session, present=[two.pk], today=session.day, by=cast.ngo_editor)
    assert states(session) == ["absent", "attended"]


def test_attendance_waits_for_the_day_itself(cast):
    session = make.session(cast)
    with pytest.raises(WrongState, match="am Tag selbst"):
        services.note_attendance(session, today=make.TODAY, by=cast.ngo_editor)


def test_who_waited_and_came_all_the_same_takes_no_promised_place(cast):
    session = make.session(cast, capacity_override=1)
    held, waits = make.sign_ups(session, 2)
    services.note_attendance(session, present=[held.pk, waits.pk], today=session.day, by=cast.ngo_editor)
    waits.refresh_from_db()
    assert (waits.status, waits.is_walk_in) == (Status.ATTENDED, True)


def test_a_walk_in_noted_by_mistake_is_struck_off(cast):
    session = make.session(cast)
    services.note_attendance(session, walk_ins=2, today=session.day, by=cast.ngo_editor)
    keep = session.participations.earliest("number")
    services.note_attendance(session, present=[keep.pk], today=session.day, by=cast.ngo_editor)
    assert states(session) == ["attended", "cancelled"]


# --- Counting --------------------------------------------------------------------------------
def test_b04_attendances_and_certificates_are_counted_separately_and_never_divided(cast):
    offer = make.offer(cast)
    programme = make.programme(cast, modules=1, of=offer)
    module = make.modules(programme, 1)[0]
    cards = services.hand_out_cards(programme, count=12, today=make.TODAY, by=cast.ngo_editor)
    for day, came in ((12, 14), (19, 21), (26, 18)):
        session = make.attend(cast, offer, module, cards if day == 12 else [], dt.date(2026, 1, day))
        left = came - session.participations.count()
        here = list(session.participations.values_list("pk", flat=True))
        services.note_attendance(session, present=here, walk_ins=left, today=session.day, by=cast.ngo_editor)
    for card in cards:
        services.issue_certificate(card, today=make.TODAY, by=cast.ngo_editor)
    numbers = statistics_for(cast.coordinator, make.TODAY)
    assert (numbers.sessions, numbers.attendances, numbers.certificates) == (3, 53, 12)
    assert [row[1] for row in numbers.by_session.rows] == [18, 21, 14]
    assert [row[1:] for row in numbers.by_quarter.rows] == [(3, 53, 12)]
    shown = " ".join(
        str(column.title) for table in (numbers.by_offer, numbers.by_quarter) for column in table.columns
    )
    assert "quote" not in shown.lower()
    assert "%" not in shown


def test_small_numbers_are_hidden_and_what_would_give_them_away(cast):
    offer = make.offer(cast)
    for day, came in ((12, 3), (19, 21), (26, 18)):
        start = dt.datetime.combine(dt.date(2026, 1, day), dt.time(18), make.NOW.tzinfo)
        session = make.session(cast, of=offer, start=start)
        services.note_attendance(session, walk_ins=came, today=session.day, by=cast.ngo_editor)
    rows = statistics_for(cast.coordinator, make.TODAY).by_session.rows
    assert [row[1] for row in rows] == ["•", 21, "•"]
    assert [row[-1] for row in open_table(cast.coordinator, make.TODAY).rows] == ["•", 21, "•"]


def test_no_table_of_participation_has_a_field_for_a_name():
    fields = {field.name for model in (Session, Participation) for field in model._meta.get_fields()}
    assert not {"name", "person", "user", "phone", "birthday"} & fields


# --- Codes -----------------------------------------------------------------------------------
def test_codes_are_read_however_they_are_typed():
    code = new_code()
    assert set(code) <= set(SIGNS)
    assert read_code(f" {code[:4].lower()}-{code[4:]} ") == code
    assert read_code("K0QM-4TXR") == ""
    assert read_code("kurz") == ""


@pytest.mark.parametrize(("text", "number"), [("0118", 118), ("WF-0118", 118), (" 7 ", 7), ("sieben", None)])
def test_card_numbers_are_read_however_they_are_written(text, number):
    assert read_card_number(text) == number


def test_the_database_gives_a_number_of_a_date_once(cast):
    session = make.session(cast)
    make.sign_ups(session, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Participation.objects.create(session=session, number=1, status="registered")


def test_without_a_waiting_list_full_is_full(cast):
    row = make.session(cast, of=make.offer(cast, capacity=2, waiting_list=False))
    make.sign_ups(row, 2)
    with pytest.raises(WrongState, match="Warteliste"):
        services.sign_up(row, now=make.NOW)
    assert row.participations.count() == 2
