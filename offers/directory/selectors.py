"""Reading reported mistakes, through the door."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.users.models import User
from offers.directory.models import OfferReport


def report_rows(user: Any) -> QuerySet[OfferReport]:
    """Reports the person may list, with what the columns show, in one statement."""
    return OfferReport.objects.allowed_to(user, "L").select_related("offer__provider")


def open_reports(user: Any) -> QuerySet[OfferReport]:
    """Reports that nobody has dealt with yet and that the person may close; the oldest first."""
    rows = OfferReport.objects.editable_by(user).filter(done_on__isnull=True)
    return rows.select_related("offer").order_by("received_on", "pk")


def people_to_tell(editors: QuerySet[User], coordination: QuerySet[User]) -> QuerySet[User]:
    """Who hears of a report: whoever edits for the provider, and the coordination of the district."""
    return User.objects.filter(Q(pk__in=editors.values("pk")) | Q(pk__in=coordination.values("pk")))
