"""A worker in a process of its own, for the test that kills it: `python -m tests.documents.worker_process`.

Sweeps until nothing is open, with short leases; its one kind of work takes ten steps.
"""

import datetime as dt
import os
import time


def main() -> None:
    import django

    django.setup()

    from documents.jobs import runner
    from documents.jobs.models import Job
    from documents.jobs.registry import job
    from documents.jobs.services import sweep
    from documents.store.services import store_document

    runner.LEASE = dt.timedelta(seconds=float(os.environ.get("LEASE_SECONDS", "1.5")))
    runner.HEARTBEAT_SECONDS = 0.4

    @job("test-ten-steps")
    def ten_steps(run: runner.JobRun):
        for step in range(1, 10):
            run.progress(step * 10, f"Schritt {step} von 9")
            time.sleep(0.15)
        return run.once(
            lambda: store_document(
                kind="test",
                owner=run.job,
                file_name="Bericht.txt",
                data=b"fertig",
                by=run.person,
                district=run.job.district,
            )
        )

    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and Job.objects.filter(status__in=["queued", "running"]).exists():
        sweep(ring_for=runner.run)
        Job.objects.filter(status="running").update(dispatched_at=None)
        time.sleep(0.2)


if __name__ == "__main__":
    main()
