"""The form of one line of the usual agenda."""

from django.utils.translation import gettext_lazy as _

from committees.meetings.standing.models import StandingItem
from desk.forms import KernModelForm, Section


class StandingItemForm(KernModelForm):
    """What stands on every agenda."""

    sections = [
        Section(_("Worum geht es?"), ["content", "title", "kind", "presenter", "minutes_planned"]),
        Section(_("Öffentlich oder nicht?"), ["part", "confidential_reason"]),
    ]

    class Meta:
        model = StandingItem
        fields = ["content", "title", "kind", "presenter", "minutes_planned", "part", "confidential_reason"]
