"""Table of contents: every model of the app."""

from offers.catalogue.models import Offer, OfferRevision
from offers.directory.models import OfferReport
from offers.funding.models import FundingPeriod, FundingProgramme, FundingReminder
from offers.places.models import MunicipalityShape

__all__ = [
    "FundingPeriod",
    "FundingProgramme",
    "FundingReminder",
    "MunicipalityShape",
    "Offer",
    "OfferReport",
    "OfferRevision",
]
