"""What is asked about an offer, and in which order."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts import clock
from coordination.network.languages import language_code, language_names
from coordination.network.widgets import OrganisationField
from desk.forms import Card, ChoiceCards, KernForm, KernModelForm, Section
from offers.catalogue.choices import ClosedReason, Openness
from offers.catalogue.models import ACCESS_FIELDS, CONTENT_FIELDS, Offer
from offers.catalogue.openness import blockers
from offers.catalogue.readability import SOURCE, Readability, measure
from offers.catalogue.selectors import (
    contact_choices,
    grant_choices,
    municipality_choices,
    provider_choices,
)

DOOR_CARDS = {
    Openness.OPEN: Card(_("Jede:r kann kommen, niemand muss etwas nachweisen."), "o-offen", "tn-oeff--offen"),
    Openness.ON_REQUEST: Card(
        _("Gedacht für eine Gruppe; andere fragen vorher und kommen, wenn Platz ist."),
        "o-anfrage",
        "tn-oeff--anfrage",
    ),
    Openness.TARGET_GROUP: Card(
        _("Sie nennen die Gruppe und den Grund. Beides steht öffentlich beim Angebot."),
        "o-gruppe",
        "tn-oeff--gruppe",
    ),
}
CLOSED = _("Zurzeit nicht möglich, siehe Regel darunter.")


class LanguagesField(forms.CharField):
    """Languages by name, separated by commas; seventy boxes nobody would read."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(language_names(value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        words = [word.strip() for word in super().clean(value).replace(";", ",").split(",") if word.strip()]
        found = {word: language_code(word) for word in words}
        if unknown := [word for word, code in found.items() if code is None]:
            raise ValidationError(
                _now("„%(word)s“ kennen wir nicht als Sprache. Bitte den deutschen Namen schreiben.")
                % {"word": unknown[0][:40]}
            )
        return list(dict.fromkeys(code for code in found.values() if code))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (self.prepare_value(initial) or "") != (data or "")


class GrantField(forms.ModelChoiceField):
    """A notice of grant by its number and name, with the day on which it stops binding."""

    def label_from_instance(self, grant: Any) -> str:
        words = {"grant": ", ".join(filter(None, (grant.file_number, grant.title)))}
        return _now("%(grant)s (bis %(end)s)") % {**words, "end": f"{grant.period_end:%d.%m.%Y}"}


