"""One database: build the ground, grow it, measure at each size. Called by `python -m benchmarks`."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django
import psycopg
from django.conf import settings


def main() -> None:
    sizes = [int(part) for part in sys.argv[1].split(",")]
    only = set(sys.argv[2].split(","))
    _fresh_database()
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)

    from benchmarks import claims, clusters, growth, minutes, reports
    from benchmarks.data import Ground

    if "P10" in only:
        minutes.measure()
    if only & {"P1", "P2", "P3", "P4", "P5", "P6"}:
        growth.measure(Ground(), sizes, only)
    if only & {"P8", "P9"}:
        reports.measure()
    if "P11" in only:
        claims.measure()
    if "P13" in only:
        clusters.measure()


def _fresh_database() -> None:
    """A measured PostgreSQL database is always a new one; SQLite lives in the caller's temporary folder."""
    database = settings.DATABASES["default"]
    if "postgresql" not in database["ENGINE"]:
        return
    address = {"host": database["HOST"], "port": database["PORT"] or 5432, "user": database["USER"]}
    with psycopg.connect(
        dbname="postgres", autocommit=True, password=database["PASSWORD"], **address
    ) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{database["NAME"]}"')
        server.execute(f'CREATE DATABASE "{database["NAME"]}"')


if __name__ == "__main__":
    main()
