"""What the house writes to a person about its account."""

from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

#: What happened, by the name of allauth's letter.
NOTICES: dict[str, Any] = {
    "password_changed": _("Ihr Passwort wurde geändert."),
    "password_reset": _("Ihr Passwort wurde neu gesetzt."),
    "password_set": _("Für Ihr Konto wurde ein Passwort gesetzt."),
    "totp_activated": _("Der zweite Schritt der Anmeldung wurde eingerichtet."),
    "totp_deactivated": _("Der zweite Schritt der Anmeldung wurde abgeschaltet."),
    "recovery_codes_generated": _(
        "Es wurden neue Wiederherstellungscodes erzeugt. Die alten gelten nicht mehr."
    ),
    "account_connected": _("Die Anmeldung über den Dienst Ihres Hauses wurde mit Ihrem Konto verbunden."),
}
#: Letters with a text of their own.
OWN_TEXT: dict[str, str] = {
    "password_reset_key": "mail/accounts/password_reset.txt",
    "unknown_account": "mail/accounts/unknown_account.txt",
}


def send_letter(kind: str, email: str, context: dict[str, Any]) -> None:
    """Write the letter into the outbox (by the mail backend); kinds we do not know are left out."""
    if kind in OWN_TEXT:
        template = OWN_TEXT[kind]
    elif kind in NOTICES:
        template, context = "mail/accounts/notice.txt", {**context, "what": NOTICES[kind]}
    else:
        return
    subject, _line, text = render_to_string(template, context).strip().partition("\n")
    message = EmailMultiAlternatives(subject=subject, body=text.strip() + "\n", to=[email])
    html = render_to_string("mail/plain.html", {"text": text.strip(), "subject": subject})
    message.attach_alternative(html, "text/html")
    message.send()
