"""The safety of an account: its sessions and its second factor."""

from allauth.mfa.models import Authenticator
from django.contrib.auth import update_session_auth_hash
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest

from accounts.audit import services as audit
from accounts.districts.models import District
from accounts.permissions import MFA_ROLES
from accounts.users.models import User


def open_account(*, email: str, full_name: str, password: str, district: District, reason: str) -> User:
    """A new person with a sign-in, without any role yet.

    The caller has proved that the address is the person's own, and has checked the password.
    """
    user = User(email=email, full_name=full_name, active_district=district)
    user.set_password(password)
    user.full_clean(exclude=["password"])
    user.save(force_insert=True)
    audit.record(by=user, action="user.created", row=user, reason=reason)
    return user


def end_sessions(*, user: User) -> None:
    """Every session of the person ends with its next request."""
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
    user.refresh_from_db(fields=["session_epoch"])


def end_other_sessions(*, request: HttpRequest, user: User) -> None:
    """Only the session of this request goes on, under a new key."""
    end_sessions(user=user)
    update_session_auth_hash(request, user)


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user.pk, type=Authenticator.Type.TOTP).exists()


def recovery_codes_left(user: User) -> int:
    """How many codes of the printed sheet are still good."""
    codes = Authenticator.objects.filter(user=user.pk, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(codes.wrap().get_unused_codes()) if codes else 0


def needs_second_factor(user: User) -> bool:
    """Does a role of the person demand it where it acts now?"""
    return bool(MFA_ROLES & user.roles)


def remove_second_factor(*, user: User, reason: str, by: User) -> None:
    """Take the factor off, so that the person sets up a new one at the next sign-in."""
    with transaction.atomic():
        Authenticator.objects.filter(user=user.pk).delete()
        end_sessions(user=user)
        audit.record(by=by, action="user.second_factor_removed", row=user, reason=reason)
