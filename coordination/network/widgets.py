"""Form fields of the network: several codes of one list, and a record named by its name."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from desk.forms.widgets import MultiCheck


class CodeListFormField(forms.MultipleChoiceField):
    """Boxes to tick; the value is a plain list of codes."""

    widget = MultiCheck

    def has_changed(self, initial: Any, data: Any) -> bool:
        return set(initial or []) != set(data or [])


class NameInput(forms.TextInput):
    """A name to type, with suggestions below it where scripts run."""

    template_name = "coordination/network/_name_input.html"

    def __init__(self, url_name: str = "", **options: Any):
        super().__init__(**options)
        self.url_name = url_name

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["suggest_url"] = reverse(self.url_name) if self.url_name else ""
        return context


class OrganisationField(forms.CharField):
    """An organisation, chosen by typing its name: a district may have thousands.

    `choices_for(user)` gives the rows through the door; the form calls `offer(user)`.
    """

    widget = NameInput(url_name="coordination:organisation-suggest")

    def __init__(self, *, choices_for: Callable[[Any], QuerySet], **options: Any):
        super().__init__(**options)
        self.choices_for = choices_for
        self.rows: QuerySet | None = None

    def offer(self, user: Any) -> None:
        self.rows = self.choices_for(user)

    def prepare_value(self, value: Any) -> Any:
        if value is None or isinstance(value, str):
            return value
        if hasattr(value, "name"):
            return value.name
        found = self.rows.model._base_manager.filter(pk=value).first() if self.rows is not None else None
        return found.name if found else ""

    def clean(self, value: Any) -> Any:
        name = super().clean(value)
        if not name or self.rows is None:
            return None
        found = list(self.rows.filter(name__iexact=name.strip())[:2])
        if len(found) == 1:
            return found[0]
        if found:
            raise ValidationError(_("Mehrere heißen so. Bitte auf deren Seite verknüpfen."), code="ambiguous")
        raise ValidationError(
            _("„%(name)s“ steht nicht im Netz. Bitte den ganzen Namen schreiben.") % {"name": name[:60]},
            code="unknown",
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (self.prepare_value(initial) or "") != (data or "")
