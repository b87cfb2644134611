"""Forms of the contact journal."""

from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from coordination.network.models import InternalNote, JournalEntry
from coordination.network.selectors import people_of
from desk.forms import ChoiceCards, KernModelForm
from desk.forms.widgets import Card


class JournalForm(KernModelForm):
    """One contact with an organisation."""

    class Meta:
        model = JournalEntry
        fields = ["kind", "happened_on", "person", "text"]
        widgets = {
            "kind": ChoiceCards(
                cards={
                    "phone": Card(icon="phone"),
                    "email": Card(icon="mail"),
                    "visit": Card(icon="place"),
                    "talk": Card(icon="person"),
                }
            )
        }
        help_texts = {"text": _("Nur die Koordination liest das. Keine Gesundheits- oder Herkunftsangaben.")}

    def __init__(self, *args, user, organisation, **options):
        super().__init__(*args, user=user, **options)
        self.fields["happened_on"].initial = today()
        self.fields["person"].queryset = people_of(organisation, user)


class NoteForm(KernModelForm):
    """What the coordination thinks of an organisation."""

    class Meta:
        model = InternalNote
        fields = ["text"]
        help_texts = {
            "text": _("Nur die Koordination liest das. Die Organisation hat ein Recht auf Auskunft.")
        }
