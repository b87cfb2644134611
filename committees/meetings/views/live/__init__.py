"""The live page of the clerk, one file per noun."""

from committees.meetings.views.live.items import conflict_declare, conflict_return, item_record, item_step
from committees.meetings.views.live.page import meeting_live, meeting_pulse
from committees.meetings.views.live.people import (
    attendance_change,
    attendance_enter,
    check_in_decide,
    check_in_state,
    guest_add,
)
from committees.meetings.views.live.state import meeting_state
from committees.meetings.views.live.votes import vote_check, vote_record
from committees.meetings.views.live.worker import live_worker

__all__ = [
    "attendance_change",
    "attendance_enter",
    "check_in_decide",
    "check_in_state",
    "conflict_declare",
    "conflict_return",
    "guest_add",
    "item_record",
    "item_step",
    "live_worker",
    "meeting_live",
    "meeting_pulse",
    "meeting_state",
    "vote_check",
    "vote_record",
]
