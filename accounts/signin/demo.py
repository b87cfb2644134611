"""Signing in to the demo without a phone: known secrets, shown on the sign-in page.

Nothing here works unless `settings.DEMO` is on, and production refuses to start with it.
"""

import base64
import hashlib
import time
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.utils import encrypt
from django.conf import settings
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from accounts.districts.models import District
from accounts.permissions import Role
from accounts.users.models import User

PASSWORD = "auental-geht-voran"

ROLE_LINES = {
    Role.COORDINATOR: _("führt das Netz: Organisationen, Angebote, Hürden, Bericht"),
    Role.ADMIN: _("verwaltet Zugänge und Einstellungen, sieht keine Fälle"),
    Role.CLERK: _("bereitet Sitzungen vor und schreibt Niederschriften"),
    Role.CASE_WORKER: _("begleitet Menschen, sieht nur die eigenen Fälle"),
    Role.INTERPRETER: _("nimmt Einsätze der Sprachmittlung an"),
    Role.NGO_EDITOR: _("pflegt die Angebote des eigenen Vereins"),
    Role.APPLICANT: _("hat sich angemeldet, schreibt schon Entwürfe"),
    Role.TRANSLATOR: _("überträgt Angebote in andere Sprachen"),
    Role.BOARD_MEMBER: _("liest Einladungen und Niederschriften des Gremiums"),
    Role.AUDITOR: _("prüft das Protokoll, ändert nichts"),
    Role.PLATFORM: _("betreibt die Plattform, sieht keine Inhalte"),
}


@dataclass(frozen=True)
class DemoPerson:
    """One line of the box on the sign-in page."""

    name: str
    email: str
    role: str
    line: str
    district: str
    has_code: bool
    code: str


def enrol(user: User) -> None:
    """Give a demo person the known second factor and recovery codes; once is enough, twice does no harm."""
    if not settings.DEMO:
        raise RuntimeError("Known second factors exist in the demo only.")
    Authenticator.objects.filter(user=user.pk).delete()
    TOTP.activate(user, secret_of(user.email))
    codes = RecoveryCodes.activate(user).instance
    codes.data = {"seed": encrypt(_digest(user.email, "recovery").hex()), "used_mask": 0}
    codes.save()


def secret_of(email: str) -> str:
    """The fixed secret of a demo person, as an authenticator app takes it."""
    return base64.b32encode(_digest(email, "totp")[:20]).decode()


def current_code(email: str) -> str:
    """The six digits that count now; empty outside the demo."""
    if not settings.DEMO:
        return ""
    return format_hotp_value(hotp_value(secret_of(email), int(time.time()) // 30))


def demo_people() -> list[DemoPerson]:
    """Everyone who can be tried, in the order of the roles."""
    if not settings.DEMO:
        return []
    order = list(ROLE_LINES)
    people = User.objects.filter(is_active=True, memberships__isnull=False).distinct()
    enrolled = set(Authenticator.objects.filter(type="totp").values_list("user", flat=True))
    lines = [(user, user.memberships.all()[0]) for user in people.prefetch_related("memberships__district")]
    first = _first_district()
    lines.sort(
        key=lambda line: (
            line[1].district is None,
            str(line[1].district) != first,
            order.index(Role(line[1].role)),
            line[0].full_name,
        )
    )
    return [_line(user, membership, user.pk in enrolled) for user, membership in lines]


def _first_district() -> str:
    """The demo's own district is the one with the most people."""
    return str(District.objects.annotate(people=Count("memberships")).order_by("-people").first() or "")


def _line(user: User, membership, has_code: bool) -> DemoPerson:
    role = Role(membership.role)
    return DemoPerson(
        name=user.full_name,
        email=user.email,
        role=str(role.label),
        line=str(ROLE_LINES[role]),
        district=str(membership.district or ""),
        has_code=has_code,
        code=current_code(user.email) if has_code else "",
    )


def _digest(email: str, purpose: str) -> bytes:
    return hashlib.sha256(f"demo:{purpose}:{email.lower()}".encode()).digest()
