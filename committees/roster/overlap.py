"""Never two rule profiles of one committee on one day: the rule as the database holds it.

PostgreSQL: exclusion constraint over the half-open range, so that versions follow back to back.
SQLite: triggers that abort with the same effect (IntegrityError). A migration that rebuilds the table
on SQLite drops them and installs them again.
"""

from typing import Any

TABLE = "committees_ruleprofile"
NAME = "rules_no_overlap"

POSTGRESQL = f"""
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE {TABLE} ADD CONSTRAINT {NAME}
EXCLUDE USING gist (committee_id WITH =, daterange(valid_from, valid_until, '[)') WITH &&);
"""

SQLITE = """
CREATE TRIGGER {name}_{event} BEFORE {event} ON {table}
WHEN EXISTS (
    SELECT 1 FROM {table} AS other
    WHERE other.committee_id = NEW.committee_id
      AND other.id <> NEW.id
      AND (NEW.valid_until IS NULL OR other.valid_from < NEW.valid_until)
      AND (other.valid_until IS NULL OR other.valid_until > NEW.valid_from)
)
BEGIN SELECT RAISE(ABORT, '{name}'); END;
"""


def install(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
        return
    for event in ("INSERT", "UPDATE"):
        schema_editor.execute(SQLITE.format(name=NAME, event=event, table=TABLE))


def remove(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"ALTER TABLE {TABLE} DROP CONSTRAINT IF EXISTS {NAME}")
        return
    for event in ("INSERT", "UPDATE"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {NAME}_{event}")
