"""SQL that keeps the entries of the live page as they came, for both databases.

Deleting is allowed: the entries go with their meeting.
"""

from typing import Any

TABLE = "committees_liveentry"
SQLITE = f"""
CREATE TRIGGER IF NOT EXISTS live_entry_no_update BEFORE UPDATE ON {TABLE}
BEGIN SELECT RAISE(ABORT, 'entries of the live page are append-only'); END
"""
POSTGRESQL = [
    """
    CREATE OR REPLACE FUNCTION live_entry_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'entries of the live page are append-only'
    USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    f"""
    CREATE OR REPLACE TRIGGER live_entry_no_update BEFORE UPDATE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION live_entry_append_only()
    """,
]
POSTGRESQL_DROP = [
    f"DROP TRIGGER IF EXISTS live_entry_no_update ON {TABLE}",
    "DROP FUNCTION IF EXISTS live_entry_append_only()",
]


def install(apps: Any, schema_editor: Any) -> None:
    """Migration operation: put the trigger in place."""
    _run(schema_editor.connection, [SQLITE], POSTGRESQL)


def remove(apps: Any, schema_editor: Any) -> None:
    """Its reverse."""
    _run(schema_editor.connection, ["DROP TRIGGER IF EXISTS live_entry_no_update"], POSTGRESQL_DROP)


def _run(connection: Any, for_sqlite: list[str], for_postgresql: list[str]) -> None:
    statements = for_postgresql if connection.vendor == "postgresql" else for_sqlite
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
