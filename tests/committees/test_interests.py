"""Who should be asked about a conflict: by seat, by office, by funding, by the same programme."""

import datetime as dt

import pytest

from committees.meetings.interests import Interests
from committees.meetings.models import AgendaItem
from committees.meetings.selectors import agenda_for, room_of
from coordination.network.models import Function, Relation
from tests.cast import make_organisation
from tests.committees.make import holders, make_meeting
from tests.offers import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(cast):
    meeting = make_meeting(cast)
    meeting.items.filter(number="Ö 2").update(applicant=cast.bruecke)
    return meeting


def hints(cast, meeting, person=None) -> list[str]:
    user = person or cast.coordinator
    item = next(row for row in agenda_for(cast.clerk, meeting) if row.number == "Ö 2")
    return Interests(user, meeting, room_of(meeting)).on(item)


def sits_for(meeting, number, organisation):
    seat = holders(meeting)[number].seat
    seat.organisation = organisation
    seat.save()


def test_without_an_applicant_nobody_is_named(cast, meeting):
    AgendaItem.objects.update(applicant=None)
    assert hints(cast, meeting) == []


def test_by_office_in_an_association_while_it_lasts(cast, meeting):
    person = holders(meeting)[4].person
    office = Function.objects.create(
        district=cast.auental, person=person, organisation=cast.bruecke, kind=Function.Kind.CHAIR
    )
    assert hints(cast, meeting, cast.clerk) == [
        "Mitglied 05: Vorsitz bei Brücke Auental e. V., sie stellt den Antrag"
    ]
    Function.objects.filter(pk=office.pk).update(ends_on=meeting.day - dt.timedelta(days=1))
    assert hints(cast, meeting, cast.clerk) == []


def test_by_funding_in_both_directions(cast, meeting):
    wohnbau = make_organisation(cast.auental, "Wohnbau")
    sits_for(meeting, 2, wohnbau)
    relation = Relation.objects.create(
        district=cast.auental, source=wohnbau, target=cast.bruecke, kind=Relation.Kind.FUNDS
    )
    assert hints(cast, meeting) == ["Mitglied 03: die eigene Organisation fördert Brücke Auental e. V."]
    Relation.objects.filter(pk=relation.pk).update(source=cast.bruecke, target=wohnbau)
    assert hints(cast, meeting) == [
        "Mitglied 03: die eigene Organisation wird von Brücke Auental e. V. gefördert"
    ]


def test_by_a_grant_from_the_same_programme_while_both_run(cast, meeting):
    verein = make_organisation(cast.auental, "Frauenkreis Aue e. V.")
    sits_for(meeting, 6, verein)
    span = {"period_start": dt.date(2026, 1, 1), "period_end": dt.date(2026, 12, 31)}
    first = make.period(cast, grantee=cast.bruecke, status="running", **span)
    second = make.period(cast, grantee=verein, programme=first.programme, status="running", **span)
    assert hints(cast, meeting) == [
        "Mitglied 07: die eigene Organisation erhält wie Brücke Auental e. V. Geld aus "
        f"{first.programme.name}"
    ]
    assert hints(cast, meeting, cast.clerk) == [], "Grants are closed to the committee's office."
    type(second).objects.filter(pk=second.pk).update(period_end=meeting.day - dt.timedelta(days=1))
    assert hints(cast, meeting) == []
