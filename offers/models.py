"""Table of contents: every model of the app."""

from offers.catalogue.models import Offer, OfferRevision
from offers.funding.models import FundingPeriod, FundingProgramme, FundingReminder
from offers.registration.models import Registration

__all__ = [
    "FundingPeriod",
    "FundingProgramme",
    "FundingReminder",
    "Offer",
    "OfferRevision",
    "Registration",
]
