"""Addresses of the sign-in: those views of allauth that we use, and no others."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as directory
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path

urlpatterns = [
    path("anmelden/", login_not_required(account.login), name="account_login"),
    path("abmelden/", login_not_required(account.logout), name="account_logout"),
    path("geschlossen/", login_not_required(account.account_inactive), name="account_inactive"),
    path("bestaetigen/", account.reauthenticate, name="account_reauthenticate"),
    path("passwort/", account.password_change, name="account_change_password"),
    path("passwort/vergessen/", login_not_required(account.password_reset), name="account_reset_password"),
    path(
        "passwort/vergessen/unterwegs/",
        login_not_required(account.password_reset_done),
        name="account_reset_password_done",
    ),
    re_path(
        r"^passwort/neu/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        login_not_required(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "passwort/neu/fertig/",
        login_not_required(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("zweiter-schritt/", factor.index, name="mfa_index"),
    path("zweiter-schritt/code/", login_not_required(factor.authenticate), name="mfa_authenticate"),
    path("zweiter-schritt/bestaetigen/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("zweiter-schritt/einrichten/", totp.activate_totp, name="mfa_activate_totp"),
    path("zweiter-schritt/abschalten/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("wiederherstellung/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("wiederherstellung/neu/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("wiederherstellung/datei/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    # The district's own directory; answers 404 as long as none is configured (OIDC_APPS).
    path("dienst/<slug:provider_id>/", login_not_required(directory.login), name="openid_connect_login"),
    path(
        "dienst/<slug:provider_id>/zurueck/",
        login_not_required(directory.callback),
        name="openid_connect_callback",
    ),
    path(
        "dienst-abgebrochen/",
        login_not_required(social.login_cancelled),
        name="socialaccount_login_cancelled",
    ),
    path("dienst-fehler/", login_not_required(social.login_error), name="socialaccount_login_error"),
]
