"""A field as it stands in a form: its class, its hint and error tied to it for screen readers."""

from typing import Any

from django import forms
from django.forms import BoundField, widgets

from desk.forms.widgets import ChoiceCards, GermanDateTimeInput, MultiCheck

#: Width by kind of input: a date is not as wide as a sentence.
SMALL = (widgets.NumberInput,)


class KernBoundField(BoundField):
    """Adds class, aria-describedby and aria-invalid; knows whether it is a group of inputs."""

    @property
    def is_group(self) -> bool:
        """A question with several inputs: drawn as fieldset with legend. A widget may say so itself."""
        return getattr(self.field.widget, "is_group", False) or isinstance(
            self.field.widget,
            widgets.RadioSelect
            | widgets.CheckboxSelectMultiple
            | ChoiceCards
            | MultiCheck
            | GermanDateTimeInput,
        )

    @property
    def is_single_box(self) -> bool:
        return isinstance(self.field.widget, widgets.CheckboxInput)

    @property
    def is_optional(self) -> bool:
        return not self.field.required and not self.is_single_box and not self.field.disabled

    @property
    def hint_id(self) -> str:
        return f"{self.auto_id}-wink"

    @property
    def error_id(self) -> str:
        return f"{self.auto_id}-fehler"

    @property
    def described_by(self) -> str:
        found = [self.hint_id] if self.help_text else []
        if self.errors:
            found.append(self.error_id)
        return " ".join(found)

    @property
    def focus_id(self) -> str:
        """Where the error summary jumps: the first input of a group."""
        if isinstance(self.field.widget, GermanDateTimeInput):
            return f"{self.auto_id}_0"
        return f"{self.auto_id}_0" if self.is_group else self.auto_id

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Any = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        attrs = dict(attrs)
        if self.field.disabled:
            attrs["disabled"] = True
        if (
            widget.use_required_attribute(self.initial)
            and self.field.required
            and self.form.use_required_attribute
        ):
            attrs["required"] = not isinstance(widget, widgets.CheckboxSelectMultiple)
        if self.described_by and not (self.is_group and not isinstance(widget, GermanDateTimeInput)):
            attrs.setdefault("aria-describedby", self.described_by)
        if self.errors:
            attrs["aria-invalid"] = "true"
        if extra := css_class(widget, self.field):
            own = widget.attrs.get("class", "")
            attrs.setdefault("class", f"{extra} {own}".strip())
        return attrs


def css_class(widget: Any, field: forms.Field) -> str:
    """The class of the input by its kind."""
    if isinstance(widget, widgets.CheckboxInput | widgets.CheckboxSelectMultiple | MultiCheck):
        return "tn-haken"
    if isinstance(widget, widgets.RadioSelect):
        return "tn-punkt"
    if isinstance(widget, widgets.HiddenInput):
        return ""
    if isinstance(widget, widgets.Textarea):
        return "tn-eingabe tn-eingabe--text"
    width = getattr(field, "width", "") or ("s" if isinstance(widget, SMALL) else "")
    return f"tn-eingabe tn-eingabe--{width}" if width else "tn-eingabe"
