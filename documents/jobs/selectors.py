"""Reading jobs."""

from django.db.models import QuerySet

from accounts.users.models import User
from documents.jobs.models import Job


def own_jobs(user: User) -> QuerySet[Job]:
    """The person's jobs in the district it acts in, newest first."""
    return (
        Job.objects.allowed_to(user, "L")
        .filter(by=user, district=user.active_district_id)
        .select_related("document")
    )


def jobs_through_the_door(user: User) -> QuerySet[Job]:
    """What `fetch_visible` fetches from, with the result at hand."""
    return Job.objects.select_related("document", "by")
