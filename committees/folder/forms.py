"""What goes into a folder or a series."""

from django import forms
from django.utils.translation import gettext_lazy as _

from committees.meetings.models import Part
from desk.forms import KernForm


class FolderForm(KernForm):
    """Which part, and in which form."""

    part = forms.ChoiceField(label=_("Teil"), choices=Part.choices)
    output = forms.ChoiceField(
        label=_("Form"),
        choices=[
            ("pdf", _("ein PDF mit Lesezeichen")),
            ("zip", _("ZIP: dazu die unterzeichneten Originale und Tabellen")),
        ],
    )

    def __init__(self, *args, parts: list[str], **options):
        super().__init__(*args, **options)
        self.fields["part"].choices = [choice for choice in Part.choices if choice[0] in parts]


class SeriesForm(KernForm):
    """From which day to which."""

    first = forms.DateField(label=_("von"))
    last = forms.DateField(label=_("bis"))
