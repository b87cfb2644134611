"""Writing motions, amendments, the consultation chain and the register of resolutions."""

from committees.papers.services.consultations import note_consultation, plan_consultation, send_paper
from committees.papers.services.resolutions import (
    FollowUp,
    adopt_circulated,
    adopt_resolution,
    set_follow_up,
    withdraw_resolution,
)

__all__ = [
    "FollowUp",
    "adopt_circulated",
    "adopt_resolution",
    "note_consultation",
    "plan_consultation",
    "send_paper",
    "set_follow_up",
    "withdraw_resolution",
]
