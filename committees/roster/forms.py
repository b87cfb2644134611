"""Forms about committees."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from committees.roster.models import AllowanceRate, Committee, RuleProfile, Seat, SeatHolding, Term
from committees.roster.selectors import seats_on
from committees.rules.catalogue import FIELDS, GROUPS, SPECS, Group
from committees.rules.templates import Template
from committees.rules.words import ApprovalKind, LateNotice, PublishWhen, QuorumKind
from coordination.network.selectors import organisation_choices, person_choices
from desk.forms import KernForm, KernModelForm, MultiCheck, Section
from desk.forms.kern import limit

#: A source is a citation, not a text.
SOURCE_LIMIT = 250


class CommitteeForm(KernModelForm):
    """Facts of a committee."""

    sections = [
        Section(_("Was ist es?"), ["name", "short_name", "format", "purpose"]),
        Section(
            _("Grundlage und Sitze"),
            [
                "legal_basis",
                "legal_basis_on",
                "legal_basis_organ",
                "statutory_seats",
                "statutory_voting_seats",
            ],
            hint=_(
                "Die Beschlussfähigkeit rechnet mit den Sitzen der Satzung, auch wenn welche frei sind. Eine neue Zahl gilt ab der nächsten Amtszeit; die laufende behält ihre."
            ),
        ),
        Section(
            _("Geschäftsstelle"),
            ["business_office", "contact_email", "contact_phone"],
        ),
        Section(
            _("Öffentlichkeit"),
            ["is_public_default", "oparl_visible", "statistics_public_since"],
            hint=_(
                "Über die offene Schnittstelle lesen Programme mit, was auch auf den öffentlichen Seiten steht."
            ),
        ),
    ]

    class Meta:
        model = Committee
        fields = [
            "name",
            "short_name",
            "format",
            "purpose",
            "legal_basis",
            "legal_basis_on",
            "legal_basis_organ",
            "statutory_seats",
            "statutory_voting_seats",
            "business_office",
            "contact_email",
            "contact_phone",
            "is_public_default",
            "oparl_visible",
            "statistics_public_since",
        ]


class StatusForm(KernForm):
    """The next state of a committee, and why."""

    status = forms.ChoiceField(label=_("Neuer Stand"))
    reason = forms.CharField(label=_("Grund"), max_length=200)

    def __init__(self, *args, committee: Committee, **options):
        super().__init__(*args, **options)
        allowed = Committee.TRANSITIONS[Committee.Status(committee.status)]
        self.fields["status"].choices = [(s.value, s.label) for s in Committee.Status if s in allowed]


class TermForm(KernForm):
    """A new term of office."""

    starts_on = forms.DateField(label=_("erster Tag"))
    ends_on = forms.DateField(label=_("letzter Tag"), required=False)


class TermSeatsForm(KernForm):
    """How many seats a term has by the statute of its first day."""

    statutory_seats = forms.IntegerField(label=_("Sitze"), min_value=0, max_value=500)
    voting_seats = forms.IntegerField(label=_("davon stimmberechtigt"), min_value=0, max_value=500)


class SeatForm(KernModelForm):
    """Who sends somebody to a seat."""

    class Meta:
        model = Seat
        fields = ["category", "organisation", "nominated_by", "is_voting"]

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["organisation"].queryset = organisation_choices(user)


class HoldingForm(KernForm):
    """A person for a seat."""

    person: Any = forms.ModelChoiceField(
        label=_("Person"), queryset=None, help_text=_("Fehlt jemand? Unter „Ansprechpersonen“ anlegen.")
    )
    role = forms.ChoiceField(label=_("Funktion"))
    starts_on = forms.DateField(label=_("erster Tag"))
    ends_on = forms.DateField(
        label=_("letzter Tag"), required=False, help_text=_("Leer: bis zum Ende der Amtszeit.")
    )
    email = forms.EmailField(label=_("E-Mail für Einladungen"), required=False)
    name_public_since = forms.DateField(
        label=_("Name darf veröffentlicht werden, Einwilligung vom"), required=False
    )

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["person"].queryset = person_choices(user)
        self.fields["role"].choices = [c for c in SeatHolding.Role.choices if c[0] != "clerk"]


class PoolForm(KernForm):
    """A pool of deputies and the seats it serves."""

    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        help_text=_("Zum Beispiel „Liste Vielfalt“ oder „Wohlfahrtsverbände“."),
    )
    seats: Any = forms.ModelMultipleChoiceField(label=_("Sitze"), queryset=None, widget=MultiCheck)

    def __init__(self, *args, term: Term, **options):
        super().__init__(*args, **options)
        self.fields["seats"].queryset = term.seats.order_by("number")
        holders = {view.seat.pk: view.holder for view in seats_on(term, today())}
        self.fields["seats"].label_from_instance = lambda seat: _seat_label(seat, holders.get(seat.pk))


def _seat_label(seat: Seat, holder: SeatHolding | None) -> str:
    return f"{seat}: {holder.person if holder else gettext('unbesetzt')}"


class PoolMemberForm(KernForm):
    """Somebody for a pool of deputies."""

    person: Any = forms.ModelChoiceField(label=_("Person"), queryset=None)
    starts_on = forms.DateField(label=_("erster Tag"))
    email = forms.EmailField(label=_("E-Mail für Einladungen"), required=False)

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["person"].queryset = person_choices(user)


class ClerkForm(KernForm):
    """Who keeps the minutes."""

    person: Any = forms.ModelChoiceField(label=_("Person"), queryset=None)
    starts_on = forms.DateField(label=_("erster Tag"))
    email = forms.EmailField(label=_("E-Mail für Einladungen"), required=False)

    def __init__(self, *args, user, **options):
        super().__init__(*args, user=user, **options)
        self.fields["person"].queryset = person_choices(user)


class EndForm(KernForm):
    """The last day of somebody on a seat."""

    ends_on = forms.DateField(label=_("letzter Tag"))
    reason = forms.CharField(label=_("Grund"), max_length=200, required=False)


class ConsentForm(KernForm):
    """Consent to be named in public, with its day; empty takes it back."""

    since = forms.DateField(
        label=_("Einwilligung vom"), required=False, help_text=_("Leer lassen, um sie zurückzunehmen.")
    )


class RulesForm(KernModelForm):
    """The rules from a day on; each with the place where it is written, and whether that was compared."""

    class Meta:
        model = RuleProfile
        fields = ["valid_from", *FIELDS]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for spec in SPECS:
            self.fields[f"source_{spec.key}"] = forms.CharField(
                label=_("%(name)s: Fundstelle") % {"name": spec.name}, max_length=SOURCE_LIMIT, required=False
            )
            self.fields[f"checked_{spec.key}"] = forms.BooleanField(
                label=_("%(name)s: an der Fundstelle geprüft") % {"name": spec.name}, required=False
            )
            limit(self.fields[f"source_{spec.key}"])
        self.sections = [
            Section(
                _("Geltung"),
                ["valid_from"],
                hint=_("Frühere Sitzungen behalten die Regeln ihres Tages."),
            ),
            *(Section(group.title, _names(group)) for group in GROUPS),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("quorum_kind") == QuorumKind.FIXED and not cleaned.get("quorum_fixed"):
            self.add_error("quorum_fixed", _("Bitte die feste Zahl der Sitze eintragen."))
        if cleaned.get("earned_sessions") and not cleaned.get("earned_months"):
            self.add_error("earned_months", _("Bitte den Zeitraum in Monaten eintragen."))
        if cleaned.get("late_notice") == LateNotice.UNLESS_SHARE and not cleaned.get("objecting_share"):
            self.add_error("objecting_share", _("Bitte den Anteil wählen."))
        if (
            cleaned.get("publish_when") == PublishWhen.APPROVED
            and cleaned.get("approval_kind") != ApprovalKind.RESOLUTION
        ):
            self.add_error("publish_when", _("Ohne Genehmigung durch Beschluss würde nie veröffentlicht."))
        return cleaned

    @property
    def given(self) -> dict[str, Any]:
        """The rules as `set_rules` takes them."""
        cleaned = self.cleaned_data
        return {name: cleaned[name] for name in self.Meta.fields} | {
            "sources": {spec.key: cleaned[f"source_{spec.key}"] for spec in SPECS},
            "checked": {spec.key for spec in SPECS if cleaned[f"checked_{spec.key}"]},
        }


def _names(group: Group) -> list[str]:
    return [
        name for spec in group.specs for name in (*spec.fields, f"source_{spec.key}", f"checked_{spec.key}")
    ]


def rules_initial(rules: RuleProfile, valid_from: Any) -> dict[str, Any]:
    """What stands in the form at first: the rules in force."""
    values = {name: getattr(rules, name) for name in FIELDS} | {"valid_from": valid_from}
    for spec in SPECS:
        values[f"source_{spec.key}"] = rules.source(spec.key)
        values[f"checked_{spec.key}"] = rules.is_checked(spec.key)
    return values


class TemplateForm(KernForm):
    """The Land whose rules the board starts from, and from which day on."""

    template = forms.ChoiceField(label=_("Vorlage"), choices=Template.choices)
    valid_from = forms.DateField(label=_("gilt ab"))


class AllowanceForm(KernModelForm):
    """What a sitting is paid with from a day on."""

    class Meta:
        model = AllowanceRate
        fields = ["recipients", "amount", "valid_from", "per_day", "pays_beside", "source"]
