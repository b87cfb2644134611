"""The request as it reaches a view that is not public: somebody has signed in.

`LoginRequiredMiddleware` sends everybody else to the sign-in first; this says so to the type checker.
"""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.users.models import User


class SignedInRequest(HttpRequest):
    """A request whose `user` is a person of ours."""

    user: User
    htmx: HtmxDetails
