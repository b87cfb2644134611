"""Deputies who stand in for any of several seats."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager
from committees.roster.models.committee import Committee, Term


class DeputyPool(models.Model):
    """A list of deputies for a group of seats (Listenvertretung), in the order in which they stand in.

    A seat belongs to one pool at most. Which deputy stands for which seat is found in the meeting.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    term = models.ForeignKey(Term, models.CASCADE, related_name="pools", verbose_name=_("Amtszeit"))
    name = models.CharField(
        _("Name"), max_length=100, help_text=_("Zum Beispiel „Liste Vielfalt“ oder „Wohlfahrtsverbände“.")
    )

    door = Door(
        "committee",
        district="term__committee__district",
        public=models.Q(term__committee__status__in=[Committee.Status.ACTIVE, Committee.Status.DORMANT]),
        committee=lambda m: models.Q(term__committee=m.committee_id),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["term", "name"]
        verbose_name = _("Vertretungspool")
        verbose_name_plural = _("Vertretungspools")
        constraints = [models.UniqueConstraint(fields=["term", "name"], name="deputy_pool_name_once")]

    def __str__(self) -> str:
        return self.name
