"""Cases: nobody without the case sees it, no text names anybody, and only a barrier leaves it."""

import datetime as dt
import json

import pytest

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal, WrongState
from coordination.barriers.models import Barrier, BarrierSighting
from coordination.cases import services
from coordination.cases.codes import TRANSITIONS, Phase
from coordination.cases.models import Case, CaseContact, Need
from tests.cast import TODAY
from tests.coordination.make_cases import make_case, make_need

BARRIER = {
    "title": "Bescheinigung wird verweigert",
    "description": "Vermieter stellen sie nicht aus.",
    "field_of_action": "wohnen",
    "kind": "administrative",
    "level": "municipality",
}


def test_d01_the_number_is_random_and_no_field_names_a_person(cast):
    numbers = {make_case(cast).number for _ in range(5)}
    assert len(numbers) == 5
    assert all(number.startswith("F-") and len(number) == 7 for number in numbers)
    names = {field.name for model in (Case, Need, CaseContact) for field in model._meta.fields}
    assert not names & {"name", "given_name", "family_name", "birth_date", "street", "phone", "email"}


@pytest.mark.parametrize(
    "person",
    ["coordinator", "admin", "clerk", "board_member", "auditor", "platform", "ngo_editor", "outsider"],
)
def test_d12_others_get_404_and_leave_a_line(cast, as_person, person):
    case = make_case(cast)
    response = as_person(person).get(case.get_absolute_url())
    assert response.status_code == 404
    line = AuditEntry.objects.get(action="case.refused")
    assert line.actor == cast.people[person]


def test_every_look_is_logged_with_its_purpose(cast, as_person):
    case = make_case(cast)
    assert as_person("case_worker").get(case.get_absolute_url()).status_code == 200
    line = AuditEntry.objects.get(is_read=True, row_id=str(case.pk))
    assert (line.actor, line.reason) == (cast.case_worker, "Fallbearbeitung")


def test_the_deputy_sees_it_until_the_deputising_ends(cast):
    from accounts.users.models import User

    deputy = User.objects.get(pk=cast.case_worker.pk)
    other = _second_worker(cast)
    case = make_case(cast)
    assert not Case.objects.visible_to(other).exists()
    case = services.update_case(
        case, today=TODAY, version=case.version, by=deputy, deputy=other, deputy_until=dt.date(2999, 1, 1)
    )
    assert Case.objects.visible_to(other).get() == case
    services.update_case(
        case, today=TODAY, version=case.version, by=deputy, deputy=other, deputy_until=dt.date(2020, 1, 1)
    )
    assert not Case.objects.visible_to(other).exists()


def _second_worker(cast):
    from accounts.memberships.models import Membership
    from accounts.permissions import Role
    from accounts.users.models import User

    other = User.objects.create_user(
        "mirjam@auental.example", full_name="Mirjam Osei", active_district=cast.auental
    )
    Membership.objects.create(
        user=other, district=cast.auental, role=Role.CASE_WORKER, valid_from=dt.date(2020, 1, 1)
    )
    return other


def test_a_text_that_names_somebody_is_refused_and_nothing_is_kept(cast):
    case = make_case(cast)
    with pytest.raises(Refusal):
        make_need(cast, case, text="Herr Müller, Hauptstraße 12, Tel. 0171 3920012")
    assert not Need.objects.exists()


def test_the_log_never_holds_the_texts(cast):
    case = make_case(cast, goal="Kurs begonnen")
    make_need(cast, case, text="Ein Kursplatz mit Kinderbetreuung")
    written = json.dumps(list(AuditEntry.objects.values("before", "after", "reason")), default=str)
    assert "Kinderbetreuung" not in written
    assert "Kurs begonnen" not in written


@pytest.mark.parametrize("now", list(Phase))
@pytest.mark.parametrize("to", list(Phase))
def test_phases_follow_the_table(cast, now, to):
    case = make_case(cast, goal="Ziel")
    make_need(cast, case)
    closing = {"closed_on": TODAY, "closing_reason": "other"} if now == Phase.CLOSED else {}
    Case.objects.filter(pk=case.pk).update(phase=now, **closing)
    if to in TRANSITIONS[now] and to != Phase.CLOSED:
        moved = services.change_phase(case, to, today=TODAY, by=cast.case_worker, reason="weil")
        assert moved.phase == to
    else:
        with pytest.raises(WrongState):
            services.change_phase(case, to, today=TODAY, by=cast.case_worker, reason="weil")


def test_planning_needs_a_need_and_linking_a_goal(cast):
    case = services.change_phase(make_case(cast), Phase.ASSESSMENT, today=TODAY, by=cast.case_worker)
    with pytest.raises(Refusal, match="mindestens einen Bedarf"):
        services.change_phase(case, Phase.PLANNING, today=TODAY, by=cast.case_worker)
    make_need(cast, case)
    case = services.change_phase(case, Phase.PLANNING, today=TODAY, by=cast.case_worker)
    with pytest.raises(Refusal, match="vereinbartes Ziel"):
        services.change_phase(case, Phase.LINKING, today=TODAY, by=cast.case_worker)


def test_a_closed_case_takes_no_more_entries_and_can_be_reopened_for_half_a_year(cast):
    case = services.close_case(make_case(cast), reason="moved_away", today=TODAY, by=cast.case_worker)
    with pytest.raises(WrongState):
        make_need(cast, case)
    late = TODAY + dt.timedelta(days=200)
    with pytest.raises(WrongState, match="sechs Monate"):
        services.change_phase(case, Phase.ASSESSMENT, today=late, by=cast.case_worker, reason="neu")
    again = services.change_phase(
        case, Phase.ASSESSMENT, today=TODAY, by=cast.case_worker, reason="zurückgekehrt"
    )
    assert (again.phase, again.closed_on) == (Phase.ASSESSMENT, None)


def test_a_barrier_from_a_case_counts_it_once_and_shows_nothing_of_it(cast, as_person):
    case = make_case(cast)
    barrier = services.raise_barrier_from_case(case, known=None, today=TODAY, by=cast.case_worker, **BARRIER)
    sighting = BarrierSighting.objects.get()
    assert sighting.source == BarrierSighting.Source.CASE
    assert str(case.pk) not in sighting.token
    with pytest.raises(Refusal, match="schon gezählt"):
        services.raise_barrier_from_case(case, known=barrier, today=TODAY, by=cast.case_worker)
    other = make_case(cast)
    services.raise_barrier_from_case(other, known=barrier, today=TODAY, by=cast.case_worker)
    assert barrier.sightings.count() == 2
    page = as_person("coordinator").get(barrier.get_absolute_url()).content.decode()
    assert case.number not in page
    assert str(case.pk) not in page


def test_no_link_leads_from_the_barrier_to_a_case():
    targets = {
        f.related_model
        for model in (Barrier, BarrierSighting)
        for f in model._meta.get_fields()
        if f.is_relation
    }
    assert not targets & {Case, Need, CaseContact}
