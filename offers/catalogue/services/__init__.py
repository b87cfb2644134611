"""What can be done with an offer; one function per step."""

from offers.catalogue.services.approval import (
    approve_offer,
    return_offer,
    submit_offer,
    take_back_offer,
)
from offers.catalogue.services.lifecycle import (
    archive_offer,
    confirm_offer,
    end_offer,
    pause_offer,
    resume_offer,
)
from offers.catalogue.services.revisions import (
    approve_revision,
    discard_revision,
    return_revision,
    revise_offer,
    submit_revision,
)
from offers.catalogue.services.writing import create_offer, import_offers, update_offer

__all__ = [
    "approve_offer",
    "approve_revision",
    "archive_offer",
    "confirm_offer",
    "create_offer",
    "discard_revision",
    "end_offer",
    "import_offers",
    "pause_offer",
    "resume_offer",
    "return_offer",
    "return_revision",
    "revise_offer",
    "submit_offer",
    "submit_revision",
    "take_back_offer",
    "update_offer",
]
