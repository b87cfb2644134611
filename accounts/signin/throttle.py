"""Brakes against guessing: slow for the one account, shut for the one address, no lock-out as a weapon.

Five failures of an account within 15 minutes are free; after that one try per growing pause. Thirty
failures of a network address within 15 minutes shut it for the rest of them. Unknown accounts are
counted like known ones, so the answers do not tell them apart. (Specification C7.)
"""

import hashlib
import time

from django.core.cache import cache
from django.http import HttpRequest

WINDOW = 15 * 60
FREE_TRIES = 5
ADDRESS_TRIES = 30
#: Pause in seconds after the fifth, sixth … failure.
PAUSES = (60, 120, 240, 480, 900)


class TooManyAttempts(Exception):
    """Answered as 429; `seconds` until the next try makes sense."""

    def __init__(self, seconds: float):
        super().__init__("too many attempts")
        self.seconds = max(1, round(seconds))


def begin_attempt(request: HttpRequest, account: str) -> None:
    """Count a try before it is checked, so that parallel tries cannot slip past; may raise."""
    address = _key("address", _address_of(request))
    if _count(address) >= ADDRESS_TRIES:
        raise TooManyAttempts(_remaining(address))
    key = _key("account", account.lower())
    failures = _count(key)
    if failures >= FREE_TRIES:
        pause = PAUSES[min(failures - FREE_TRIES, len(PAUSES) - 1)]
        if not cache.add(f"{key}:gate", time.time() + pause, pause):
            raise TooManyAttempts(cache.get(f"{key}:gate", time.time()) - time.time())
    _add(address)
    _add(key)


def attempt_succeeded(request: HttpRequest, account: str) -> None:
    """The right word opens the account's brake; the address gets back only this one try."""
    key = _key("account", account.lower())
    cache.delete_many([key, f"{key}:until", f"{key}:gate"])
    address = _key("address", _address_of(request))
    if _count(address) > 0:
        cache.decr(address)


def tries_left(account: str) -> int:
    """How many tries are free before the first pause."""
    return max(0, FREE_TRIES - _count(_key("account", account.lower())))


def _address_of(request: HttpRequest) -> str:
    from allauth.account.adapter import get_adapter

    return get_adapter().get_client_ip(request)


def _key(kind: str, value: str) -> str:
    return f"signin:{kind}:{hashlib.sha256(value.encode()).hexdigest()}"


def _count(key: str) -> int:
    return int(cache.get(key, 0))


def _add(key: str) -> None:
    if cache.add(key, 1, WINDOW):
        cache.set(f"{key}:until", time.time() + WINDOW, WINDOW)
        return
    try:
        cache.incr(key)
    except ValueError:  # ran out between the two calls
        cache.add(key, 1, WINDOW)


def _remaining(key: str) -> float:
    return cache.get(f"{key}:until", time.time() + WINDOW) - time.time()
