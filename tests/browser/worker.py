"""A worker of its own for a served copy of the demo: `python -m tests.browser.worker`, until it is ended.

Without a broker: it looks for what waits and does it, as the worker of the house does when its bell rings. What
the demo itself has left waiting (a long print) stays there, so that nobody waits for it.
"""

import datetime as dt
import time


def main() -> None:
    begin = dt.datetime.now(dt.UTC)
    import django

    django.setup()

    from documents.jobs import runner
    from documents.jobs.models import Job

    while True:
        waiting = Job.objects.filter(status=Job.Status.QUEUED, created_at__gte=begin)
        for pk in list(waiting.order_by("created_at").values_list("pk", flat=True)):
            runner.run(pk)
        time.sleep(0.2)


if __name__ == "__main__":
    main()
