"""Table of contents: every model of the app."""

from offers.catalogue.models import Offer, OfferRevision
from offers.funding.models import FundingPeriod, FundingProgramme, FundingReminder
from offers.translations.models import OfferTranslation

__all__ = [
    "FundingPeriod",
    "FundingProgramme",
    "FundingReminder",
    "Offer",
    "OfferRevision",
    "OfferTranslation",
]
