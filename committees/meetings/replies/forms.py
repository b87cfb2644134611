"""Forms to answer an invitation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from committees.meetings.models import InvitationRecipient
from desk.forms import KernForm

Reply = InvitationRecipient.Reply
#: What somebody may answer; "open" is no answer.
ANSWERS = [(choice.value, choice.label) for choice in (Reply.YES, Reply.MAYBE, Reply.NO, Reply.DEPUTY)]


class AnswerForm(KernForm):
    """One answer; the buttons of the page carry it."""

    reply = forms.ChoiceField(label=_("Antwort"), choices=ANSWERS)
    note = forms.CharField(label=_("Bemerkung"), max_length=200, required=False)
