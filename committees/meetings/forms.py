"""Forms about meetings and their agenda."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from committees.meetings.joint.bond import SHARED
from committees.meetings.models import (
    AgendaItem,
    Attendance,
    Meeting,
    MinutesSignature,
    Part,
)
from committees.meetings.selectors import items_in_order, later_meetings, meetings_to_plan
from committees.meetings.services.agenda import NEUTRAL
from committees.papers.selectors import deadline_for, papers_for_agenda
from committees.roster.selectors import committees_to_run
from committees.rules.consultations import ConsultationRole
from coordination.barriers.selectors import barrier_rows
from coordination.network.selectors import organisation_choices
from desk.forms import KernForm, KernModelForm, Section


def _without_continuation(field: Any) -> None:
    """A continuation is planned from the meeting that was broken off, and stays one."""
    field.choices = [choice for choice in field.choices if choice[0] != Meeting.Kind.CONTINUATION]


class MeetingForm(KernModelForm):
    """Date, place and words of a meeting."""

    sections = [
        Section(_("Wann und wo?"), ["committee", "starts_at", "ends_at", "location", "location_note"]),
        Section(_("Form"), ["kind", "form", "dial_in", "is_public"]),
        Section(_("Leitung"), ["chair_name", "clerk_name"], hint=_("Leer: wie im Gremium benannt.")),
        Section(_("Einladung"), ["note"]),
    ]

    class Meta:
        model = Meeting
        fields = [
            "committee",
            "starts_at",
            "ends_at",
            "location",
            "location_note",
            "kind",
            "form",
            "dial_in",
            "is_public",
            "chair_name",
            "clerk_name",
            "note",
        ]

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["committee"].queryset = committees_to_run(user)
        _without_continuation(self.fields["kind"])


class MeetingChangeForm(KernModelForm):
    """Everything about a planned meeting except its committee.

    Who sits with another board takes date, place and form from the leading meeting and is not asked.
    """

    sections = [
        Section(_("Wann und wo?"), ["starts_at", "ends_at", "location", "location_note"]),
        Section(_("Form"), ["kind", "form", "dial_in", "is_public"]),
        Section(_("Leitung"), ["chair_name", "clerk_name"]),
        Section(
            _("Einladung und Teilnahme"), ["note", "guests", "interpreting", "public_count", "press_count"]
        ),
    ]

    class Meta:
        model = Meeting
        fields = [
            "starts_at",
            "ends_at",
            "location",
            "location_note",
            "kind",
            "form",
            "dial_in",
            "is_public",
            "chair_name",
            "clerk_name",
            "note",
            "guests",
            "interpreting",
            "public_count",
            "press_count",
        ]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.kind == Meeting.Kind.CONTINUATION:
            del self.fields["kind"]
        else:
            _without_continuation(self.fields["kind"])
        if self.instance.is_joined:
            for name in SHARED:
                del self.fields[name]


class MoveForm(KernForm):
    """A new date or place."""

    starts_at = forms.DateTimeField(label=_("Neuer Beginn"))
    location = forms.CharField(label=_("Ort"), max_length=200)


class InviteForm(KernForm):
    """The reason when the notice is shortened."""

    reason = forms.CharField(
        label=_("Grund für die Abkürzung der Ladungsfrist"),
        max_length=200,
        required=False,
        help_text=_("Nur nötig, wenn die Frist verletzt ist; steht in Einladung und Niederschrift."),
    )


class ContinueForm(KernForm):
    """When and where a meeting that was broken off goes on."""

    starts_at = forms.DateTimeField(label=_("Beginn"))
    location = forms.CharField(label=_("Ort"), max_length=200)


class ReasonForm(KernForm):
    reason = forms.CharField(label=_("Grund"), max_length=200)


class AgendaItemForm(KernModelForm):
    """One item of the agenda. A new one of a joint session may be for every board."""

    is_joint = forms.BooleanField(
        label=_("Gemeinsam mit den anderen Gremien"),
        required=False,
        initial=True,
        help_text=_(
            "Ein nichtöffentlicher Punkt bleibt zunächst beim eigenen Gremium und wird ausdrücklich geteilt."
        ),
    )

    sections = [
        Section(_("Worum geht es?"), ["title", "kind", "presenter", "paper", "minutes_planned", "proposal"]),
        Section(
            _("Öffentlich oder nicht?"),
            ["part", "confidential_reason", "public_title"],
            hint=_("Von einem nichtöffentlichen Punkt verlässt nur der neutrale Titel das Gremium."),
        ),
        Section(_("Wer behandelt den Punkt?"), ["is_joint"]),
        Section(_("Verknüpfungen"), ["barrier", "applicant"]),
    ]

    class Meta:
        model = AgendaItem
        fields = [
            "title",
            "kind",
            "presenter",
            "paper",
            "minutes_planned",
            "proposal",
            "part",
            "confidential_reason",
            "public_title",
            "barrier",
            "applicant",
        ]

    def __init__(self, *args, user, may_hide: bool = True, is_common: bool = False, **options):
        super().__init__(*args, user=user, **options)
        if not is_common:
            del self.fields["is_joint"]
        self.fields["barrier"].queryset = barrier_rows(user)
        self.fields["applicant"].queryset = organisation_choices(user)
        if not may_hide:
            self.fields["part"].choices = [(Part.PUBLIC.value, Part.PUBLIC.label)]

    def clean(self) -> dict[str, Any]:
        """Without a neutral title the usual one is taken, so that nobody has to think of it."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("part") == Part.NON_PUBLIC and not cleaned.get("public_title"):
            cleaned["public_title"] = NEUTRAL
        if "is_joint" in cleaned:
            cleaned["is_joint"] = cleaned["is_joint"] and cleaned.get("part") == Part.PUBLIC
        return cleaned


