"""Who carries an offer beside the one responsible person. Seen in the network only, never in public."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager
from offers.catalogue.models import Offer


class TeamRole(models.TextChoices):
    """What somebody is for an offer."""

    RESPONSIBLE = "responsible", _("verantwortlich")
    KEY_PERSON = "key_person", _("Schlüsselperson")
    DEPUTY = "deputy", _("Vertretung")


class OfferPerson(models.Model):
    """A function of somebody in the network, and what it is for an offer.

    The function is one at the provider; volunteers and key persons are entered there as such. When a function
    is deleted, its part in every offer goes with it.
    """

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="team", verbose_name=_("Angebot"))
    function = models.ForeignKey(
        "coordination.Function", models.CASCADE, related_name="offer_parts", verbose_name=_("Person")
    )
    role = models.CharField(_("Rolle"), max_length=12, choices=TeamRole, default=TeamRole.KEY_PERSON)
    added_at = models.DateTimeField(auto_now_add=True)

    door = Door(
        "offer_draft", district="offer__district", own=lambda m: models.Q(offer__provider=m.organisation_id)
    )
    objects = DoorManager()

    class Meta:
        ordering = ["-role", "added_at", "pk"]
        verbose_name = _("Person eines Angebots")
        verbose_name_plural = _("Personen von Angeboten")
        constraints = [
            models.UniqueConstraint(fields=["offer", "function"], name="offer_person_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=TeamRole.values), name="offer_person_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.function.person}, {self.get_role_display()}"

    def get_absolute_url(self) -> str:
        return self.offer.get_absolute_url()
