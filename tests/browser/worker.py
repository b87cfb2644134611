"""A worker of its own for a served copy of the demo: `python -m tests.browser.worker`, until it is ended.

Without a broker; it looks for what waits and does it, as the worker of the house does when its bell rings.
"""

import time


def main() -> None:
    import django

    django.setup()

    from documents.jobs import runner
    from documents.jobs.models import Job

    while True:
        for pk in list(Job.objects.filter(status=Job.Status.QUEUED).values_list("pk", flat=True)):
            runner.run(pk)
        time.sleep(0.2)


if __name__ == "__main__":
    main()
