"""The form with which a member enters itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from committees.meetings.checkin.selectors import OwnSeat
from committees.meetings.models import Meeting, Stay
from desk.forms import KernForm


class CheckInForm(KernForm):
    """The code of the screen; the seat where there is a choice, and in a hybrid meeting where somebody sits."""

    code = forms.CharField(
        label=_("Code vom Bildschirm im Saal"),
        max_length=12,
        help_text=_("Sechs Zeichen. Groß oder klein ist gleich."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    holding = forms.ChoiceField(label=_("Sitz"))
    channel = forms.ChoiceField(
        label=_("Wie nehmen Sie teil?"), choices=Stay.Channel.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, meeting: Meeting, seats: list[OwnSeat], **options: Any):
        super().__init__(*args, **options)
        self.fields["holding"].choices = [(str(seat.holding.pk), _seat_words(seat)) for seat in seats]
        if len(seats) == 1:
            self.fields["holding"].widget = forms.HiddenInput()
            self.initial["holding"] = str(seats[0].holding.pk)
        if meeting.form != Meeting.Form.HYBRID:
            del self.fields["channel"]
        else:
            self.initial["channel"] = Stay.Channel.ROOM.value


def _seat_words(seat: OwnSeat) -> str:
    if seat.principal:
        return _("%(seat)s, für %(name)s") % {"seat": seat.holding.seat, "name": seat.principal}
    return str(seat.holding.seat)
