"""What grants add to the page of an organisation, and what rooms to the right add to that of a grant."""

from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from coordination.network.models import Organisation
from coordination.network.sections import HubSection
from offers.funding.selectors import periods_of_organisation
from offers.funding.tables import status_mark


def sections(organisation: Organisation, user: Any) -> list[HubSection]:
    """The grants of the organisation, for those who may see sums."""
    rows = [(period, status_mark(period)) for period in periods_of_organisation(user, organisation)]
    if not rows:
        return []
    template = "offers/funding/_organisation_section.html"
    return [HubSection("foerderung", _("Förderungen"), len(rows), template, {"periods": rows})]


def sections_of(period: Any, user: Any) -> list[HubSection]:
    """`PERIOD_SECTIONS` in the house's table of contents, in its order."""
    paths = getattr(settings.HOUSE, "PERIOD_SECTIONS", [])
    return [section for path in paths for section in import_string(path)(period, user)]
