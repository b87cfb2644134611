"""A worker of its own for the test that kills it: sets pages slowly enough to be killed meanwhile."""

import datetime as dt
import time
from typing import Any


def main() -> None:
    import django

    django.setup()

    from documents.jobs import runner
    from documents.jobs.models import Job
    from documents.jobs.services import sweep
    from monitoring.reports import jobs

    runner.LEASE = dt.timedelta(seconds=2.5)
    runner.HEARTBEAT_SECONDS = 0.5
    render = jobs.render_pdf

    def slowly(**options: Any) -> bytes:
        time.sleep(1.5)
        return render(**options)

    jobs.render_pdf = slowly
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline and Job.objects.filter(status__in=["queued", "running"]).exists():
        sweep(ring_for=runner.run)
        Job.objects.filter(status="running").update(dispatched_at=None)
        time.sleep(0.2)


if __name__ == "__main__":
    main()
