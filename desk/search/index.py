"""The SQL of the search index, for both databases.

SQLite has no stable row number for tables with a random key (VACUUM may change it), so a companion
table `<table>_words` gives each row one; both FTS5 tables read their text from it. Triggers on the
main table keep all three in step.

PostgreSQL keeps, beside the trigram index, a list of the words (`<table>_terms`) for typing errors. Triggers
add new words; they look before they write and there is no unique key, so that nobody waits for anybody. Words
that went with their last row are taken out at night (`tidy`).
"""

from typing import Any


def install(editor: Any, table: str, field: str) -> None:
    """Build the index and fill it from the rows that are there."""
    statements = POSTGRES if editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        editor.execute(statement.format(table=table, field=field), params=None)


def remove(editor: Any, table: str, field: str) -> None:
    statements = POSTGRES_GONE if editor.connection.vendor == "postgresql" else SQLITE_GONE
    for statement in statements:
        editor.execute(statement.format(table=table, field=field), params=None)


def add_terms(editor: Any) -> None:
    """PostgreSQL: give every index that was built before there were lists of words its own."""
    if editor.connection.vendor != "postgresql":
        return
    with editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_indexes WHERE schemaname = current_schema()"
            " AND indexname = tablename || '_search_text_trgm'"
        )
        tables = [table for (table,) in cursor.fetchall()]
    for table in tables:
        for statement in POSTGRES_TERMS:
            editor.execute(statement.format(table=table, field="search_text"), params=None)


def tidy(cursor: Any, table: str, field: str) -> None:
    """PostgreSQL: make the list of words be exactly the words of the rows."""
    cursor.execute(POSTGRES_TIDY.format(table=table, field=field))


