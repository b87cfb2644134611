"""What is asked about measures: the measure itself, its steps, milestones, and progress in two minutes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from committees.roster.models import Committee
from coordination.network.selectors import colleagues
from coordination.network.widgets import OrganisationField
from desk.forms import KernForm, KernModelForm, Section
from desk.forms.fields import GermanIntegerField
from monitoring.concept.choices import ProgressState
from monitoring.concept.models import Concept, Measure, Milestone
from monitoring.concept.selectors.concepts import goal_choices, resolution_choices
from monitoring.concept.selectors.links import (
    barrier_choices,
    indicator_choices,
    offer_choices,
    partner_choices,
    period_choices,
)


class PartnersField(forms.CharField):
    """Organisations by their names, one a line: a district may have thousands of them."""

    widget = forms.Textarea(attrs={"rows": 4})

    def offer(self, rows: Any) -> None:
        self.rows = rows

    def prepare_value(self, value: Any) -> Any:
        if value is None or isinstance(value, str):
            return value
        return "\n".join(row.name for row in value)

    def clean(self, value: Any) -> list[Any]:
        names = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        wanted = {name.casefold(): name for name in names}
        known = {row.name.casefold(): row for row in self.rows.filter(name__in=list(wanted.values()))}
        unknown = [name for key, name in wanted.items() if key not in known]
        for name in list(unknown):
            if found := self.rows.filter(name__iexact=name).first():
                known[name.casefold()] = found
                unknown.remove(name)
        if unknown:
            raise ValidationError(
                _now("Nicht im Netz gefunden: %(names)s. Bitte den ganzen Namen schreiben, einen je Zeile.")
                % {"names": ", ".join(f"„{name[:60]}“" for name in unknown[:5])}
            )
        return list({row.pk: row for row in known.values()}.values())

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (self.prepare_value(initial) or "") != (data or "")


class MeasureForm(KernModelForm):
    """One measure and everything that hangs on it; every choice comes through a door."""

    organisation = OrganisationField(
        label=_("zuständige Organisation"), choices_for=partner_choices, required=False
    )
    partners = PartnersField(
        label=_("Partner"), required=False, help_text=_("Ein Name je Zeile. Partner können den Stand melden.")
    )
    sections = [
        Section(
            _("Was geschieht?"),
            ["goal", "field_of_action", "code", "title", "description", "kind", "audience"],
            hint=_("Das Handlungsfeld folgt aus dem Ziel. Ohne Ziel bitte eines wählen."),
        ),
        Section(
            _("Wer und wann?"),
            ["organisation", "office", "owner", "partners", "starts_on", "ends_on", "next_step", "next_step_on"],
        ),
        Section(
            _("Geld und Wirkung"),
            [
                "budget", "indicator", "indicator_name", "indicator_unit", "baseline", "target", "actual",
                "measured_on",
            ],
        ),
        Section(
            _("Was hängt daran?"), ["resolution", "barriers", "offers", "funding_periods", "is_public"]
        ),
    ]  # fmt: skip

    class Meta:
        model = Measure
        fields = [
            "goal", "field_of_action", "code", "title", "description", "kind", "audience", "office", "owner",
            "starts_on", "ends_on", "next_step", "next_step_on", "budget", "indicator", "indicator_name",
            "indicator_unit", "baseline", "target", "actual", "measured_on", "resolution", "barriers",
            "offers", "funding_periods", "is_public",
        ]  # fmt: skip

    def __init__(self, *args: Any, concept: Concept, **kwargs: Any):
        instance = kwargs.get("instance")
        if instance is not None:
            given = {"organisation": instance.organisation, "partners": list(instance.partners.all())}
            kwargs["initial"] = given | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        user: Any = self.user
        for name, rows in {
            "goal": goal_choices(user, concept),
            "owner": colleagues(user),
            "indicator": indicator_choices(user),
            "resolution": resolution_choices(user),
            "barriers": barrier_choices(user),
            "offers": offer_choices(user),
            "funding_periods": period_choices(user),
        }.items():
            self.fields[name].queryset = rows
        self.fields["partners"].offer(partner_choices(user))
        self.fields["organisation"].offer(user)
        self.fields["field_of_action"].required = False
        self.fields["code"].required = False
        self.fields["code"].help_text = _("Leer: das nächste freie, z. B. W-12.")

    def clean(self) -> dict[str, Any]:
        cleaned: Any = super().clean()
        goal = cleaned.get("goal")
        if goal is not None:
            cleaned["field_of_action"] = goal.field.code
        elif not cleaned.get("field_of_action") and "field_of_action" not in self.errors:
            self.add_error("field_of_action", _now("Bitte ein Ziel oder ein Handlungsfeld wählen."))
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """The code is filled by the service, the field of action by the goal."""
        return super()._get_validation_exclusions() | {"code", "field_of_action"}


class StepForm(KernForm):
    """Why a measure changes its state, if somebody wants to say."""

    reason = forms.CharField(
        label=_("Grund"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=500
    )


class ReasonedStepForm(StepForm):
    """The same, with a reason that has to be given."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True


class MilestoneForm(KernModelForm):
    """A step with its day; what was missed says why."""

    class Meta:
        model = Milestone
        fields = ["title", "responsible", "due_on", "done_on", "missed_reason"]


class ProgressForm(KernForm):
    """How a measure stands, in two minutes on the phone."""

    state = forms.ChoiceField(label=_("Wie steht es?"), choices=ProgressState, widget=forms.RadioSelect)
    percent = GermanIntegerField(
        label=_("Fortschritt in Prozent"),
        required=False,
        min_value=0,
        max_value=100,
        help_text=_("Geschätzt genügt. Leer heißt: wie zuletzt."),
    )
    milestone: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("erreichter Meilenstein"), queryset=None, required=False, empty_label=_("keiner")
    )
    sentence = forms.CharField(label=_("Ein Satz dazu"), max_length=300)

    def __init__(self, *args: Any, milestones: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        rows = milestones.filter(done_on__isnull=True)
        self.fields["milestone"].queryset = rows
        if not rows.exists():
            del self.fields["milestone"]


class CommentForm(KernForm):
    """What the board says; asked for the board only of those who sit in several."""

    committee: forms.ModelChoiceField = forms.ModelChoiceField(label=_("Für welches Gremium?"), queryset=None)
    text = forms.CharField(label=_("Anmerkung"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        user: Any = self.user
        own = [m.committee_id for m in user.acting_memberships if m.committee_id and m.role == "B"]
        rows = Committee.objects.visible_to(user).filter(pk__in=own)
        self.fields["committee"].queryset = rows
        if len(set(own)) == 1:
            self.fields["committee"].initial = own[0]
