"""Reading the log of one record."""

from django.db import models
from django.db.models import QuerySet

from accounts.audit.models import AuditEntry
from accounts.permissions import Role


def history_of(row: models.Model) -> QuerySet[AuditEntry]:
    """The "Verlauf" of a record the caller has reached through a door; newest first, without reads."""
    return AuditEntry.objects.filter(
        row_type=row._meta.label, row_id=str(row.pk), is_read=False
    ).select_related("actor")


def audit_rows(user) -> QuerySet[AuditEntry]:
    """Lines of the log the person may see."""
    return AuditEntry.objects.visible_to(user).select_related("actor")


def may_read_contents(user) -> bool:
    """Before and after are for those who check (D) and for one's own lines; administrators see that, not what."""
    return Role.AUDITOR in user.roles
