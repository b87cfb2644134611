"""A brake against guessing links: twenty unknown ones from one network address within a quarter of an hour."""

import hashlib

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

TRIES, WINDOW = 20, 15 * 60


def is_shut(request: HttpRequest) -> bool:
    """Has the address tried too often? Asked before a link is looked up, so that a lucky guess helps nobody."""
    return int(cache.get(_key(request), 0)) >= TRIES


def count_miss(request: HttpRequest) -> None:
    """An unknown link; known ones are never counted, so that an office behind one address can work."""
    key = _key(request)
    cache.add(key, 0, WINDOW)
    try:
        cache.incr(key)
    except ValueError:  # ran out between the two calls
        cache.set(key, 1, WINDOW)


def _key(request: HttpRequest) -> str:
    address = get_adapter().get_client_ip(request)
    return f"freshness-link:{hashlib.sha256(str(address).encode()).hexdigest()}"
