"""The words of a sign-up."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Where one number of a date stands."""

    REGISTERED = "registered", _("angemeldet")
    WAITING = "waiting", _("auf der Warteliste")
    ATTENDED = "attended", _("war da")
    ABSENT = "absent", _("kam nicht")
    CANCELLED = "cancelled", _("abgesagt")


#: These numbers hold a place.
HOLDING = frozenset({Status.REGISTERED, Status.ATTENDED, Status.ABSENT})
#: These can still be called off.
OPEN = frozenset({Status.REGISTERED, Status.WAITING})
#: Ways to sign up that anyone may use on the public page.
WITHOUT_FORM = frozenset({"none", "informal"})
