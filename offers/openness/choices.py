"""By what the lens sorts offers, and what that is called in the address."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Dimension(models.TextChoices):
    """What a line of the counts stands for."""

    ALL = "all", _("Alle Angebote")
    FIELD = "field", _("Handlungsfeld")
    PLACE = "place", _("Gemeinde")
    PROVIDER = "provider", _("Träger")


#: In the order in which they are offered.
ADDRESS_WORDS = {"feld": Dimension.FIELD, "gemeinde": Dimension.PLACE, "traeger": Dimension.PROVIDER}
