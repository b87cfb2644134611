"""Models of the slice, one file per noun."""

from coordination.interpreting.models.bookings import Assignment, AssignmentOffer, BookingRequest
from coordination.interpreting.models.interpreters import (
    Credential,
    Interpreter,
    InterpreterLanguage,
    InterpreterPrivate,
)
from coordination.interpreting.models.pools import InterpreterPool

__all__ = [
    "Assignment",
    "AssignmentOffer",
    "BookingRequest",
    "Credential",
    "Interpreter",
    "InterpreterLanguage",
    "InterpreterPool",
    "InterpreterPrivate",
]
