"""Lead time, travel buffer, exclusions: the numbered examples A-01 to A-16 that the foundation covers."""

import datetime as dt

import pytest

from accounts.refusals import Refusal
from coordination.interpreting.codes import ContactVisibility, LeadDayType, RequestStatus
from coordination.interpreting.rules.lead_time import check_lead_time, latest_submission
from coordination.interpreting.services.assignments import (
    InterpreterNotFree,
    assign,
    confirm_assignment,
    drop_out,
)
from desk.mail.models import OutgoingMail
from tests.coordination.make_interpreting import (
    NOW,
    berlin,
    make_interpreter,
    make_open_request,
    make_pool,
    make_request,
)

WEDNESDAY_BEFORE_PENTECOST = dt.date(2026, 5, 20)


def test_a01_five_working_days_skip_ascension():
    def met(submitted: dt.date) -> bool:
        return check_lead_time(
            appointment=WEDNESDAY_BEFORE_PENTECOST, submitted=submitted, days=5,
            kind=LeadDayType.WORKING_DAY, land="NW",
        ).is_met  # fmt: skip

    assert met(dt.date(2026, 5, 12))
    assert not met(dt.date(2026, 5, 13))


def test_a01_too_late_needs_a_reason_that_is_kept(cast):
    pool = make_pool(cast)
    late = {"starts_at": berlin(5, 14), "ends_at": berlin(5, 15)}
    with pytest.raises(Refusal, match="Zu kurzfristig") as refusal:
        make_request(cast, pool, **late)
    assert refusal.value.field == "urgency_reason"
    request = make_request(cast, pool, urgency_reason="Aufnahmetermin kam erst heute", **late)
    assert request.urgency_reason == "Aufnahmetermin kam erst heute"


@pytest.mark.parametrize(
    ("days", "kind", "latest"),
    [
        (5, LeadDayType.WORKING_DAY, dt.date(2026, 10, 7)),
        (5, LeadDayType.WEEKDAY, dt.date(2026, 10, 8)),
        (7, LeadDayType.WEEKDAY, dt.date(2026, 10, 6)),
    ],
)
def test_a02_working_days_and_weekdays_differ_by_a_day(days, kind, latest):
    assert latest_submission(dt.date(2026, 10, 14), days=days, kind=kind, land="NW") == latest


def test_a07_more_than_the_longest_talk_is_refused_at_the_field(cast):
    with pytest.raises(Refusal, match="200 Minuten sind zu lang") as refusal:
        make_request(cast, make_pool(cast), ends_at=berlin(9, 17, 20))
    assert refusal.value.field == "ends_at"


def test_a08_an_excluded_occasion_names_the_rule(cast):
    with pytest.raises(Refusal) as refusal:
        make_request(cast, make_pool(cast, rule_source="Förderbescheid LM-2026-01"), occasion="aosf")
    assert refusal.value.source == "Förderbescheid LM-2026-01"


def test_a10_travel_buffer_of_thirty_minutes(cast):
    pool = make_pool(cast)
    person = make_interpreter(cast, pool)
    first = make_open_request(cast, pool, starts_at=berlin(9, 10), ends_at=berlin(9, 11))
    assign(first, person, now=NOW, by=cast.coordinator)
    early = make_open_request(cast, pool, starts_at=berlin(9, 11, 15), ends_at=berlin(9, 12))
    with pytest.raises(InterpreterNotFree, match="Fahrtpuffer"):
        assign(early, person, now=NOW, by=cast.coordinator)
    just_right = make_open_request(cast, pool, starts_at=berlin(9, 11, 30), ends_at=berlin(9, 12))
    assert assign(just_right, person, now=NOW, by=cast.coordinator).interpreter == person


def test_a15_after_a_drop_out_the_search_goes_on_under_the_same_number(cast):
    pool = make_pool(cast)
    person = make_interpreter(cast, pool)
    request = make_open_request(cast, pool)
    assignment = assign(request, person, now=NOW, by=cast.coordinator)
    confirm_assignment(assignment, now=NOW, by=cast.coordinator)
    again = drop_out(assignment, reason="krank", now=NOW, by=cast.coordinator)
    assert (again.number, again.status) == (request.number, RequestStatus.SEARCHING)
    assert OutgoingMail.objects.filter(subject__contains="wir suchen neu", to="rehm@schule.example").exists()


@pytest.mark.parametrize(
    ("visibility", "shows"), [(ContactVisibility.NEVER, False), (ContactVisibility.AFTER_CONFIRMATION, True)]
)
def test_a16_contact_data_leave_only_if_the_pool_says_so(cast, visibility, shows):
    pool = make_pool(cast, contact_visibility=visibility)
    assignment = assign(
        make_open_request(cast, pool), make_interpreter(cast, pool), now=NOW, by=cast.coordinator
    )
    confirm_assignment(assignment, now=NOW, by=cast.coordinator)
    mail = OutgoingMail.objects.get(subject__contains="bestätigt", to="rehm@schule.example")
    assert ("00000 7788" in mail.text) is shows
    assert ("tesfay@auental.example" in mail.text) is shows


def test_a_name_in_the_topic_is_held_back(cast):
    with pytest.raises(Refusal):
        make_request(cast, make_pool(cast), topic_note="Herr Müller, geboren am 12.04.1987")


def test_both_needs_must_be_confirmed(cast):
    with pytest.raises(Refusal) as refusal:
        make_request(cast, make_pool(cast), no_other_help_confirmed=False)
    assert refusal.value.field == "necessity_confirmed"


def test_a_request_for_a_foreign_organisation_is_forbidden(cast):
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        make_request(cast, make_pool(cast), requester=cast.foreign_organisation)
