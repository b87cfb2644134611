"""Money does not break off unnoticed: 90 and 30 days before the end those concerned are told, each once."""

import datetime as dt

import pytest

from accounts.memberships.models import Membership
from desk.mail.models import DigestItem
from desk.notifications.models import Notification
from offers.funding.choices import PeriodStatus
from offers.funding.reminders import remind_of_ends
from offers.funding.rules import reminder_due
from offers.tasks import remind_of_funding_ends
from tests.offers import make

pytestmark = pytest.mark.django_db
END = dt.date(2026, 12, 31)
DAY_90, DAY_30 = dt.date(2026, 10, 2), dt.date(2026, 12, 1)


def told_to() -> list[str]:
    return sorted(Notification.objects.values_list("user__full_name", flat=True))


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (DAY_90 - dt.timedelta(days=1), None),
        (DAY_90, 90),
        (DAY_30 - dt.timedelta(days=1), 90),
        (DAY_30, 30),
        (END, 30),
        (END + dt.timedelta(days=1), None),
    ],
)
def test_c09_which_reminder_a_day_has_reached(day, due):
    assert reminder_due(END, day) == due


def test_c09_coordination_and_the_grantees_editors_are_told_each_once(cast):
    make.period(cast, period_end=END)
    assert remind_of_ends(day=DAY_90 - dt.timedelta(days=1)) == 0
    assert remind_of_ends(day=DAY_90) == 1
    concerned = sorted(
        {
            str(cast.coordinator.full_name),
            str(cast.second_coordinator.full_name),
            str(cast.ngo_editor.full_name),
        }
    )
    assert told_to() == concerned
    assert DigestItem.objects.count() == len(concerned)
    note = Notification.objects.get(user=cast.ngo_editor)
    assert note.title == "Förderung endet in 90 Tagen: Ankommen vor Ort"
    assert "endet am 31.12.2026, kein Folgeantrag" in note.line
    assert remind_of_ends(day=DAY_90) == 0, "told twice"
    assert remind_of_ends(day=DAY_30) == 1
    assert Notification.objects.filter(user=cast.ngo_editor).count() == 2


def test_a_missed_morning_is_made_up_for(cast):
    make.period(cast, period_end=END)
    assert remind_of_ends(day=DAY_90 + dt.timedelta(days=4)) == 1
    assert "in 86 Tagen" in Notification.objects.first().title


def test_a_follow_up_or_an_end_that_moves_changes_what_is_told(cast):
    grant = make.period(cast, period_end=END)
    remind_of_ends(day=DAY_90)
    later = dt.date(2027, 1, 31)
    grant.period_end = later
    grant.save()
    assert remind_of_ends(day=later - dt.timedelta(days=90)) == 1
    make.period(
        cast, programme=grant.programme, predecessor=grant, period_start=dt.date(2027, 2, 1),
        period_end=dt.date(2028, 1, 31), status=PeriodStatus.APPLIED,
    )  # fmt: skip
    assert remind_of_ends(day=later - dt.timedelta(days=30)) == 0


def test_who_has_left_is_not_told(cast):
    Membership.objects.filter(user=cast.ngo_editor).update(valid_until=DAY_90)
    make.period(cast, period_end=END)
    remind_of_ends(day=DAY_90)
    assert cast.ngo_editor.full_name not in told_to()


def test_a_mere_idea_reminds_nobody(cast):
    make.period(cast, period_end=END, status=PeriodStatus.IDEA)
    assert remind_of_ends(day=DAY_90) == 0


def test_the_clock_runs_it_every_morning(cast, settings):
    assert settings.CELERY_BEAT_SCHEDULE["remind-of-funding"]["task"] == remind_of_funding_ends.name
    settings.DEMO_TODAY = DAY_90.isoformat()
    make.period(cast, period_end=END)
    assert remind_of_funding_ends() == 1
