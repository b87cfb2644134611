"""The three answers to "Stimmt das noch?"."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Result(models.TextChoices):
    """What somebody answered."""

    UNCHANGED = "unchanged", _("stimmt noch")
    CHANGED = "changed", _("wird geändert")
    ENDED = "ended", _("gibt es nicht mehr")
