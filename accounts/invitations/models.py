"""How people come in: by a mail that works once, for seven days."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager, TenantModel
from accounts.permissions import UNGIVEN_ROLES, Role

VALIDITY = dt.timedelta(days=7)


class Invitation(TenantModel):
    """An offer to a mail address to take on a role; the link's secret is stored only as a hash."""

    email = models.EmailField(_("E-Mail-Adresse"))
    full_name = models.CharField(_("Name"), max_length=200)
    role = models.CharField(
        _("Rolle"),
        max_length=1,
        choices=[c for c in Role.choices if c[0] not in UNGIVEN_ROLES],
    )
    organisation = models.ForeignKey(
        "coordination.Organisation",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Organisation"),
    )
    committee = models.ForeignKey(
        "committees.Committee",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Gremium"),
    )
    is_manager = models.BooleanField(_("verwaltet die Zugänge der Organisation"), default=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField(_("gültig bis"))
    accepted_at = models.DateTimeField(_("angenommen am"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("zurückgezogen am"), null=True, editable=False)

    door = Door("invitation")

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("Einladung")
        verbose_name_plural = _("Einladungen")

    def __str__(self) -> str:
        return f"{self.full_name} <{self.email}>"


class ColleagueInvitationManager(DoorManager):
    """Only invitations to write for an organisation."""

    def get_queryset(self) -> models.QuerySet["ColleagueInvitation"]:
        return super().get_queryset().filter(role=Role.NGO_EDITOR)


class ColleagueInvitation(Invitation):
    """An invitation as the inviting organisation sees it; the same rows behind the door of colleagues."""

    door = Door("colleague", own=lambda m: Q(organisation=m.organisation_id, role=Role.NGO_EDITOR))
    objects: ClassVar[ColleagueInvitationManager] = ColleagueInvitationManager()

    class Meta:
        proxy = True
        verbose_name = _("Einladung in die Organisation")
        verbose_name_plural = _("Einladungen in die Organisation")
