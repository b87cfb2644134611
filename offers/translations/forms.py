"""What is asked of a translator: the same texts again, each beside its German one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.network.language_tags import direction_of, tag_of
from desk.forms import Card, ChoiceCards, KernForm, KernModelForm
from offers.catalogue.comparison import Part, marked
from offers.catalogue.readability import SOURCE, Readability, measure
from offers.catalogue.texts import LEICHT, PLAIN, TEXT_FIELDS, language_name
from offers.translations.models import OfferTranslation


class TranslationForm(KernModelForm):
    """Only the texts the offer has in German; facts are never entered twice.

    `german`: the texts to translate; `former`: those the public translation was made from, to show what changed.
    """

    class Meta:
        model = OfferTranslation
        fields = [*TEXT_FIELDS, "checked_by", "checked_on"]
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 3}),
            "description": forms.Textarea(attrs={"rows": 10}),
            "times": forms.Textarea(attrs={"rows": 2}),
            "break_names": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "break_names": _("Eine Zeile je Pause, in der Reihenfolge links. Die Tage übernehmen wir."),
            "registration_contact": _(
                "Nur die Worte. Telefonnummern und Adressen übernehmen wir aus dem deutschen Text."
            ),
            "checked_by": _("z. B. Prüfgruppe der Lebenshilfe. Bitte keine Namen einzelner Menschen."),
        }

    def __init__(
        self, *args: Any, language: str, german: dict[str, str], former: dict[str, str], **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.language = language
        name_of_language = "" if language == LEICHT else language_name(language)
        if language != LEICHT:
            del self.fields["checked_by"], self.fields["checked_on"]
        for name in TEXT_FIELDS:
            if not german[name]:
                del self.fields[name]
                continue
            field = self.fields[name]
            source = _source(former.get(name, german[name]), german[name])
            field.source = source | {"language": name_of_language}
            field.widget.attrs |= {"lang": tag_of(language), "dir": direction_of(language)}
        for field in self.fields.values():
            field.template_name = "offers/translations/_field.html"

    @property
    def has_optional(self) -> bool:
        """Half a text may be kept; to hand it in, all of it is needed."""
        return False

    @property
    def readability(self) -> Readability | None:
        """Only German can be measured."""
        if self.language not in (PLAIN, LEICHT):
            return None
        return measure(*(self[name].value() for name in ("summary", "description") if name in self.fields))

    @property
    def readability_source(self) -> str:
        return str(SOURCE)

    def values(self) -> dict[str, Any]:
        """What the service takes; a text the offer does not have is empty."""
        return dict.fromkeys(TEXT_FIELDS, "") | self.cleaned_data

    def validate_constraints(self) -> None:
        """The service asks the same rules and answers at the right field."""


class NewLanguageForm(KernForm):
    """Which language comes next."""

    language = forms.ChoiceField(label=_("Sprache"))

    def __init__(self, *args: Any, languages: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = languages


class TranslationReviewForm(KernForm):
    """Publish or give back, with words."""

    decision = forms.ChoiceField(
        label=_("Entscheidung"),
        choices=[("approve", _("Freigeben")), ("return", _("Zurückgeben"))],
        widget=ChoiceCards(
            cards={
                "approve": Card(_("Sofort öffentlich, anstelle der bisherigen Übersetzung."), "haken"),
                "return": Card(_("Öffentlich ändert sich nichts. Ihre Begründung geht mit."), "zurueck"),
            }
        ),
    )
    comment = forms.CharField(
        label=_("Begründung"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Bei „Zurückgeben“ liest sie, wer übersetzt hat."),
    )


def _source(former: str, german: str) -> dict[str, Any]:
    """The German text with the new words marked, and the former one if it was another."""
    old, new = marked(former, german) if former != german else ([], [Part(german)])
    return {"parts": new, "former": old}
