"""Table of contents: every model of the app."""

from offers.catalogue.freshness.models import FreshnessRequest, OfferReview
from offers.catalogue.models import Offer, OfferRevision
from offers.directory.models import OfferReport
from offers.funding.models import FundingPeriod, FundingProgramme, FundingReminder
from offers.places.models import MunicipalityShape
from offers.registration.models import Registration
from offers.team.models import OfferPerson
from offers.translations.models import OfferTranslation

__all__ = [
    "FreshnessRequest",
    "FundingPeriod",
    "FundingProgramme",
    "FundingReminder",
    "MunicipalityShape",
    "Offer",
    "OfferPerson",
    "OfferReport",
    "OfferReview",
    "OfferRevision",
    "OfferTranslation",
    "Registration",
]
