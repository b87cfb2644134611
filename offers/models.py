"""Table of contents: every model of the app."""

from offers.catalogue.models import Offer, OfferRevision
from offers.funding.models import FundingPeriod, FundingProgramme, FundingReminder
from offers.participation.models import (
    Certificate,
    CertificateProgramme,
    Module,
    Participation,
    ProgrammeVersion,
    Session,
    Stamp,
    StampCard,
)

__all__ = [
    "Certificate",
    "CertificateProgramme",
    "FundingPeriod",
    "FundingProgramme",
    "FundingReminder",
    "Module",
    "Offer",
    "OfferRevision",
    "Participation",
    "ProgrammeVersion",
    "Session",
    "Stamp",
    "StampCard",
]
