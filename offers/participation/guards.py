"""What the database itself holds about certificates, one wording per vendor.

1. A version in force and its modules do not change: a card keeps what it began with.
2. A stamp lies in the version of its card; once there is a certificate, stamps stay.
3. A certificate needs every required module of its card's version, and is neither changed nor deleted, so
   that its number is never given again.

A migration that rebuilds one of these tables on SQLite takes the triggers off first and puts them back last.
"""

from typing import Any

VERSION, MODULE = "offers_programmeversion", "offers_module"
CARD, STAMP, CERTIFICATE = "offers_stampcard", "offers_stamp", "offers_certificate"

_IN_FORCE = (
    f"EXISTS (SELECT 1 FROM {VERSION} v WHERE v.id = {{row}}.version_of_id AND v.in_force_from IS NOT NULL)"
)
_FOREIGN = (
    f"NOT EXISTS (SELECT 1 FROM {CARD} c JOIN {MODULE} m ON m.version_of_id = c.programme_version_id"
    " WHERE c.id = NEW.card_id AND m.id = NEW.module_id)"
)
_CERTIFIED = f"EXISTS (SELECT 1 FROM {CERTIFICATE} z WHERE z.card_id = OLD.card_id)"
_LACKS = (
    f"EXISTS (SELECT 1 FROM {CARD} c JOIN {MODULE} m ON m.version_of_id = c.programme_version_id"
    f" WHERE c.id = NEW.card_id AND m.required AND NOT EXISTS"
    f" (SELECT 1 FROM {STAMP} s WHERE s.card_id = c.id AND s.module_id = m.id))"
)
_MOVED = f"EXISTS (SELECT 1 FROM {STAMP} s WHERE s.card_id = NEW.id) AND NEW.programme_version_id <> OLD.programme_version_id"

#: name, table, event, when it is refused
RULES = (
    ("version_in_force", VERSION, "UPDATE", "OLD.in_force_from IS NOT NULL"),
    ("version_in_force", VERSION, "DELETE", "OLD.in_force_from IS NOT NULL"),
    ("module_in_force", MODULE, "INSERT", _IN_FORCE.format(row="NEW")),
    ("module_in_force", MODULE, "UPDATE", _IN_FORCE.format(row="OLD")),
    ("module_in_force", MODULE, "DELETE", _IN_FORCE.format(row="OLD")),
    ("stamp_of_version", STAMP, "INSERT", _FOREIGN),
    ("stamp_of_version", STAMP, "UPDATE", f"{_FOREIGN} OR {_CERTIFIED}"),
    ("stamp_certified", STAMP, "DELETE", _CERTIFIED),
    ("card_keeps_version", CARD, "UPDATE", _MOVED),
    ("certificate_complete", CERTIFICATE, "INSERT", _LACKS),
    ("certificate_final", CERTIFICATE, "UPDATE", "1 = 1"),
    ("certificate_final", CERTIFICATE, "DELETE", "1 = 1"),
)

_FUNCTION = """CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $$
BEGIN
  IF {condition} THEN
    RAISE EXCEPTION '{rule}' USING ERRCODE = 'check_violation';
  END IF;
  RETURN {row};
END $$ LANGUAGE plpgsql"""


def install(apps: Any, schema_editor: Any) -> None:
    for rule, table, event, condition in RULES:
        name = _name(rule, event)
        if schema_editor.connection.vendor == "postgresql":
            row = "OLD" if event == "DELETE" else "NEW"
            schema_editor.execute(_FUNCTION.format(name=name, condition=condition, rule=rule, row=row))
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
            )
        else:
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} "
                f"BEGIN SELECT RAISE(ABORT, '{rule}'); END"
            )


def remove(apps: Any, schema_editor: Any) -> None:
    for rule, table, event, _condition in RULES:
        name = _name(rule, event)
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}()")
        else:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")


def _name(rule: str, event: str) -> str:
    return f"offers_{rule}_{event.lower()}"
