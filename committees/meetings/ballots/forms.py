"""Forms of roll calls, elections and circulations."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from committees.meetings.ballots.models import Ballot, Candidate, Circulation, CirculationAnswer, Election
from committees.meetings.ballots.rounds import NextRound
from committees.meetings.ballots.selectors import members_of
from committees.meetings.ballots.services.elections import BallotCount
from committees.meetings.selectors import meetings_to_plan
from committees.papers.selectors import paper_rows
from desk.forms import GermanIntegerField, KernForm, KernModelForm, Section


class CorrectBallotForm(KernForm):
    """Another voice, and why."""

    choice = forms.ChoiceField(label=_("Stimme"), choices=Ballot.Choice.choices)
    reason = forms.CharField(label=_("Grund"), max_length=200)


class ElectionForm(KernForm):
    """What is elected, and how many."""

    title = forms.CharField(
        label=_("Gewählt wird"), max_length=200, help_text=_("Zum Beispiel: Vorsitz, zwei Delegierte.")
    )
    office = forms.ChoiceField(
        label=_("Amt im Gremium"),
        choices=Election.Office.choices,
        required=False,
        help_text=_("Ein Amt lässt sich nach der Annahme in die Besetzung eintragen."),
    )
    posts = GermanIntegerField(label=_("Plätze"), min_value=1, max_value=20, initial=1)
    is_secret = forms.BooleanField(
        label=_("geheim, mit Stimmzetteln"),
        required=False,
        initial=True,
        help_text=_("Ohne Haken: offen, wenn die Regeln es erlauben und niemand widerspricht."),
    )


class CandidateForm(KernForm):
    """A name for the list."""

    holding: Any = forms.ModelChoiceField(label=_("Mitglied"), queryset=None, required=False)
    name = forms.CharField(
        label=_("oder ein anderer Name"),
        max_length=200,
        required=False,
        help_text=_("Nur wenn kein Amt im Gremium zu besetzen ist."),
    )
    proposed_by = forms.CharField(label=_("vorgeschlagen von"), max_length=200, required=False)

    def __init__(self, *args, election: Election, **options):
        super().__init__(*args, **options)
        meeting = election.item.meeting
        field = self.fields["holding"]
        field.queryset = members_of(meeting)
        field.label_from_instance = lambda holding: str(holding.person)


class RoundForm(KernForm):
    """The ballots of one round: per name, and those without one."""

    def __init__(self, *args, coming: NextRound, **options):
        super().__init__(*args, **options)
        self.coming = coming
        self.fields["valid"] = _count(_("gültige Stimmzettel"))
        for row in coming.candidates:
            self.fields[_key(row)] = _count(_("Stimmen für %(name)s") % {"name": row.name})
        if coming.has_against:
            self.fields["against"] = _count(_("Nein"))
        self.fields["invalid"] = _count(_("ungültige Stimmzettel"))
        self.fields["abstain"] = _count(_("Enthaltungen"))
        self.fields["um"] = _clock()
        self.fields["gang"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, initial=coming.number
        )

    @property
    def counted(self) -> BallotCount:
        data = self.cleaned_data
        votes: dict[UUID, int] = {row.pk: data[_key(row)] or 0 for row in self.coming.candidates}
        return BallotCount(
            votes,
            *(data.get(name) or 0 for name in ("valid", "invalid", "abstain", "against")),
        )


def _key(row: Candidate) -> str:
    return f"k-{row.pk}"


def _count(label: Any) -> Any:
    return GermanIntegerField(label=label, min_value=0, max_value=9999, initial=0)


def _clock() -> Any:
    return forms.CharField(
        label=_("um"), max_length=5, required=False, help_text=_("Zum Beispiel 17:42. Leer: jetzt.")
    )


class LotForm(KernForm):
    """Whom the lot has named."""

    drawn: Any = forms.ModelChoiceField(label=_("Das Los fällt auf"), queryset=None)

    def __init__(self, *args, election: Election, coming: NextRound, **options):
        super().__init__(*args, **options)
        self.fields["um"] = _clock()
        self.fields["drawn"].queryset = election.candidates.filter(
            pk__in=[row.pk for row in coming.candidates]
        )


class AnswerElectionForm(KernForm):
    answer = forms.ChoiceField(
        label=_("Antwort"), choices=[choice for choice in Candidate.Answer.choices if choice[0]]
    )


class ReasonForm(KernForm):
    reason = forms.CharField(label=_("Grund"), max_length=200)


class OfficeForm(KernForm):
    """From when on the office is held."""

    starts_on = forms.DateField(label=_("im Amt ab"))
    replaces = forms.BooleanField(
        label=_("Wer das Amt bisher hatte, ist wieder Mitglied"), required=False, initial=True
    )


class CirculationForm(KernModelForm):
    """The question, its papers and the last day."""

    sections = [
        Section(_("Worum geht es?"), ["committee", "title", "text", "reasons", "paper"]),
        Section(
            _("Öffentlich oder nicht?"),
            ["is_public", "public_title"],
            hint=_("Von einem nichtöffentlichen Verfahren steht nur der neutrale Titel in der E-Mail."),
        ),
        Section(_("Frist und Auftrag"), ["ends_on", "responsible", "due_on"]),
    ]

    class Meta:
        model = Circulation
        fields = [
            "committee",
            "title",
            "text",
            "reasons",
            "paper",
            "is_public",
            "public_title",
            "ends_on",
            "responsible",
            "due_on",
        ]

    def __init__(self, *args, user, committees: Any = None, **options):
        super().__init__(*args, user=user, **options)
        if "committee" in self.fields:
            self.fields["committee"].queryset = committees
        self.fields["paper"].queryset = paper_rows(user, "V")


class CirculationChangeForm(CirculationForm):
    """The same for a draft; the committee stays."""

    sections = [
        Section(_("Worum geht es?"), ["title", "text", "reasons", "paper"]),
        *CirculationForm.sections[1:],
    ]

    class Meta(CirculationForm.Meta):
        fields = [name for name in CirculationForm.Meta.fields if name != "committee"]


class OwnAnswerForm(KernForm):
    """The member's own answer."""

    answer = forms.ChoiceField(
        label=_("Ihre Antwort"),
        widget=forms.RadioSelect,
        choices=[choice for choice in CirculationAnswer.Answer.choices if choice[0]],
    )
    words = forms.CharField(label=_("Anmerkung"), max_length=500, required=False, widget=forms.Textarea)


class NotedAnswerForm(KernForm):
    """What came by letter, telephone or mail."""

    said = forms.ChoiceField(
        label=_("Antwort"), choices=[choice for choice in CirculationAnswer.Answer.choices if choice[0]]
    )
    words = forms.CharField(label=_("Anmerkung"), max_length=500, required=False)


class ToMeetingForm(KernForm):
    """The meeting that deals with what somebody objected to."""

    meeting: Any = forms.ModelChoiceField(label=_("Sitzung"), queryset=None)

    def __init__(self, *args, user, circulation: Circulation, **options):
        super().__init__(*args, user=user, **options)
        self.fields["meeting"].queryset = meetings_to_plan(user).filter(committee=circulation.committee)
