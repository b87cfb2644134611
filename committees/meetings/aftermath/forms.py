"""Forms around minutes: release, statement, objection, decision."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from committees.meetings.aftermath.models import MinutesObjection
from committees.meetings.aftermath.objections import possible_outcomes
from committees.meetings.aftermath.selectors import people_present
from committees.meetings.models import Meeting, Minutes
from committees.meetings.selectors import items_in_order, later_meetings
from desk.forms import KernForm


class ReleaseForm(KernForm):
    """The chair's word that the text may be signed."""

    name = forms.CharField(label=_("Vorsitz"), max_length=200)
    reviewed_on = forms.DateField(label=_("freigegeben am"))
    is_in_writing = forms.BooleanField(
        label=_("Die Freigabe liegt schriftlich vor"),
        required=False,
        help_text=_("Als E-Mail oder auf Papier, für einen Vorsitz ohne eigenen Zugang."),
    )


class ReturnForm(KernForm):
    """What the chair wants changed."""

    reason = forms.CharField(label=_("Was ist zu ändern?"), widget=forms.Textarea, max_length=2000)


class StatementForm(KernForm):
    """A statement taken down word for word."""

    name = forms.CharField(label=_("Name"), max_length=200)
    text = forms.CharField(
        label=_("Wortlaut"),
        widget=forms.Textarea,
        max_length=20_000,
        help_text=_("Steht so in der Niederschrift. Eine leere Zeile trennt Absätze."),
    )


class ObjectionForm(KernForm):
    """What is wrong, and how it would be right."""

    item: Any = forms.ModelChoiceField(
        label=_("Punkt"), queryset=None, required=False, empty_label=_("die ganze Niederschrift")
    )
    text = forms.CharField(
        label=_("Was ist falsch, wie ist es richtig?"), widget=forms.Textarea, max_length=20_000
    )

    def __init__(self, *args, minutes: Minutes, **options):
        super().__init__(*args, **options)
        self.fields["item"].queryset = items_in_order(minutes.meeting).filter(part=minutes.part)


class NotedObjectionForm(ObjectionForm):
    """The same, noted by the office for somebody who wrote or came."""

    attendance: Any = forms.ModelChoiceField(label=_("Einwendung von"), queryset=None)
    raised_on = forms.DateField(label=_("eingegangen am"))
    field_order = ("attendance", "raised_on", "item", "text")

    def __init__(self, *args, minutes: Minutes, **options):
        super().__init__(*args, minutes=minutes, **options)
        self.fields["attendance"].queryset = people_present(minutes.meeting)


class DecisionForm(KernForm):
    """What a later meeting made of an objection."""

    decided_in: Any = forms.ModelChoiceField(label=_("behandelt in der Sitzung"), queryset=None)
    outcome = forms.ChoiceField(label=_("Entscheidung"))
    correction = forms.CharField(
        label=_("Berichtigung"),
        widget=forms.Textarea,
        max_length=20_000,
        required=False,
        help_text=_("Nötig, wenn der Einwendung stattgegeben wird: So ist es richtig."),
    )
    decision = forms.CharField(label=_("Begründung"), widget=forms.Textarea, max_length=2000, required=False)

    def __init__(self, *args, objection: MinutesObjection, **options):
        super().__init__(*args, **options)
        meeting = objection.minutes.meeting
        outcomes = possible_outcomes(meeting)
        self.fields["outcome"].choices = [
            choice for choice in MinutesObjection.State.choices if choice[0] in outcomes
        ]
        self.fields["decided_in"].queryset = later_meetings(meeting).filter(
            state__in=(*Meeting.RUNNING, Meeting.State.CLOSED)
        )
        if MinutesObjection.State.ACCEPTED not in outcomes:
            del self.fields["correction"]
