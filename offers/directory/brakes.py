"""Brakes for what works without signing in: so many times per network address and hour, then a pause.

Only a keyed fingerprint of the address is counted, in the cache, and it is gone with the window.
"""

import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from accounts.signin.throttle import TooManyAttempts

SALT = "offers.directory.brakes"


def brake(request: HttpRequest, what: str, *, most: int, seconds: int) -> None:
    """Count one try of this visitor; raises `TooManyAttempts` (429) beyond `most` within `seconds`."""
    slow_down(f"{what}:{get_adapter().get_client_ip(request)}", most=most, seconds=seconds)


def slow_down(subject: str, *, most: int, seconds: int) -> None:
    """The same for any subject, for example an address that mails go to."""
    key = f"offers:brake:{salted_hmac(SALT, subject).hexdigest()}"
    if cache.add(key, 1, seconds):
        cache.set(f"{key}:until", time.time() + seconds, seconds)
        return
    try:
        tries = cache.incr(key)
    except ValueError:  # ran out between the two calls
        cache.add(key, 1, seconds)
        return
    if tries > most:
        raise TooManyAttempts(cache.get(f"{key}:until", time.time() + seconds) - time.time())
