"""What can be wrong with an offer, in the words of somebody who looked for help."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mistake(models.TextChoices):
    """What a visitor found wrong."""

    GONE = "gone", _("Das Angebot gibt es nicht mehr")
    TIMES = "times", _("Die Zeiten stimmen nicht")
    PLACE = "place", _("Der Ort stimmt nicht")
    CONTACT = "contact", _("Telefon oder E-Mail stimmt nicht")
    DOOR = "door", _("Es ist anders offen, als hier steht")
    ACCESS = "access", _("Die Barrierefreiheit stimmt nicht")
    OTHER = "other", _("Etwas anderes")
