"""Reading keys for programs."""

from django.db.models import QuerySet

from accounts.users.models import User
from desk.tokens.models import ApiToken


def token_rows(user: User) -> QuerySet[ApiToken]:
    """The person's own keys here; auditors and the platform see that there are some, never a secret."""
    return ApiToken.objects.visible_to(user).select_related("user", "district")
