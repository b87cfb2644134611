"""Table of contents: every model of the app."""

from offers.catalogue.freshness.models import FreshnessRequest, OfferReview
from offers.catalogue.models import Offer, OfferRevision
from offers.directory.models import OfferReport
from offers.funding.models import FundingPeriod, FundingProgramme, FundingReminder
from offers.openness.models import OpennessSnapshot
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
from offers.places.models import MunicipalityShape
from offers.registration.models import Registration
from offers.team.models import OfferPerson
from offers.translations.models import OfferTranslation

__all__ = [
    "Certificate",
    "CertificateProgramme",
    "FreshnessRequest",
    "FundingPeriod",
    "FundingProgramme",
    "FundingReminder",
    "Module",
    "MunicipalityShape",
    "Offer",
    "OfferPerson",
    "OfferReport",
    "OfferReview",
    "OfferRevision",
    "OfferTranslation",
    "OpennessSnapshot",
    "Participation",
    "ProgrammeVersion",
    "Registration",
    "Session",
    "Stamp",
    "StampCard",
]
