"""Models of the roster."""

from committees.roster.models.allowance import AllowanceRate
from committees.roster.models.committee import Committee, Term
from committees.roster.models.pool import DeputyPool
from committees.roster.models.rules import RuleProfile
from committees.roster.models.seat import Seat, SeatHolding

__all__ = ["AllowanceRate", "Committee", "DeputyPool", "RuleProfile", "Seat", "SeatHolding", "Term"]
