"""Table of contents: every model of the app."""

from accounts.audit.models import AuditEntry
from accounts.districts.models import District, Municipality
from accounts.invitations.models import ColleagueInvitation, Invitation
from accounts.memberships.models import Colleague, Membership, PendingGrant
from accounts.users.models import User

__all__ = [
    "AuditEntry",
    "Colleague",
    "ColleagueInvitation",
    "District",
    "Invitation",
    "Membership",
    "Municipality",
    "PendingGrant",
    "User",
]