class OfferForm(KernModelForm):
    """An offer in five steps, from what it is to who answers the phone."""

    languages_spoken = LanguagesField(
        label=_("Wir sprechen"),
        required=False,
        max_length=500,
        help_text=_("z. B. Deutsch, Arabisch, Ukrainisch"),
    )
    languages_taught = LanguagesField(label=_("Wird unterrichtet"), required=False, max_length=500)
    languages_on_request = LanguagesField(
        label=_("Wird auf Anfrage gedolmetscht"), required=False, max_length=500
    )
    sections = [
        Section(
            _("Worum geht es?"),
            ["provider", "title", "summary", "description", "fields_of_action"],
            template="offers/catalogue/_form_readability.html",
        ),
        Section(
            _("Wann und wo?"),
            [
                "recurrence", "times", "valid_from", "valid_until", "breaks", "skips_holidays", "place_kind",
                "municipality", "address", "postcode", "address_visibility", "capacity", "waiting_list",
            ],
        ),
        Section(
            _("Für wen?"),
            ["openness"],
            hint=_(
                "Wenn das Thema es erlaubt: für alle. Wohnen, Arbeit und Gesundheit betreffen viele Menschen, "
                "nicht nur Zugewanderte."
            ),
            template="offers/catalogue/_opening_rule.html",
        ),
        Section(
            _("Wenn nicht für alle: für welche Gruppe?"),
            ["target_groups", "target_group_reason", "binding_grant", "opens_on", "gender_only"],
            hint=_("Leer lassen, wenn das Angebot offen für alle ist."),
        ),
        Section(_("Alter"), ["age_min", "age_max"], hint=_("Leer lassen, wenn das Alter keine Rolle spielt.")),
        Section(
            _("Sprachen und Zugang"),
            [
                "languages_spoken", "languages_taught", "languages_on_request", "german_level",
                "residence_required", "registration", "registration_contact", "registration_note",
            ],
            hint=_(
                "Ohne Deutsch, Aufenthaltsstatus, Formular und Kosten gilt das Angebot als niedrigschwellig. "
                "Das berechnen wir, Sie müssen es nicht ankreuzen."
            ),
        ),
        Section(
            _("Barrierefreiheit"),
            list(ACCESS_FIELDS),
            hint=_("„Keine Angabe“ ist ehrlicher als ein falsches Ja: Niemand wird zu einer Stufe geschickt."),
        ),
        Section(_("Kosten"), ["cost", "reductions", "cost_note"]),
        Section(_("Zuständig"), ["contact", "volunteers", "review_interval_days"]),
        Section(_("Sichtbarkeit"), ["visibility"]),
    ]  # fmt: skip

    leaves_constraints = True

    class Meta:
        model = Offer
        fields = list(CONTENT_FIELDS)
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 2}),
            "description": forms.Textarea(attrs={"rows": 8}),
            "times": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "summary": _("Höchstens 300 Zeichen. So steht es in der Liste."),
            "fields_of_action": _("Ein bis drei."),
            "recurrence": _(
                "Tage ankreuzen, dann von und bis. Leer lassen, wenn es keine festen Zeiten gibt."
            ),
            "times": _(
                "Was die festen Zeiten nicht sagen, z. B. „nach Absprache“ oder „bitte pünktlich sein“."
            ),
            "breaks": _(
                "Eine Zeile je Tag oder Zeitraum, hinter einem Doppelpunkt der Name, wenn es einen gibt: "
                "23.12.2026 bis 06.01.2027: Weihnachtsferien"
            ),
            "waiting_list": _("Dann bitte auch die Zahl der Plätze nennen."),
            "reductions": _("z. B. „mit Sozialpass die Hälfte“"),
            "registration_contact": _(
                "Telefon, E-Mail oder Adresse im Netz, wenn es andere sind als bei der zuständigen Person."
            ),
            "volunteers": _("Nur im Netz zu sehen, nicht öffentlich."),
            "binding_grant": _(
                "Bis er endet, bleibt das Angebot geschlossen; danach schlagen wir die Öffnung vor."
            ),
            "opens_on": _(
                "Der Tag steht öffentlich beim Angebot, und wir erinnern Sie rechtzeitig. Geöffnet wird erst, wenn Sie es tun."
            ),
            "valid_until": _("Letzter Tag. Leer lassen, wenn es kein Ende gibt."),
            "cost": _("0, wenn es nichts kostet."),
            "contact": _("Öffentlich steht die Person nur, wenn sie zugestimmt hat; sonst der Träger."),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = municipality_choices(self.user)
        self._offer_contacts()
        self._offer_grants([self.instance.provider_id] if self.instance.provider_id else [])
        self.blockers = blockers(self.instance, clock.today())
        cards = {door: _closed(card) if self._is_closed(door) else card for door, card in DOOR_CARDS.items()}
        self.fields["openness"] = forms.ChoiceField(
            label=_("Wer darf kommen?"), choices=Openness.choices, widget=ChoiceCards(cards=cards)
        )

    @property
    def readability(self) -> Readability | None:
        """How hard the texts are to read, as they stand in the form."""
        return measure(self["summary"].value(), self["description"].value())

    @property
    def readability_source(self) -> str:
        return str(SOURCE)

    def clean(self) -> dict[str, Any]:
        """A funding rule stands in a notice; an open door needs neither a notice nor a day of opening."""
        values = super().clean() or self.cleaned_data
        if values.get("openness") == Openness.OPEN:
            values |= {"binding_grant": None, "opens_on": None}
        elif self._lacks_grant(values):
            self.add_error("binding_grant", _now("Bitte den Bescheid wählen, aus dem die Förderregel kommt."))
        return values

    def _lacks_grant(self, values: dict[str, Any]) -> bool:
        is_bound = values.get("target_group_reason") == ClosedReason.FUNDING
        is_asked = "binding_grant" in self.fields and not self.has_error("binding_grant")
        return is_bound and is_asked and values.get("binding_grant") is None

    def _offer_grants(self, providers: list[Any]) -> None:
        rows = grant_choices(self.user, providers, self.instance) if providers else None
        if rows is None or not rows.exists():
            self.fields.pop("binding_grant", None)
            return
        asked = self.base_fields["binding_grant"]
        self.fields["binding_grant"] = GrantField(
            queryset=rows, required=False, label=asked.label, help_text=asked.help_text
        )

    def _is_closed(self, door: str) -> bool:
        return bool(self.blockers) and door != Openness.TARGET_GROUP

    def _offer_contacts(self) -> None:
        provider = self.instance.provider if self.instance.provider_id else None
        if provider is None:
            del self.fields["contact"]
        else:
            self.fields["contact"].queryset = contact_choices(self.user, provider)


class NewOfferForm(OfferForm):
    """The same with the provider in front; an editor of one organisation chooses from its own."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        own = [m.organisation_id for m in self.user.acting_memberships if m.organisation_id]
        rows = provider_choices(self.user)
        self._offer_grants(own)
        if own:
            self.fields["provider"] = forms.ModelChoiceField(
                label=_("Träger"), queryset=rows, initial=own[0] if len(own) == 1 else None
            )
        else:
            field = OrganisationField(label=_("Träger"), choices_for=provider_choices)
            field.offer(self.user)
            self.fields["provider"] = field
        days = self.fields["review_interval_days"]
        days.required, days.initial = False, None
        days.help_text = _(
            "Leer lassen für das Übliche: Sprachangebote nach 120 Tagen, Beratung nach 365, alles andere nach 180."
        )


class ReasonForm(KernForm):
    """Why; the sentence stands in the history."""

    reason = forms.CharField(
        label=_("Warum?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Steht im Verlauf."),
    )


class EndForm(ReasonForm):
    """When it was over, and why."""

    ended_on = forms.DateField(label=_("Letzter Tag"))
    field_order = ["ended_on", "reason"]


class ReviewForm(KernForm):
    """Publish or give back, with words."""

    decision = forms.ChoiceField(
        label=_("Entscheidung"),
        choices=[("approve", _("Freigeben")), ("return", _("Zurückgeben"))],
        widget=ChoiceCards(
            cards={
                "approve": Card(
                    _("Sofort öffentlich. Eine E-Mail geht an die Person, die eingereicht hat."), "haken"
                ),
                "return": Card(_("Öffentlich ändert sich nichts. Ihre Begründung geht mit."), "zurueck"),
            }
        ),
    )
    comment = forms.CharField(
        label=_("Begründung"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Steht im Verlauf, nicht öffentlich. Bei „Zurückgeben“ liest der Träger sie."),
    )


def _closed(card: Card) -> Card:
    return Card(CLOSED, card.icon, card.css, closed=True)
