"""Table of contents: every model of the app."""

from committees.allowances.models import AllowanceClaim
from committees.meetings.aftermath.models import (
    MinutesObjection,
    MinutesReview,
    MinutesSending,
    RecordedStatement,
)
from committees.meetings.models import (
    AgendaItem,
    Attendance,
    ChairChange,
    ConflictDeclaration,
    InvitationRecipient,
    Meeting,
    MeetingBreak,
    Minutes,
    MinutesCorrection,
    MinutesSignature,
    QuorumDoubt,
    Stay,
    Vote,
)
from committees.mine.models import BoardVisit, CalendarKey
from committees.oparl.models import OparlMark, OparlObject
from committees.papers.models import Amendment, Consultation, Paper, Resolution, ResolutionReport
from committees.roster.models import AllowanceRate, Committee, RuleProfile, Seat, SeatHolding, Term

__all__ = [
    "AgendaItem",
    "AllowanceClaim",
    "AllowanceRate",
    "Amendment",
    "Attendance",
    "BoardVisit",
    "CalendarKey",
    "ChairChange",
    "Committee",
    "ConflictDeclaration",
    "Consultation",
    "InvitationRecipient",
    "Meeting",
    "MeetingBreak",
    "Minutes",
    "MinutesCorrection",
    "MinutesObjection",
    "MinutesReview",
    "MinutesSending",
    "MinutesSignature",
    "OparlMark",
    "OparlObject",
    "Paper",
    "QuorumDoubt",
    "RecordedStatement",
    "Resolution",
    "ResolutionReport",
    "RuleProfile",
    "Seat",
    "SeatHolding",
    "Stay",
    "Term",
    "Vote",
]
