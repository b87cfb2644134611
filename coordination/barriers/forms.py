"""Forms of the register of barriers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from accounts.permissions import Role
from coordination.barriers.models import Barrier, BarrierSighting
from coordination.barriers.selectors import barriers_to_join
from coordination.network.selectors import municipality_choices, organisation_choices
from coordination.network.widgets import OrganisationField
from desk.forms import KernForm, KernModelForm, Section


class BarrierForm(KernModelForm):
    """What hinders whom where. The text is searched for personal data before it is kept."""

    reported_by = OrganisationField(
        label=_("gemeldet von"),
        choices_for=organisation_choices,
        required=False,
        help_text=_("Organisation, die darauf aufmerksam gemacht hat. Bitte den ganzen Namen schreiben."),
    )

    sections = [
        Section(
            _("Was hindert?"),
            ["title", "description"],
            hint=_(
                "Beschreiben Sie das Hindernis, nie einen Menschen. Namen, Anschriften, Nummern und "
                "Geburtsdaten weist das Netz zurück."
            ),
        ),
        Section(_("Wo und wen betrifft es?"), ["municipality", "field_of_action", "groups"]),
        Section(_("Welcher Art ist die Hürde?"), ["kind", "level"]),
        Section(_("Woher wissen wir davon?"), ["seen_on", "reported_by"]),
    ]

    class Meta:
        model = Barrier
        fields = [
            "title",
            "description",
            "municipality",
            "field_of_action",
            "groups",
            "kind",
            "level",
            "seen_on",
        ]

    def __init__(self, *args, user, **options):
        instance = options.get("instance")
        if instance is not None:
            options["initial"] = {"reported_by": instance.reported_by, **(options.get("initial") or {})}
        super().__init__(*args, user=user, **options)
        self.fields["municipality"].queryset = municipality_choices(user)
        self.fields["municipality"].empty_label = _("im ganzen Kreis")
        self.fields["reported_by"].offer(user)
        if instance is None:
            self.fields["seen_on"].initial = today()
        if Role.COORDINATOR not in user.roles:
            del self.fields["reported_by"]


class SightingForm(KernForm):
    """The barrier was met once more."""

    source = forms.ChoiceField(label=_("Woher kommt die Beobachtung?"))
    seen_on = forms.DateField(label=_("bemerkt am"))
    municipality: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Gemeinde"), queryset=None, required=False, empty_label=_("im ganzen Kreis")
    )

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["source"].choices = [
            choice for choice in BarrierSighting.Source.choices if choice[0] != BarrierSighting.Source.CASE
        ]
        self.fields["seen_on"].initial = today()
        self.fields["municipality"].queryset = municipality_choices(user)


class StepForm(KernForm):
    """Why the barrier changes its state, if somebody wants to say."""

    reason = forms.CharField(
        label=_("Grund"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000
    )


class ReasonedStepForm(StepForm):
    """The same, with a reason that has to be given."""

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["reason"].required = True


class SolveForm(ReasonedStepForm):
    """What removed the barrier, and since when."""

    solved_on = forms.DateField(label=_("gelöst am"))
    field_order = ["solved_on", "reason"]

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["solved_on"].initial = today()
        self.fields["reason"].label = _("Wodurch?")


class DuplicateForm(StepForm):
    """Which other barrier it is the same as."""

    of: forms.ModelChoiceField = forms.ModelChoiceField(label=_("ist dieselbe wie"), queryset=None)
    field_order = ["of", "reason"]

    def __init__(self, *args, user, barrier, **options):
        super().__init__(*args, user=user, **options)
        self.fields["of"].queryset = barriers_to_join(user).exclude(pk=barrier.pk)
