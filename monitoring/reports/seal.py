"""The database's own lock on the Datenschnitt and on the word of a board: neither is ever changed."""

from typing import Any

SQLITE_INSTALL = (
    """CREATE TRIGGER report_snapshot_update BEFORE UPDATE ON monitoring_reportsnapshot
       BEGIN SELECT RAISE(ABORT, 'A snapshot cannot be changed.'); END""",
)
SQLITE_REMOVE = ("DROP TRIGGER IF EXISTS report_snapshot_update",)
POSTGRES_INSTALL = (
    """CREATE OR REPLACE FUNCTION refuse_change_of_snapshot() RETURNS trigger AS $$
       BEGIN
         RAISE EXCEPTION 'A snapshot cannot be changed.' USING ERRCODE = 'check_violation';
       END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER report_snapshot_update BEFORE UPDATE ON monitoring_reportsnapshot
       FOR EACH ROW EXECUTE FUNCTION refuse_change_of_snapshot()""",
)
POSTGRES_REMOVE = (
    "DROP TRIGGER IF EXISTS report_snapshot_update ON monitoring_reportsnapshot",
    "DROP FUNCTION IF EXISTS refuse_change_of_snapshot()",
)
STATEMENT_SQLITE_INSTALL = (
    """CREATE TRIGGER board_statement_update BEFORE UPDATE ON monitoring_boardstatement
       BEGIN SELECT RAISE(ABORT, 'A statement cannot be changed.'); END""",
)
STATEMENT_SQLITE_REMOVE = ("DROP TRIGGER IF EXISTS board_statement_update",)
STATEMENT_POSTGRES_INSTALL = (
    """CREATE OR REPLACE FUNCTION refuse_change_of_statement() RETURNS trigger AS $$
       BEGIN
         RAISE EXCEPTION 'A statement cannot be changed.' USING ERRCODE = 'check_violation';
       END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER board_statement_update BEFORE UPDATE ON monitoring_boardstatement
       FOR EACH ROW EXECUTE FUNCTION refuse_change_of_statement()""",
)
STATEMENT_POSTGRES_REMOVE = (
    "DROP TRIGGER IF EXISTS board_statement_update ON monitoring_boardstatement",
    "DROP FUNCTION IF EXISTS refuse_change_of_statement()",
)


def install(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, SQLITE_INSTALL, POSTGRES_INSTALL)


def remove(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, SQLITE_REMOVE, POSTGRES_REMOVE)


def install_statement(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, STATEMENT_SQLITE_INSTALL, STATEMENT_POSTGRES_INSTALL)


def remove_statement(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, STATEMENT_SQLITE_REMOVE, STATEMENT_POSTGRES_REMOVE)


def _run(schema_editor: Any, sqlite: tuple[str, ...], postgres: tuple[str, ...]) -> None:
    statements = postgres if schema_editor.connection.vendor == "postgresql" else sqlite
    for statement in statements:
        schema_editor.execute(statement)
