"""The database's own lock on sealed documents, for SQLite and PostgreSQL."""

from typing import Any

SQLITE_INSTALL = (
    """CREATE TRIGGER stored_document_sealed_update BEFORE UPDATE ON documents_storeddocument
       WHEN OLD.sealed_at IS NOT NULL
       BEGIN SELECT RAISE(ABORT, 'A sealed document cannot be changed.'); END""",
    """CREATE TRIGGER stored_document_sealed_delete BEFORE DELETE ON documents_storeddocument
       WHEN OLD.sealed_at IS NOT NULL
       BEGIN SELECT RAISE(ABORT, 'A sealed document cannot be deleted.'); END""",
)
SQLITE_REMOVE = (
    "DROP TRIGGER IF EXISTS stored_document_sealed_update",
    "DROP TRIGGER IF EXISTS stored_document_sealed_delete",
)
POSTGRES_INSTALL = (
    """CREATE OR REPLACE FUNCTION refuse_change_of_sealed_document() RETURNS trigger AS $$
       BEGIN
         RAISE EXCEPTION 'A sealed document cannot be changed or deleted.' USING ERRCODE = 'check_violation';
       END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER stored_document_sealed BEFORE UPDATE OR DELETE ON documents_storeddocument
       FOR EACH ROW WHEN (OLD.sealed_at IS NOT NULL) EXECUTE FUNCTION refuse_change_of_sealed_document()""",
)
POSTGRES_REMOVE = (
    "DROP TRIGGER IF EXISTS stored_document_sealed ON documents_storeddocument",
    "DROP FUNCTION IF EXISTS refuse_change_of_sealed_document()",
)


def install(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, SQLITE_INSTALL, POSTGRES_INSTALL)


def remove(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, SQLITE_REMOVE, POSTGRES_REMOVE)


def _run(schema_editor: Any, sqlite: tuple[str, ...], postgres: tuple[str, ...]) -> None:
    statements = postgres if schema_editor.connection.vendor == "postgresql" else sqlite
    for statement in statements:
        schema_editor.execute(statement)
