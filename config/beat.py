"""When the background does what by itself; times are German local time, plain numbers are seconds."""

from typing import Any

from celery.schedules import crontab, schedule

BEAT: dict[str, dict[str, Any]] = {
    "sweep-jobs": {"task": "documents.tasks.sweep_jobs", "schedule": schedule(5.0)},
    "expire-offers": {"task": "coordination.tasks.expire_offers", "schedule": schedule(300.0)},
    "sweep-mail": {"task": "desk.tasks.sweep_mail", "schedule": schedule(15.0)},
    "remind-owners": {"task": "coordination.tasks.remind_owners", "schedule": crontab(hour=6, minute=30)},
    "remind-of-funding": {
        "task": "offers.tasks.remind_of_funding_ends",
        "schedule": crontab(hour=6, minute=35),
    },
    "forget-offer-reports": {
        "task": "offers.tasks.forget_offer_reports",
        "schedule": crontab(hour=2, minute=20),
    },
    "ask-for-freshness": {"task": "offers.tasks.ask_for_freshness", "schedule": crontab(hour=6, minute=20)},
    "forget-registrations": {
        "task": "offers.tasks.forget_registrations",
        "schedule": crontab(hour=2, minute=20),
    },
    "tend-sign-ups": {"task": "offers.tasks.tend_sign_ups", "schedule": schedule(300.0)},
    "take-openness-snapshots": {
        "task": "offers.tasks.take_openness_snapshots",
        "schedule": crontab(hour=0, minute=20),
    },
    "send-digests": {"task": "desk.tasks.send_digests", "schedule": crontab(hour=7, minute=0)},
    "forget-old-results": {"task": "documents.tasks.forget_old_results", "schedule": crontab(minute=10)},
    "close-circulations": {
        "task": "committees.tasks.close_due_circulations",
        "schedule": crontab(hour=0, minute=2),
    },
    "remind-of-circulations": {
        "task": "committees.tasks.remind_of_circulations",
        "schedule": crontab(hour=6, minute=40),
    },
    "publish-oparl-due": {"task": "committees.tasks.publish_due", "schedule": schedule(30.0)},
    "publish-oparl": {"task": "committees.tasks.publish_all", "schedule": crontab(hour=0, minute=5)},
    "tend-declarations": {
        "task": "committees.tasks.tend_declarations",
        "schedule": crontab(hour=2, minute=15),
    },
    "sweep-lists": {"task": "desk.lists.tasks.sweep_lists", "schedule": crontab(hour=2, minute=45)},
    "tidy-search-terms": {
        "task": "desk.search.tasks.tidy_search_terms",
        "schedule": crontab(hour=3, minute=15),
    },
    "forget-value-files": {
        "task": "monitoring.tasks.forget_value_files",
        "schedule": crontab(hour=2, minute=50),
    },
    "forget-old-mails": {"task": "desk.tasks.forget_old_mails", "schedule": crontab(hour=2, minute=30)},
}
