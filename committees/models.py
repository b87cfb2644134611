"""Table of contents: every model of the app."""

from committees.allowances.models import AllowanceClaim
from committees.declarations.models import SeatDeclaration, SeatStatistics
from committees.meetings.aftermath.models import (
    MinutesObjection,
    MinutesReview,
    MinutesSending,
    RecordedStatement,
)
from committees.meetings.ballots.models import (
    Ballot,
    Candidate,
    Circulation,
    CirculationAnswer,
    Election,
    ElectionRound,
    RollCall,
    RoundCount,
)
from committees.meetings.calling.models import AgendaAdmission, MeetingDemand
from committees.meetings.checkin.models import CheckIn, CheckInWindow
from committees.meetings.joint.models import JointSession
from committees.meetings.models import (
    AgendaItem,
    Attendance,
    ChairChange,
    ConflictDeclaration,
    InvitationRecipient,
    LiveEntry,
    Meeting,
    MeetingBreak,
    Minutes,
    MinutesCorrection,
    MinutesSignature,
    QuorumDoubt,
    Stay,
    Substitution,
    Vote,
)
from committees.meetings.series.models import MeetingSeries
from committees.meetings.standing.models import StandingItem
from committees.mine.models import BoardVisit, CalendarKey
from committees.oparl.models import OparlMark, OparlObject
from committees.papers.models import Amendment, Consultation, Paper, Resolution, ResolutionReport
from committees.roster.models import (
    AllowanceRate,
    Committee,
    DeputyPool,
    RuleProfile,
    Seat,
    SeatHolding,
    Term,
)

__all__ = [
    "AgendaAdmission",
    "AgendaItem",
    "AllowanceClaim",
    "AllowanceRate",
    "Amendment",
    "Attendance",
    "Ballot",
    "BoardVisit",
    "CalendarKey",
    "Candidate",
    "ChairChange",
    "CheckIn",
    "CheckInWindow",
    "Circulation",
    "CirculationAnswer",
    "Committee",
    "ConflictDeclaration",
    "Consultation",
    "DeputyPool",
    "Election",
    "ElectionRound",
    "InvitationRecipient",
    "JointSession",
    "LiveEntry",
    "Meeting",
    "MeetingBreak",
    "MeetingDemand",
    "MeetingSeries",
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
    "RollCall",
    "RoundCount",
    "RuleProfile",
    "Seat",
    "SeatDeclaration",
    "SeatHolding",
    "SeatStatistics",
    "StandingItem",
    "Stay",
    "Substitution",
    "Term",
    "Vote",
]
