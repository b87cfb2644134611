"""Table of contents: every model of the app."""

from offers.catalogue.models import Offer, OfferRevision
from offers.funding.models import FundingPeriod, FundingProgramme, FundingReminder
from offers.openness.models import OpennessSnapshot

__all__ = [
    "FundingPeriod",
    "FundingProgramme",
    "FundingReminder",
    "Offer",
    "OfferRevision",
    "OpennessSnapshot",
]
