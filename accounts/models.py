"""Table of contents: every model of the app."""

from accounts.audit.models import AuditEntry
from accounts.districts.models import District, Municipality
from accounts.invitations.models import Invitation
from accounts.memberships.models import Membership, PendingGrant
from accounts.users.models import User

__all__ = ["AuditEntry", "District", "Invitation", "Membership", "Municipality", "PendingGrant", "User"]