class GuestForm(KernForm):
    """Somebody without a seat."""

    name = forms.CharField(label=_("Name"), max_length=200)
    note = forms.CharField(label=_("Stelle"), max_length=200, required=False)
    capacity = forms.ChoiceField(
        label=_("Eigenschaft"),
        choices=[c for c in Attendance.Capacity.choices if c[0] in ("guest", "adviser", "administration")],
    )


class SignatureForm(KernForm):
    """One signature: who, as what, when."""

    role = forms.ChoiceField(label=_("Funktion"), choices=MinutesSignature.Role.choices)
    name = forms.CharField(label=_("Name"), max_length=200)
    signed_on = forms.DateField(label=_("unterschrieben am"))
    is_on_paper = forms.BooleanField(
        label=_("Die Unterschrift liegt auf Papier vor"),
        required=False,
        help_text=_("Für einen Vorsitz ohne eigenen Zugang."),
    )

    def __init__(self, *args, roles: list[str], **options):
        super().__init__(*args, **options)
        self.fields["role"].choices = [c for c in MinutesSignature.Role.choices if c[0] in roles]


class CorrectionForm(KernForm):
    """A correction, and the later meeting that dealt with it."""

    decided_in: Any = forms.ModelChoiceField(
        label=_("behandelt in der Sitzung"),
        queryset=None,
        required=False,
        help_text=_("Dann steht die Berichtigung auch in der Niederschrift dieser Sitzung."),
    )
    text = forms.CharField(label=_("Berichtigung"), widget=forms.Textarea, max_length=20_000)

    def __init__(self, *args, meeting: Meeting, **options):
        super().__init__(*args, **options)
        self.fields["decided_in"].queryset = later_meetings(meeting)


class ObjectionsForm(KernForm):
    """How many object to the shortened notice."""

    count = forms.IntegerField(label=_("Widersprüche"), min_value=0, max_value=500)


class ChairChangeForm(KernForm):
    """Who chairs the meeting from an item on."""

    item: Any = forms.ModelChoiceField(label=_("ab Punkt"), queryset=None)
    name = forms.CharField(label=_("Leitung"), max_length=200)

    def __init__(self, *args, meeting: Meeting, **options):
        super().__init__(*args, **options)
        self.fields["item"].queryset = items_in_order(meeting)


class BarrierForm(KernForm):
    """The meeting that shall deal with a barrier."""

    meeting: Any = forms.ModelChoiceField(label=_("Sitzung"), queryset=None)
    proposal = forms.CharField(
        label=_("Beschlussvorschlag"), widget=forms.Textarea, max_length=20_000, required=False
    )

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["meeting"].queryset = meetings_to_plan(user)


class _RoleForm(KernForm):
    """What the committee does with the paper, and why it cannot wait if it is late."""

    role = forms.ChoiceField(label=_("Aufgabe"), choices=ConsultationRole.choices, initial="decision")
    late_reason = forms.CharField(
        label=_("Grund, falls die Antragsfrist verstrichen ist"), max_length=200, required=False
    )


class PaperForm(_RoleForm):
    """The meeting that shall deal with a paper."""

    meeting: Any = forms.ModelChoiceField(label=_("Sitzung"), queryset=None)
    field_order = ["meeting", "role", "late_reason"]

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["meeting"].queryset = meetings_to_plan(user)


class TakePaperForm(_RoleForm):
    """The paper a meeting shall deal with; each says whether it came in time."""

    paper: Any = forms.ModelChoiceField(label=_("Antrag"), queryset=None)
    field_order = ["paper", "role", "late_reason"]

    def __init__(self, *args, user, meeting, **options):
        super().__init__(*args, user=user, **options)
        field = self.fields["paper"]
        field.queryset = papers_for_agenda(user, meeting.committee)
        field.label_from_instance = lambda paper: f"{paper} ({deadline_for(paper, meeting, today()).result})"
