"""Models of the meetings."""

from committees.meetings.models.agenda import AgendaItem, ChairChange, Part
from committees.meetings.models.attendance import Attendance, ConflictDeclaration, Stay, Substitution
from committees.meetings.models.invitation import InvitationRecipient
from committees.meetings.models.live import LiveEntry
from committees.meetings.models.meeting import Meeting, MeetingBreak, QuorumDoubt
from committees.meetings.models.minutes import Minutes, MinutesCorrection, MinutesSignature
from committees.meetings.models.vote import Vote

__all__ = [
    "AgendaItem",
    "Attendance",
    "ChairChange",
    "ConflictDeclaration",
    "InvitationRecipient",
    "LiveEntry",
    "Meeting",
    "MeetingBreak",
    "Minutes",
    "MinutesCorrection",
    "MinutesSignature",
    "Part",
    "QuorumDoubt",
    "Stay",
    "Substitution",
    "Vote",
]
