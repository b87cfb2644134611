"""The database's own lock on runs of the cluster analysis: what was computed is never changed or removed."""

from typing import Any

TABLES = ("monitoring_clusterrun", "monitoring_clusterassignment")
REFUSAL = "A run of the cluster analysis cannot be changed."

SQLITE_INSTALL = tuple(
    f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for table in TABLES
    for event in ("UPDATE", "DELETE")
)
SQLITE_REMOVE = tuple(
    f"DROP TRIGGER IF EXISTS {table}_no_{event}" for table in TABLES for event in ("update", "delete")
)
POSTGRES_INSTALL = (
    f"""CREATE OR REPLACE FUNCTION refuse_change_of_cluster_run() RETURNS trigger AS $$
       BEGIN
         RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'check_violation';
       END $$ LANGUAGE plpgsql""",
    *(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change_of_cluster_run()"
        for table in TABLES
    ),
)
POSTGRES_REMOVE = (
    *(f"DROP TRIGGER IF EXISTS {table}_no_change ON {table}" for table in TABLES),
    "DROP FUNCTION IF EXISTS refuse_change_of_cluster_run()",
)


def install(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, SQLITE_INSTALL, POSTGRES_INSTALL)


def remove(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, SQLITE_REMOVE, POSTGRES_REMOVE)


def _run(schema_editor: Any, sqlite: tuple[str, ...], postgres: tuple[str, ...]) -> None:
    statements = postgres if schema_editor.connection.vendor == "postgresql" else sqlite
    for statement in statements:
        schema_editor.execute(statement)
