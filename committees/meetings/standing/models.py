"""The usual agenda of a committee: with it every new meeting begins."""

import uuid

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager
from committees.meetings.models.agenda import AgendaItem, Part
from committees.roster.models import Committee


class StandingItem(models.Model):
    """One line of the usual agenda (Tagesordnung nach Vorlage).

    Most are words that stay the same. Some gather something: the minutes to approve, resolutions that
    are not carried out yet, items the last meeting postponed. Nothing confidential belongs here.
    """

    class Content(models.TextChoices):
        FIXED = "fixed", _("Immer derselbe Punkt")
        APPROVAL = "approval", _("Genehmigung der letzten Niederschrift")
        FOLLOW_UP = "follow_up", _("Offene Beschlüsse und ihre Umsetzung")
        POSTPONED = "postponed", _("Vertagte Punkte der letzten Sitzung")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    committee = models.ForeignKey(
        Committee, models.CASCADE, related_name="standing_items", verbose_name=_("Gremium")
    )
    part = models.CharField(_("Teil"), max_length=10, choices=Part, default=Part.PUBLIC)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), editable=False)
    content = models.CharField(_("Inhalt"), max_length=10, choices=Content, default=Content.FIXED)
    title = models.CharField(
        _("Titel"),
        max_length=200,
        blank=True,
        help_text=_("Bei einem festen Punkt nötig. Nichts Vertrauliches."),
    )
    kind = models.CharField(_("Art"), max_length=15, choices=AgendaItem.Kind, default=AgendaItem.Kind.REPORT)
    presenter = models.CharField(_("Bericht"), max_length=200, blank=True)
    minutes_planned = models.PositiveSmallIntegerField(
        _("Minuten"), default=10, validators=[MaxValueValidator(480)]
    )
    confidential_reason = models.CharField(_("Grund der Nichtöffentlichkeit"), max_length=200, blank=True)

    door = Door(
        "committee",
        district="committee__district",
        public=Q(pk__in=[]),
        committee=lambda m: Q(committee=m.committee_id),
    )
    objects = DoorManager()

    class Meta:
        ordering = ["committee", "-part", "position"]
        verbose_name = _("Zeile der üblichen Tagesordnung")
        verbose_name_plural = _("Übliche Tagesordnung")
        constraints = [
            models.CheckConstraint(
                condition=~Q(content="fixed") | ~Q(title=""), name="standing_fixed_has_title"
            ),
            models.CheckConstraint(
                condition=~Q(part="non_public") | ~Q(confidential_reason=""),
                name="standing_nonpublic_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.get_content_display())

    @property
    def words(self) -> str:
        return str(self)
