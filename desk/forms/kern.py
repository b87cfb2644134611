"""The base of every form: sections, limits, German fields, and the person who fills it in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from desk.forms.fields import (
    GermanDateField,
    GermanDateTimeField,
    GermanDecimalField,
    GermanIntegerField,
    GermanTimeField,
)
from desk.forms.text import visible_data
from desk.forms.widgets import GermanNumberInput, MultiCheck

NAME_LIMIT = 200
TEXT_LIMIT = 20_000
TOO_LONG = _("Bitte auf höchstens %(limit_value)d Zeichen kürzen, jetzt sind es %(show_value)d.")
#: From this many choices on, a list of boxes gets a scrolling frame.
GERMAN = {
    forms.DateField: GermanDateField,
    forms.TimeField: GermanTimeField,
    forms.DateTimeField: GermanDateTimeField,
    forms.SplitDateTimeField: GermanDateTimeField,
}


@dataclass(frozen=True)
class Section:
    """Some fields under one heading. `template` may draw something below them."""

    title: Any
    fields: Sequence[str]
    hint: Any = ""
    template: str = ""


@dataclass(frozen=True)
class SectionShown:
    """A section with its bound fields."""

    title: Any
    hint: Any
    fields: list[Any]
    template: str = ""


class _Kern:
    """What `KernForm` and `KernModelForm` share."""

    sections: Sequence[Section] = ()
    #: Version of the record the person saw; pass it to the service as `version=`.
    expected_version: int | None = None
    use_required_attribute = False
    fields: dict[str, forms.Field]

    def __init__(self, data: Any = None, *args: Any, user: Any = None, **kwargs: Any):
        self.user = user
        clean = visible_data(data) if isinstance(data, QueryDict) else data
        super().__init__(clean, *args, **kwargs)  # type: ignore[call-arg]
        for name, field in list(self.fields.items()):
            self.fields[name] = german(field)
            ask_kindly(self.fields[name])
            limit(self.fields[name])

    def full_clean(self) -> None:
        """Fields a form adds after the kit has looked refuse in the same words."""
        for field in self.fields.values():
            ask_kindly(field)
            shorten_kindly(field)
        super().full_clean()  # type: ignore[misc]

    def shown_sections(self) -> list[SectionShown]:
        """The sections; fields no section names come last, without a heading."""
        placed: list[SectionShown] = []
        left = [name for name, field in self.fields.items() if not field.widget.is_hidden]
        for section in self.sections:
            names = [name for name in section.fields if name in left]
            left = [name for name in left if name not in names]
            if names or section.template:
                bound = [self[name] for name in names]  # type: ignore[index]
                placed.append(SectionShown(section.title, section.hint, bound, section.template))
        if left:
            placed.append(SectionShown("", "", [self[name] for name in left]))  # type: ignore[index]
        return placed

    @property
    def has_optional(self) -> bool:
        return any(not field.required for field in self.fields.values())

    def add_refusal(self, refusal: Any) -> None:
        """A rule's refusal as an error of its field, or of the whole form."""
        self.refusal = refusal
        name = refusal.field if refusal.field in self.fields else None
        self.add_error(name, refusal.message)  # type: ignore[attr-defined]


class KernForm(_Kern, forms.Form):
    """A form that is not tied to one model. Takes `user=`."""


class KernModelForm(_Kern, forms.ModelForm):
    """A form over the fields of one model; services save, never the form. Takes `user=`."""

    #: The service asks the rules behind the constraints of the database and answers at the right field.
    leaves_constraints = False

    def _post_clean(self) -> None:
        own = vars(self.instance)
        if self.leaves_constraints:
            own["validate_constraints"] = lambda exclude=None: None
        try:
            super()._post_clean()  # type: ignore[misc]
        finally:
            own.pop("validate_constraints", None)

    def save(self, commit: bool = True) -> Any:
        raise NotImplementedError("Services save; see the form kit.")


def german(field: forms.Field) -> forms.Field:
    """The same question in German writing; fields that are already ours stay."""
    if replacement := GERMAN.get(type(field)):
        return replacement(**_same(field))
    if type(field) is forms.DecimalField:
        sizes = {
            name: getattr(field, name) for name in ("max_digits", "decimal_places", "min_value", "max_value")
        }
        return GermanDecimalField(**_same(field), **sizes)
    if type(field) is forms.IntegerField and not isinstance(
        field.widget, GermanNumberInput | forms.HiddenInput
    ):
        return GermanIntegerField(**_same(field), min_value=field.min_value, max_value=field.max_value)
    if (
        isinstance(field, forms.ModelMultipleChoiceField | forms.MultipleChoiceField)
        and type(field.widget) is forms.SelectMultiple
    ):
        field.widget = MultiCheck()
        # Not `field.choices = …`: that would freeze the rows before a form narrows them through the door.
        field.widget.choices = field.choices
    return field


def _same(field: forms.Field) -> dict[str, Any]:
    names = ("required", "label", "initial", "help_text", "disabled")
    return {name: getattr(field, name) for name in names}


def ask_kindly(field: forms.Field) -> None:
    """What an empty field says, unless it says something of its own."""
    if field.error_messages["required"] != forms.Field.default_error_messages["required"]:
        return
    is_choice = isinstance(field, forms.ChoiceField | forms.ModelChoiceField)
    field.error_messages["required"] = _("Bitte auswählen.") if is_choice else _("Bitte ausfüllen.")


def shorten_kindly(field: forms.Field) -> None:
    """What a text that is too long says, unless it says something of its own."""
    field.validators = [
        MaxLengthValidator(validator.limit_value, TOO_LONG)
        if type(validator) is MaxLengthValidator and "message" not in vars(validator)
        else validator
        for validator in field.validators
    ]


def limit(field: forms.Field) -> None:
    """No text without an end: a line has 200 signs, a text 20,000."""
    if not isinstance(field, forms.CharField):
        return
    if field.max_length is None:
        is_text = isinstance(field.widget, forms.Textarea)
        field.max_length = TEXT_LIMIT if is_text else NAME_LIMIT
        field.validators.append(MaxLengthValidator(field.max_length))
    if field.max_length and not field.widget.is_hidden:
        field.widget.attrs.setdefault("maxlength", str(field.max_length))
    if isinstance(field, forms.EmailField):
        field.widget.attrs.setdefault("inputmode", "email")
        field.error_messages["invalid"] = _(
            "Das ist keine vollständige E-Mail-Adresse, zum Beispiel name@verein.example."
        )
