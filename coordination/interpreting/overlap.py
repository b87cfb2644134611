"""No interpreter in two places: the rule as the database holds it, one wording per vendor.

PostgreSQL: exclusion constraint over the half-open range, so back-to-back is legal.
SQLite: triggers that abort with the same effect (IntegrityError).
"""

from typing import Any

TABLE = "coordination_assignment"
NAME = "assignment_no_overlap"

POSTGRESQL = f"""
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE {TABLE} ADD CONSTRAINT {NAME}
EXCLUDE USING gist (interpreter_id WITH =, tstzrange(starts_at, blocked_until, '[)') WITH &&)
WHERE (cancelled_at IS NULL);
"""

SQLITE = """
CREATE TRIGGER {name}_{event} BEFORE {event} ON {table}
WHEN NEW.cancelled_at IS NULL AND EXISTS (
    SELECT 1 FROM {table} AS other
    WHERE other.interpreter_id = NEW.interpreter_id
      AND other.id <> NEW.id
      AND other.cancelled_at IS NULL
      AND other.starts_at < NEW.blocked_until
      AND other.blocked_until > NEW.starts_at
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
