"""Table of contents: every model of the app."""

from coordination.barriers.models import Barrier, BarrierSighting
from coordination.cases.models import Case, CaseContact, Need
from coordination.interpreting.models import (
    Assignment,
    AssignmentOffer,
    BookingRequest,
    Credential,
    Interpreter,
    InterpreterLanguage,
    InterpreterPool,
    InterpreterPrivate,
)
from coordination.network.models import (
    ContactPerson,
    Function,
    InternalNote,
    JournalEntry,
    Organisation,
    Relation,
    Task,
)

__all__ = [
    "Assignment",
    "AssignmentOffer",
    "Barrier",
    "BarrierSighting",
    "BookingRequest",
    "Case",
    "CaseContact",
    "ContactPerson",
    "Credential",
    "Function",
    "InternalNote",
    "Interpreter",
    "InterpreterLanguage",
    "InterpreterPool",
    "InterpreterPrivate",
    "JournalEntry",
    "Need",
    "Organisation",
    "Relation",
    "Task",
]
