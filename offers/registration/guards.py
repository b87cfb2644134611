"""What keeps machines out without asking people to prove anything.

A field nobody sees, a form that knows when it was opened, and a limit per network address, per mail address
and per district. Whatever slips through is a row without any right until a mailed link was used, and such
rows go by themselves (`retention.py`).
"""

import hashlib

from django.core import signing
from django.core.cache import cache

SALT = "offers.registration"
#: Seconds nobody needs less of for three answers, and hours after which a form is opened anew.
LEAST_SECONDS = 3
MOST_SECONDS = 24 * 60 * 60
#: Tries of one network address within an hour.
PER_ADDRESS = 5
HOUR = 60 * 60
#: Mails to one address within a day: the page must not become a way to flood somebody.
PER_MAIL = 3
DAY = 24 * HOUR
#: Unconfirmed registrations of a district within an hour; a district sees a handful in a month.
PER_DISTRICT = 20


class TooMany(Exception):
    """The limit of an address or of the district is reached; an hour later the next try makes sense."""


def stamp(subject: str) -> str:
    """When the form was opened, sealed for this district."""
    return signing.TimestampSigner(salt=SALT).sign(subject)


def age_word(value: str, subject: str) -> str:
    """Tells "early", "late", "wrong", or empty for a form that was open for as long as people need."""
    signer = signing.TimestampSigner(salt=SALT)
    try:
        said = signer.unsign(value, max_age=MOST_SECONDS)
    except signing.SignatureExpired:
        return "late"
    except signing.BadSignature:
        return "wrong"
    if said != subject:
        return "wrong"
    try:
        signer.unsign(value, max_age=LEAST_SECONDS)
    except signing.SignatureExpired:
        return ""
    return "early"


def count_address(address: str) -> None:
    """Count a try of this network address; the sixth within an hour raises `TooMany`."""
    if _counted("address", address, HOUR) > PER_ADDRESS:
        raise TooMany


def may_mail(email: str) -> bool:
    """Whether one more mail may go to this address today."""
    return _counted("mail", email.lower(), DAY) <= PER_MAIL


def _counted(kind: str, value: str, window: int) -> int:
    """How often it was seen within the window, this time included. Only a hash is kept, in the cache."""
    key = f"registration:{kind}:{hashlib.sha256(value.encode()).hexdigest()}"
    if cache.add(key, 1, window):
        return 1
    try:
        return int(cache.incr(key))
    except ValueError:  # ran out between the two calls
        cache.add(key, 1, window)
        return 1
