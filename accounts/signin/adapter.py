"""Where our rules meet allauth: no open sign-up, our brakes, our outbox, our addresses."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.audit import services as audit
from accounts.memberships.selectors import districts_of
from accounts.signin import throttle
from accounts.signin.letters import send_letter
from accounts.users import services
from accounts.users.models import User

#: Letters after which the other sessions of the person end.
FACTOR_CHANGES = frozenset({"totp_activated", "totp_deactivated", "recovery_codes_generated"})


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in with address and password."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": gettext_lazy("E-Mail-Adresse oder Passwort stimmt nicht."),
        "incorrect_password": gettext_lazy("Das Passwort stimmt nicht."),
        "enter_current_password": gettext_lazy("Das bisherige Passwort stimmt nicht."),
        "invalid_password_reset": gettext_lazy("Dieser Link gilt nicht mehr."),
        "too_many_login_attempts": gettext_lazy("Zu viele Versuche. Bitte später noch einmal."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """Only pages of our own; an address with a host is one too many."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        throttle.begin_attempt(request, credentials.get("email") or "")

    def authenticate(self, request: HttpRequest, **credentials: Any):
        self._login_failed_rl_usage = None
        user = super().authenticate(request, **credentials)
        if user:
            throttle.attempt_succeeded(request, credentials.get("email") or "")
        return user

    def _rollback_login_failed_rl_usage(self) -> None:
        """allauth's own counter is not used."""

    def reauthenticate(self, user: User, password: str) -> bool:
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any):
        if user.active_district_id is None and (district := districts_of(user).first()):
            User.objects.filter(pk=user.pk).update(active_district=district)
            user.active_district = district
        audit.record(by=user, action="user.signed_in", row=user)
        return super().post_login(request, user, **kwargs)

    def add_message(
        self, request, level, message_template=None, message_context=None, extra_tags="", message=None
    ):
        """allauth's own words are left out, ours stand on the pages and in the letters."""
        if message:
            messages.add_message(request, level, message, extra_tags=extra_tags)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The host is the configured one: a forged Host header must not reach a letter."""
        uid, _dash, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return settings.BASE_URL.rstrip("/") + path

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        send_letter(template_prefix.rpartition("/")[2], email, context)

    def send_notification_mail(self, template_prefix: str, user: User, context=None, email=None) -> None:
        """allauth calls this after each change of password or factor: the place to end other sessions."""
        kind = template_prefix.rpartition("/")[2]
        if kind in FACTOR_CHANGES and self.request.user.is_authenticated:
            services.end_other_sessions(request=self.request, user=user)
        audit.record(by=user, action=f"user.{kind}", row=user)
        send_letter(kind, user.email, {"user": user})


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Sign-in by the district's directory (OIDC): only for people who already have an account."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin) -> None:
        if sociallogin.is_existing:
            return
        verified = [address.email for address in sociallogin.email_addresses if address.verified]
        user = User.objects.filter(email__in=[email.lower() for email in verified], is_active=True).first()
        if user is None:
            messages.error(
                request, _("Zu dieser Anmeldung gibt es hier noch keinen Zugang. Bitte um Einladung.")
            )
            raise ImmediateHttpResponse(redirect("account_login"))
        sociallogin.connect(request, user)


class MFAAdapter(DefaultMFAAdapter):
    """The second factor: secrets encrypted at rest, compulsory for some roles."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("Dieser Code stimmt nicht."),
        "cannot_delete_authenticator": gettext_lazy("Ihre Rolle verlangt den zweiten Schritt."),
    }

    def encrypt(self, text: str) -> str:
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _fernet().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not services.needs_second_factor(authenticator.user)


def _fernet() -> MultiFernet:
    """The first key writes, older ones (`SECRET_KEY_FALLBACKS`) still read."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        [Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"mfa:{key}".encode()).digest())) for key in keys]
    )
