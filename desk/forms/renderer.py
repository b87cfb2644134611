"""Every form of the house, ours and those of packages, is drawn by our own templates."""

from functools import cached_property
from pathlib import Path
from typing import Any

import django.forms
from django.conf import settings
from django.forms.renderers import BaseRenderer
from django.template.backends.django import DjangoTemplates

from desk.forms.bound import KernBoundField


class KernFormRenderer(BaseRenderer):
    """Our templates first; Django's own for the widgets we do not draw."""

    form_template_name = "desk/forms/form.html"
    field_template_name = "desk/forms/field.html"
    bound_field_class = KernBoundField

    @cached_property
    def engine(self) -> DjangoTemplates:
        ours: dict[str, Any] = settings.TEMPLATES[0]
        return DjangoTemplates(
            {
                "NAME": "forms",
                "DIRS": [*ours["DIRS"], Path(django.forms.__file__).parent / "templates"],
                "APP_DIRS": True,
                "OPTIONS": {"builtins": ours["OPTIONS"]["builtins"]},
            }
        )

    def get_template(self, template_name: str) -> Any:
        return self.engine.get_template(template_name)
