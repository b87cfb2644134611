"""Joint sessions: two or more boards sit together, each with a meeting of its own."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, TenantModel


class JointSession(TenantModel):
    """Meetings of several boards held as one (gemeinsame Sitzung); one of them leads.

    It holds nothing but the bond: number, people, quorum, votes and minutes stay with each meeting. From the
    leading one the others take date, place and form, and the items they share (`AgendaItem.joint_key`).
    """

    door = Door("meeting", public=Q(pk__in=[]), committee=lambda m: Q(meetings__committee=m.committee_id))

    class Meta:
        verbose_name = _("Gemeinsame Sitzung")
        verbose_name_plural = _("Gemeinsame Sitzungen")

    def __str__(self) -> str:
        return str(_("Gemeinsame Sitzung"))
