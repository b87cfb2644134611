"""Reading keys for programs."""

from django.db.models import QuerySet

from accounts.doors import door_mark
from accounts.users.models import User
from desk.tokens.models import ApiToken


def token_rows(user: User) -> QuerySet[ApiToken]:
    """The person's own keys here; auditors and the platform see that there are some, never a secret."""
    may_revoke = door_mark(ApiToken.door.filter_for(user, "X"))
    rows = ApiToken.objects.visible_to(user).select_related("user", "district")
    return rows.annotate(may_revoke=may_revoke)