#: Words worth offering for a mistyped one: no numbers, nothing very short.
_WORTH = "length(word) > 2 AND word !~ '^[0-9]+$'"
_ALL_WORDS = (
    'SELECT DISTINCT word FROM "{table}", unnest(string_to_array("{table}"."{field}", \' \')) AS word'
    f" WHERE {_WORTH}"
)
_NEW = 'NOT EXISTS (SELECT 1 FROM "{table}_terms" AS known WHERE known.term = word)'
POSTGRES = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    'CREATE INDEX IF NOT EXISTS "{table}_{field}_trgm" ON "{table}" USING gin ("{field}" gin_trgm_ops)',
]
POSTGRES_TERMS = [
    'CREATE TABLE IF NOT EXISTS "{table}_terms" (term text NOT NULL)',
    'CREATE INDEX IF NOT EXISTS "{table}_terms_term" ON "{table}_terms" (term)',
    'CREATE INDEX IF NOT EXISTS "{table}_terms_trgm" ON "{table}_terms" USING gin (term gin_trgm_ops)',
    'CREATE OR REPLACE FUNCTION "{table}_put_terms"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN'
    ' INSERT INTO "{table}_terms" (term)'
    " SELECT DISTINCT word FROM unnest(string_to_array(new.\"{field}\", ' ')) AS word"
    f" WHERE {_WORTH} AND {_NEW}; RETURN NULL; END $$",
    'DROP TRIGGER IF EXISTS "{table}_search_in" ON "{table}"',
    'DROP TRIGGER IF EXISTS "{table}_search_change" ON "{table}"',
    'CREATE TRIGGER "{table}_search_in" AFTER INSERT ON "{table}"'
    ' FOR EACH ROW EXECUTE FUNCTION "{table}_put_terms"()',
    'CREATE TRIGGER "{table}_search_change" AFTER UPDATE OF "{field}" ON "{table}" FOR EACH ROW'
    ' WHEN (old."{field}" IS DISTINCT FROM new."{field}") EXECUTE FUNCTION "{table}_put_terms"()',
    'DELETE FROM "{table}_terms"',
    f'INSERT INTO "{{table}}_terms" (term) {_ALL_WORDS}',
]
POSTGRES += POSTGRES_TERMS
POSTGRES_TIDY = (
    f'WITH kept AS MATERIALIZED ({_ALL_WORDS}), gone AS (DELETE FROM "{{table}}_terms" AS old'
    " WHERE NOT EXISTS (SELECT 1 FROM kept WHERE kept.word = old.term))"
    f' INSERT INTO "{{table}}_terms" (term) SELECT word FROM kept WHERE {_NEW}'
)
POSTGRES_GONE = [
    'DROP TRIGGER IF EXISTS "{table}_search_in" ON "{table}"',
    'DROP TRIGGER IF EXISTS "{table}_search_change" ON "{table}"',
    'DROP FUNCTION IF EXISTS "{table}_put_terms"()',
    'DROP TABLE IF EXISTS "{table}_terms"',
    'DROP INDEX IF EXISTS "{table}_{field}_trgm"',
    'DROP INDEX IF EXISTS "{table}_{field}_stem"',
]
_PUT = (
    'INSERT INTO "{table}_words" (row_id, body) VALUES (new.id, new."{field}");'
    ' INSERT INTO "{table}_parts" (rowid, body)'
    ' SELECT docid, body FROM "{table}_words" WHERE row_id = new.id;'
    ' INSERT INTO "{table}_stems" (rowid, body)'
    ' SELECT docid, body FROM "{table}_words" WHERE row_id = new.id;'
)
_TAKE = (
    'INSERT INTO "{table}_parts" ("{table}_parts", rowid, body)'
    " SELECT 'delete', docid, body FROM \"{table}_words\" WHERE row_id = old.id;"
    ' INSERT INTO "{table}_stems" ("{table}_stems", rowid, body)'
    " SELECT 'delete', docid, body FROM \"{table}_words\" WHERE row_id = old.id;"
    ' DELETE FROM "{table}_words" WHERE row_id = old.id;'
)
SQLITE = [
    'CREATE TABLE IF NOT EXISTS "{table}_words"'
    " (docid INTEGER PRIMARY KEY, row_id TEXT NOT NULL UNIQUE, body TEXT NOT NULL)",
    'CREATE VIRTUAL TABLE IF NOT EXISTS "{table}_parts" USING fts5'
    " (body, content='{table}_words', content_rowid='docid', tokenize='trigram')",
    'CREATE VIRTUAL TABLE IF NOT EXISTS "{table}_stems" USING fts5'
    " (body, content='{table}_words', content_rowid='docid', tokenize='unicode61', prefix='2 3')",
    'CREATE VIRTUAL TABLE IF NOT EXISTS "{table}_terms" USING fts5vocab("{table}_stems", \'row\')',
    'DROP TRIGGER IF EXISTS "{table}_search_in"',
    'DROP TRIGGER IF EXISTS "{table}_search_out"',
    'DROP TRIGGER IF EXISTS "{table}_search_change"',
    'CREATE TRIGGER "{table}_search_in" AFTER INSERT ON "{table}" BEGIN ' + _PUT + " END",
    'CREATE TRIGGER "{table}_search_out" AFTER DELETE ON "{table}" BEGIN ' + _TAKE + " END",
    'CREATE TRIGGER "{table}_search_change" AFTER UPDATE OF "{field}" ON "{table}"'
    ' WHEN old."{field}" IS NOT new."{field}" BEGIN ' + _TAKE + " " + _PUT + " END",
    'DELETE FROM "{table}_words"',
    'INSERT INTO "{table}_words" (row_id, body) SELECT id, "{field}" FROM "{table}"',
    'INSERT INTO "{table}_parts" ("{table}_parts") VALUES (\'rebuild\')',
    'INSERT INTO "{table}_stems" ("{table}_stems") VALUES (\'rebuild\')',
]
SQLITE_GONE = [
    'DROP TRIGGER IF EXISTS "{table}_search_in"',
    'DROP TRIGGER IF EXISTS "{table}_search_out"',
    'DROP TRIGGER IF EXISTS "{table}_search_change"',
    'DROP TABLE IF EXISTS "{table}_terms"',
    'DROP TABLE IF EXISTS "{table}_parts"',
    'DROP TABLE IF EXISTS "{table}_stems"',
    'DROP TABLE IF EXISTS "{table}_words"',
]
