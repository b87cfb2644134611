"""Creating, using and withdrawing keys for programs."""

import datetime as dt
import secrets

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import changes
from accounts.clock import today
from accounts.doors import require_create
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from desk.tokens.models import ApiToken, hash_token

LONGEST = dt.timedelta(days=366)


def create_token(*, name: str, expires_on: dt.date, by: User) -> tuple[ApiToken, str]:
    """A new key for the person in the district it acts in; the secret is shown this once."""
    require_create(by, "api_token")
    if not today() < expires_on <= today() + LONGEST:
        raise Refusal(
            _("Der Schlüssel gilt höchstens ein Jahr und mindestens bis morgen."), field="expires_on"
        )
    secret = "tn_" + secrets.token_urlsafe(32)
    token = ApiToken(
        user=by,
        district=by.active_district,
        name=name,
        expires_on=expires_on,
        prefix=secret[:8],
        token_hash=hash_token(secret),
    )
    return changes.create(token, by=by, action="api_token.created"), secret


def revoke_token(*, token: ApiToken, by: User) -> ApiToken:
    """The key opens nothing from now on."""
    if token.revoked_at:
        raise WrongState(_("Dieser Schlüssel ist schon widerrufen."))
    return changes.apply(token, {"revoked_at": timezone.now()}, by=by, action="api_token.revoked")


def revoke_all_tokens(*, user: User) -> int:
    """When a person leaves, its programs leave too."""
    return ApiToken.objects.filter(user=user, revoked_at=None).update(revoked_at=timezone.now())


def use_token(secret: str) -> User | None:
    """The person behind a valid key, acting in the key's district; None if the key opens nothing."""
    token = (
        ApiToken.objects.select_related("user", "district")
        .filter(token_hash=hash_token(secret), revoked_at=None, expires_on__gte=today(), user__is_active=True)
        .first()
    )
    if token is None:
        return None
    if token.last_used_on != today():
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=today())
    user = token.user
    user.active_district = token.district  # this copy only; never saved
    return user
