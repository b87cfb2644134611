"""Says whether beat is ringing: the sweep of jobs must have been sent within the last five minutes."""

import os
import sys
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def main() -> int:
    """Return 0 if the last ring stands in the database and is recent."""
    import django

    django.setup()
    from django.utils import timezone
    from django_celery_beat.models import PeriodicTask

    last = PeriodicTask.objects.filter(name="sweep-jobs").values_list("last_run_at", flat=True).first()
    # Beat writes its times back every three minutes at the latest.
    return 0 if last and timezone.now() - last < timedelta(minutes=5) else 1


if __name__ == "__main__":
    sys.exit(main())
