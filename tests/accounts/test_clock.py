"""One clock for what pages show: the real one, or in the demo that of its fixed day."""

import datetime as dt

from django.utils import timezone

from accounts.clock import BERLIN, as_shown, now


def test_an_instant_of_a_real_installation_is_shown_as_it_is(settings):
    settings.DEMO_TODAY = ""
    instant = dt.datetime(2026, 7, 1, 12, 30, tzinfo=dt.UTC)
    assert as_shown(instant) == instant
    assert as_shown(instant).tzinfo is BERLIN


def test_in_the_demo_what_happens_now_happens_on_its_day(settings):
    settings.DEMO_TODAY = "2026-03-02"
    shown = as_shown(timezone.now())
    assert shown.date() == now().date() == dt.date(2026, 3, 2)


def test_in_the_demo_yesterday_is_the_day_before_its_day(settings):
    settings.DEMO_TODAY = "2026-03-02"
    real = timezone.now().astimezone(BERLIN).replace(hour=12)
    shown = as_shown(real - dt.timedelta(days=1))
    assert (shown.date(), shown.hour) == (dt.date(2026, 3, 1), 12)
