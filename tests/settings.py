"""Settings of the suite: the embedded ones, with a cheap password hash and no file manifest."""

import tempfile

from config.settings import *  # noqa: F403
from config.settings import DATABASES, env

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DEMO_TODAY = ""
DEMO = False
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS: dict = {}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # A file, not :memory:, so that the live server's threads and other processes see it too.
    DATABASES["default"]["TEST"] = {
        "NAME": env.str(
            "TEST_DB",
            default=f"{tempfile.gettempdir()}/teilhabenetz-test-{__import__('os').getpid()}.sqlite3",
        )
    }
