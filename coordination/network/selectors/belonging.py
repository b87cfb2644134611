"""Who belongs to the network on a day: the one rule, by which every table and picture of the report counts."""

import datetime as dt

from django.db.models import Q, QuerySet

from accounts.districts.models import District
from coordination.network.models import Organisation


def ever_in_network(district: District) -> QuerySet[Organisation]:
    """All that were taken in at some time, in no order; whoever still waits for an answer never belonged."""
    rows = Organisation.objects.filter(district=district).exclude(status=Organisation.Status.PENDING)
    return rows.order_by()


def there_on(day: dt.date) -> Q:
    """At the end of a day: who joins on it is in, who leaves on it is out. Without a joining date it always was."""
    joined = Q(joined_on__isnull=True) | Q(joined_on__lte=day)
    return joined & (Q(left_on__isnull=True) | Q(left_on__gt=day))
