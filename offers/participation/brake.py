"""Brakes for visitors nobody knows: so many sign-ups and so many guesses from one address in an hour."""

import hashlib

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.refusals import Refusal

WINDOW = 60 * 60
#: A counselling centre signs up a whole group from one line; a script signs up hundreds.
SIGN_UPS, GUESSES = 20, 30


class TooMany(Refusal):
    """Answered as 429."""

    status = 429


def count_sign_up(request: HttpRequest) -> None:
    """Count a sign-up before it is done, so that parallel ones cannot slip past; may raise."""
    if _count(request, "sign-up") > SIGN_UPS:
        raise TooMany(
            _(
                "Von diesem Anschluss kamen gerade sehr viele Anmeldungen. Bitte rufen Sie an oder versuchen Sie es später."
            )
        )


def count_guess(request: HttpRequest) -> None:
    """Count a look at a code; may raise."""
    if _count(request, "code") > GUESSES:
        raise TooMany(_("Das waren sehr viele Versuche. Bitte versuchen Sie es in einer Stunde wieder."))


def guess_was_right(request: HttpRequest) -> None:
    """A code that exists is no guess: it gives the try back."""
    key = _key(request, "code")
    if cache.get(key, 0) > 0:
        cache.decr(key)


def _count(request: HttpRequest, kind: str) -> int:
    key = _key(request, kind)
    cache.add(key, 0, WINDOW)
    try:
        return cache.incr(key)
    except ValueError:  # ran out between the two calls
        cache.set(key, 1, WINDOW)
        return 1


def _key(request: HttpRequest, kind: str) -> str:
    address = get_adapter().get_client_ip(request)
    return f"participation:{kind}:{hashlib.sha256(str(address).encode()).hexdigest()}"
