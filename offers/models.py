"""Table of contents: every model of the app."""

from offers.catalogue.freshness.models import FreshnessRequest, OfferReview
from offers.catalogue.models import Offer, OfferRevision
from offers.funding.models import FundingPeriod, FundingProgramme, FundingReminder
from offers.openness.models import OpennessSnapshot
from offers.team.models import OfferPerson

__all__ = [
    "FreshnessRequest",
    "FundingPeriod",
    "FundingProgramme",
    "FundingReminder",
    "Offer",
    "OfferPerson",
    "OfferReview",
    "OfferRevision",
    "OpennessSnapshot",
]
