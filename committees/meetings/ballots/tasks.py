"""What the clock does for circulations."""

import datetime as dt

from celery import shared_task

from accounts import clock
from committees.meetings.ballots.services import circulations


@shared_task(name="committees.tasks.close_due_circulations", ignore_result=True)
def close_due_circulations(today: str = "") -> int:
    """After midnight: what nobody objected to until the last day is adopted."""
    return circulations.close_due(today=_day(today))


@shared_task(name="committees.tasks.remind_of_circulations", ignore_result=True)
def remind_of_circulations(today: str = "") -> int:
    """In the morning: who has not answered shortly before the last day."""
    return circulations.remind(today=_day(today))


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text) if text else clock.today()
