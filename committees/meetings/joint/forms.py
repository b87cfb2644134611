"""Which boards sit together."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from committees.meetings.joint.selectors import committees_to_join
from committees.meetings.models import Meeting
from desk.forms import KernForm, MultiCheck


class JointForm(KernForm):
    """The boards to take in: those of the own district for which the person may plan."""

    committees: Any = forms.ModelMultipleChoiceField(
        label=_("Gremien"),
        queryset=None,
        widget=MultiCheck,
        help_text=_("Hat ein Gremium an diesem Tag schon eine geplante Sitzung, wird diese genommen."),
    )

    def __init__(self, *args, user, meeting: Meeting, **options):
        super().__init__(*args, user=user, **options)
        self.fields["committees"].queryset = committees_to_join(user, meeting)
