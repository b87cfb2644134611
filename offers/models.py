"""Table of contents: every model of the app."""

from offers.catalogue.models import Offer, OfferRevision
from offers.funding.models import FundingPeriod, FundingProgramme, FundingReminder

__all__ = ["FundingPeriod", "FundingProgramme", "FundingReminder", "Offer", "OfferRevision"]
