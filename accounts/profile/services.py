"""What a person changes about itself."""

from django.utils.translation import gettext as _

from accounts import changes
from accounts.districts.models import District
from accounts.memberships.selectors import districts_of
from accounts.refusals import Refusal
from accounts.users.models import User


def update_profile(*, full_name: str, language: str, by: User) -> User:
    """Change the own name and language."""
    return changes.apply(by, {"full_name": full_name, "language": language}, by=by, action="user.profile")


def switch_district(*, district_id: str, by: User) -> District:
    """Work in another district from now on; only where the person has a role today."""
    district = districts_of(by).filter(pk=district_id).first()
    if district is None:
        raise Refusal(_("In diesem Kreis haben Sie keine Rolle."))
    User.objects.filter(pk=by.pk).update(active_district=district)
    return district
