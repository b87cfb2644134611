"""Long work is over: the person who asked for it hears the bell."""

from django.utils.translation import gettext as _

from desk.notifications.services import notify
from documents.jobs.models import Job


def tell(job: Job) -> None:
    """One line, done or not, leading to the result or to the job with its reason."""
    words = _("Gescheitert: %(title)s") if job.status == Job.Status.FAILED else _("Fertig: %(title)s")
    notify(
        user=job.by,
        title=words % {"title": job.title},
        line=job.error if job.status == Job.Status.FAILED else "",
        url=job.result_url or job.get_absolute_url(),
        district=job.district,
    )
