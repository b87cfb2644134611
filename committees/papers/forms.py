"""Forms about motions, their way through other bodies, and resolutions."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from committees.papers.models import Amendment, Consultation, Paper, Resolution
from committees.papers.selectors import (
    LeftBehind,
    committees_to_move_in,
    later_meetings_of,
    paper_rows,
    target_meetings,
)
from committees.papers.services.papers import NEUTRAL
from committees.roster.selectors import committees_to_run
from committees.rules.consultations import ConsultationResult, ConsultationRole
from coordination.barriers.selectors import barrier_rows
from coordination.network.selectors import colleagues, organisation_choices
from coordination.network.widgets import OrganisationField
from desk.forms import KernForm, KernModelForm, MultiCheck, Section


class PaperForm(KernModelForm):
    """A motion or another paper: what is asked, why, and by whom."""

    organisation = OrganisationField(
        label=_("Organisation"),
        choices_for=organisation_choices,
        required=False,
        help_text=_("Stellt eine Organisation den Antrag? Bitte den ganzen Namen schreiben."),
    )

    sections = [
        Section(
            _("Was soll beschlossen werden?"), ["committee", "kind", "title", "text", "reasons", "costs"]
        ),
        Section(_("Wer stellt den Antrag?"), ["originator_words", "organisation", "originator_committees"]),
        Section(_("Für welche Sitzung?"), ["target_meeting", "barrier", "related"]),
        Section(
            _("Öffentlich oder nicht?"),
            ["is_public", "confidential_reason", "public_title"],
            hint=_("Von einem nichtöffentlichen Antrag verlässt nur der neutrale Titel das Gremium."),
        ),
    ]

    class Meta:
        model = Paper
        fields = ["committee", "kind", "title", "text", "reasons", "costs", "originator_words",
                  "originator_committees", "target_meeting", "barrier", "related", "is_public",
                  "confidential_reason", "public_title"]  # fmt: skip
        labels = {"originator_words": _("Name der Antragstellenden")}

    def __init__(self, *args, user, **options):
        instance = options.get("instance")
        if instance is not None:
            first = instance.originator_organisations.first()
            options["initial"] = {"organisation": first, **(options.get("initial") or {})}
        super().__init__(*args, user=user, **options)
        self.fields["committee"].queryset = committees_to_move_in(user)
        self.fields["originator_committees"].queryset = committees_to_run(user)
        self.fields["target_meeting"].queryset = target_meetings(user)
        self.fields["barrier"].queryset = barrier_rows(user)
        self.fields["related"].queryset = paper_rows(user, "V")
        if instance is not None:
            self.fields["related"].queryset = self.fields["related"].queryset.exclude(pk=instance.pk)
        self.fields["organisation"].offer(user)
        if instance is not None and not instance.is_draft:
            del self.fields["committee"]

    def clean(self) -> dict[str, Any]:
        """The organisation as the list the service takes; the usual neutral title where none is given."""
        cleaned = super().clean() or self.cleaned_data
        organisation = cleaned.pop("organisation", None)
        cleaned["originator_organisations"] = [organisation] if organisation else []
        if "originator_committees" in cleaned:
            cleaned["originator_committees"] = list(cleaned["originator_committees"])
        if not cleaned.get("is_public") and not cleaned.get("public_title"):
            cleaned["public_title"] = NEUTRAL
        committee = cleaned.get("committee") or getattr(self.instance, "committee", None)
        meeting = cleaned.get("target_meeting")
        if meeting and committee and meeting.committee_id != committee.pk:
            self.add_error("target_meeting", _("Diese Sitzung gehört zu einem anderen Gremium."))
        return cleaned

    def _post_clean(self) -> None:
        """The service validates the whole row; a model form would do it without author and number."""


class SubmitForm(KernForm):
    """When the paper came in; for what came by letter that is an earlier day."""

    received_on = forms.DateField(label=_("eingegangen am"))

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["received_on"].initial = today()


class PaperReasonForm(KernForm):
    reason = forms.CharField(label=_("Grund"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class LeftBehindForm(KernForm):
    """Which motions of an ended term lapse: all of them, unless somebody unticks one."""

    papers: Any = forms.ModelMultipleChoiceField(label=_("Anträge"), queryset=None, widget=MultiCheck)
    reason = forms.CharField(label=_("Grund"), max_length=2000)

    def __init__(self, *args, left: LeftBehind, **options):
        super().__init__(*args, **options)
        self.fields["papers"].queryset = left.rows
        self.fields["papers"].label_from_instance = lambda paper: f"{paper.number} {paper.title}"
        self.fields["papers"].initial = [paper.pk for paper in left.papers]
        self.fields["reason"].initial = gettext("Die %(term)s ist am %(day)s zu Ende gegangen.") % {
            "term": left.term,
            "day": f"{left.over_on:%d.%m.%Y}",
        }


class OptionalReasonForm(PaperReasonForm):
    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["reason"].required = False


class AmendmentForm(KernModelForm):
    """One passage, and what shall stand in its place."""

    class Meta:
        model = Amendment
        fields = ["mover", "passage", "replacement", "reasons"]

    def _post_clean(self) -> None:
        """The service validates the whole row; here the paper is not known yet."""


class ConsultationForm(KernModelForm):
    """The next body that deals with a resolution."""

    class Meta:
        model = Consultation
        fields = ["body", "role", "planned_on"]

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["body"].required = True

    def _post_clean(self) -> None:
        """The service validates the whole row; here the paper is not known yet."""


class SendForm(KernForm):
    """The next stop of a paper: a committee in the network, or another body by its name."""

    committee: Any = forms.ModelChoiceField(label=_("Gremium im Netz"), queryset=None, required=False)
    body = forms.CharField(
        label=_("oder anderes Gremium"),
        max_length=200,
        required=False,
        help_text=_("Zum Beispiel Sozialausschuss oder Kreistag."),
    )
    role = forms.ChoiceField(label=_("Aufgabe"), choices=ConsultationRole.choices, initial="decision")
    planned_on = forms.DateField(label=_("vorgesehen am"), required=False)
    owner: Any = forms.ModelChoiceField(
        label=_("Wer verfolgt den Antrag dort?"),
        queryset=None,
        required=False,
        help_text=_("Erhält eine Aufgabe. Das Ergebnis schließt sie."),
    )

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["committee"].queryset = committees_to_run(user)
        self.fields["owner"].queryset = colleagues(user)


class ConsultationResultForm(KernForm):
    """What another body made of a paper."""

    result = forms.ChoiceField(label=_("Ergebnis"), choices=[c for c in ConsultationResult.choices if c[0]])
    decided_on = forms.DateField(label=_("behandelt am"))
    text = forms.CharField(
        label=_("beschlossener Wortlaut"),
        widget=forms.Textarea,
        max_length=20_000,
        required=False,
        help_text=_("Nur wenn er von unserem abweicht."),
    )


class FileForm(KernForm):
    """One file to a paper."""

    title = forms.CharField(label=_("Titel"), max_length=200)
    file = forms.FileField(
        label=_("Datei"),
        help_text=_("PDF, PNG oder JPEG, höchstens 10 MB."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/png,image/jpeg"}),
    )


class PublishFileForm(KernForm):
    """Somebody has looked into the file before it goes out."""

    is_checked = forms.BooleanField(
        label=_("Ich habe die Datei angesehen: Nichts darin muss vertraulich bleiben."),
        error_messages={"required": _("Bitte die Datei ansehen und das bestätigen.")},
    )


class FollowUpForm(KernForm):
    """Who carries a resolution out by when."""

    responsible = forms.CharField(label=_("Zuständig"), max_length=200, required=False)
    owner: Any = forms.ModelChoiceField(
        label=_("Aufgabe für"),
        queryset=None,
        required=False,
        help_text=_("Person mit Zugang; sie erhält eine Aufgabe."),
    )
    due_on = forms.DateField(label=_("umzusetzen bis"), required=False)

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["owner"].queryset = colleagues(user)


class ReportForm(KernForm):
    """How far a resolution is carried out."""

    reported_on = forms.DateField(label=_("Stand vom"))
    text = forms.CharField(label=_("Bericht"), widget=forms.Textarea, max_length=20_000)
    reporter = forms.CharField(
        label=_("berichtet von"), max_length=200, required=False, help_text=_("Leer: Sie selbst.")
    )

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["reported_on"].initial = today()


class ClosingForm(KernForm):
    """What became of a resolution, and which later meeting said so."""

    closing = forms.ChoiceField(
        label=_("Was ist daraus geworden?"),
        choices=[choice for choice in Resolution.Closing.choices if choice[0]],
    )
    closed_on = forms.DateField(label=_("abgeschlossen am"))
    words = forms.CharField(label=_("Ergebnis"), widget=forms.Textarea, max_length=20_000)
    meeting: Any = forms.ModelChoiceField(
        label=_("in der Sitzung"),
        queryset=None,
        required=False,
        empty_label=_("ohne Sitzung, durch die Geschäftsstelle"),
    )

    def __init__(self, *args, user, resolution, **options):
        super().__init__(*args, user=user, **options)
        self.fields["meeting"].queryset = later_meetings_of(resolution, user)
        self.fields["closed_on"].initial = today()


class AdoptForm(KernForm):
    """Which barrier a resolution is to remove."""

    barrier: Any = forms.ModelChoiceField(
        label=_("Teilhabehürde"), queryset=None, required=False, empty_label=_("keine")
    )

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["barrier"].queryset = barrier_rows(user)
