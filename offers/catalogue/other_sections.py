"""What slices to the right add to the pages of an offer; the house's table of contents names them.

`OFFER_SECTIONS`: `sections(offer, user) -> list[HubSection]`, for people who signed in.
`PUBLIC_OFFER_SECTIONS`: `sections(district, row) -> list[HubSection]`, for everybody; `row` holds the public
fields alone.
"""

from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from coordination.network.sections import HubSection


def sections_of(offer: Any, user: Any) -> list[HubSection]:
    """In the order of the house."""
    return [section for path in settings.HOUSE.OFFER_SECTIONS for section in import_string(path)(offer, user)]


def public_sections_of(district: Any, row: dict[str, Any]) -> list[HubSection]:
    paths = settings.HOUSE.PUBLIC_OFFER_SECTIONS
    return [section for path in paths for section in import_string(path)(district, row)]
