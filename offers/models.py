"""Table of contents: every model of the app."""

from offers.catalogue.freshness.models import FreshnessRequest, OfferReview
from offers.catalogue.models import Offer, OfferRevision
from offers.funding.models import FundingPeriod, FundingProgramme, FundingReminder
from offers.registration.models import Registration
from offers.team.models import OfferPerson
from offers.translations.models import OfferTranslation

__all__ = [
    "FreshnessRequest",
    "FundingPeriod",
    "FundingProgramme",
    "FundingReminder",
    "Offer",
    "OfferPerson",
    "OfferReview",
    "OfferRevision",
    "OfferTranslation",
    "Registration",
]
