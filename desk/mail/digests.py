"""The mail of the morning: what was collected for a person, in one letter per district."""

from django.db import transaction
from django.utils import timezone

from accounts.clock import today
from accounts.memberships.models import Membership
from desk.mail.models import DigestItem
from desk.mail.services import send_mail


def send_digests() -> int:
    """Send each person its collected lines, once; who lost its rights gets none."""
    waiting = DigestItem.objects.filter(sent_at=None).order_by()
    sent = 0
    for user_id, district_id in list(waiting.values_list("user", "district").distinct()):
        sent += _send_digest(user_id, district_id)
    return sent


@transaction.atomic
def _send_digest(user_id, district_id) -> bool:
    items = list(
        DigestItem.objects.select_for_update(of=("self",))
        .filter(user=user_id, district=district_id, sent_at=None)
        .select_related("user", "district")
    )
    if not items:
        return False
    DigestItem.objects.filter(pk__in=[item.pk for item in items]).update(sent_at=timezone.now())
    user, district = items[0].user, items[0].district
    belongs = Membership.objects.active_on(today()).filter(user=user, district=district).exists()
    if not (user.is_active and belongs):
        return False
    send_mail(
        to=[user.email],
        template="desk/digest",
        context={"items": items, "person": user},
        district=district,
        by=None,
        language=user.language,
    )
    return True
