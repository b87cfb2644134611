"""Which role a person has where, and since when."""

import datetime as dt
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorQuerySet, TenantModel
from accounts.permissions import Role


class MembershipQuerySet(DoorQuerySet):
    def active_on(self, day: dt.date):
        """Memberships in force on a day; `valid_until` is the first day without the right."""
        return self.filter(valid_from__lte=day).filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day))


class MembershipManager(models.Manager.from_queryset(MembershipQuerySet)):  # type: ignore[misc]
    """Default manager of memberships."""


class Membership(models.Model):
    """One role of one person in one district, for a time; NGO editors and members name theirs.

    `organisation` and `committee` point to rooms further right by name only: the database keeps
    the link whole, no code is imported.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    district = models.ForeignKey(
        "accounts.District",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("Kreis"),
    )
    role = models.CharField(
        _("Rolle"), max_length=1, choices=[c for c in Role.choices if c[0] != Role.PUBLIC]
    )
    organisation = models.ForeignKey(
        "coordination.Organisation",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("Organisation"),
    )
    committee = models.ForeignKey(
        "committees.Committee",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("Gremium"),
    )
    is_manager = models.BooleanField(
        _("verwaltet die Zugänge der Organisation"),
        default=False,
        help_text=_("Lädt andere aus derselben Organisation ein und beendet deren Zugänge."),
    )
    valid_from = models.DateField(_("gültig ab"))
    valid_until = models.DateField(_("gültig bis vor"), null=True, blank=True)

    door = Door("membership", own=lambda m: Q(organisation=m.organisation_id))
    objects = MembershipManager()

    class Meta:
        ordering = ["user__full_name", "role"]
        verbose_name = _("Zugang")
        verbose_name_plural = _("Zugänge")
        constraints = [
            models.CheckConstraint(
                condition=Q(role=Role.PLATFORM, district__isnull=True)
                | (~Q(role=Role.PLATFORM) & Q(district__isnull=False)),
                name="membership_district_except_platform",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=[Role.NGO_EDITOR, Role.APPLICANT]) | Q(organisation__isnull=False),
                name="membership_editor_has_organisation",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=[Role.CLERK, Role.BOARD_MEMBER]) | Q(committee__isnull=False),
                name="membership_clerk_has_committee",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="membership_period_forward",
            ),
            models.CheckConstraint(
                condition=Q(is_manager=False) | Q(role=Role.NGO_EDITOR),
                name="membership_manager_is_editor",
            ),
        ]
        indexes = [models.Index(fields=["user", "district"], name="membership_user_district")]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


class ColleagueManager(MembershipManager):
    """Only those who write for an organisation."""

    def get_queryset(self) -> MembershipQuerySet:
        return super().get_queryset().filter(role=Role.NGO_EDITOR)


class Colleague(Membership):
    """A membership as the organisation itself sees it: somebody who writes for it.

    The same rows behind a door of their own, so that an organisation that looks after its own people gets
    nothing of what the administration of the district may.
    """

    door = Door("colleague", own=lambda m: Q(organisation=m.organisation_id, role=Role.NGO_EDITOR))
    objects: ClassVar[ColleagueManager] = ColleagueManager()

    class Meta:
        proxy = True
        ordering = ["-is_manager", "user__full_name"]
        verbose_name = _("Zugang der Organisation")
        verbose_name_plural = _("Zugänge der Organisation")


class PendingGrant(TenantModel):
    """A weighty role that one person has proposed and a second one has to give."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("wartet auf zweite Person")
        APPROVED = "approved", _("vergeben")
        REFUSED = "refused", _("abgelehnt")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    role = models.CharField(
        _("Rolle"), max_length=1, choices=[c for c in Role.choices if c[0] != Role.PUBLIC]
    )
    valid_from = models.DateField(_("gültig ab"))
    valid_until = models.DateField(_("gültig bis vor"), null=True, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.PROPOSED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    decided_at = models.DateTimeField(_("entschieden am"), null=True, blank=True)

    door = Door("membership", own=lambda m: Q(pk__in=[]))

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("Vorgeschlagene Rolle")
        verbose_name_plural = _("Vorgeschlagene Rollen")
        constraints = [
            models.UniqueConstraint(
                fields=["district", "user", "role"],
                condition=Q(state="proposed"),
                name="grant_proposed_once",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
                name="grant_needs_second_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
