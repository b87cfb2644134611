"""SQL that keeps the log append-only, for both databases.

A trigger, not a right: it also stops our own code, a shell and a forgotten `update()`.
"""

TABLE = "accounts_auditentry"

SQLITE = [
    f"""
    CREATE TRIGGER IF NOT EXISTS audit_no_{verb.lower()} BEFORE {verb} ON {TABLE}
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
    """
    for verb in ("UPDATE", "DELETE")
]
SQLITE_DROP = [f"DROP TRIGGER IF EXISTS audit_no_{verb}" for verb in ("update", "delete")]

POSTGRESQL = [
    """
    CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    f"""
    CREATE OR REPLACE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION audit_append_only()
    """,
    f"""
    CREATE OR REPLACE TRIGGER audit_no_truncate BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only()
    """,
]
POSTGRESQL_DROP = [
    f"DROP TRIGGER IF EXISTS audit_no_change ON {TABLE}",
    f"DROP TRIGGER IF EXISTS audit_no_truncate ON {TABLE}",
]


def install(apps, schema_editor) -> None:
    """Migration operation: put the triggers in place."""
    _run(schema_editor.connection, SQLITE, POSTGRESQL)


def remove(apps, schema_editor) -> None:
    """Its reverse; also used where a test database must be emptied."""
    _run(schema_editor.connection, SQLITE_DROP, POSTGRESQL_DROP)


def _run(connection, for_sqlite: list[str], for_postgresql: list[str]) -> None:
    statements = for_postgresql if connection.vendor == "postgresql" else for_sqlite
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
