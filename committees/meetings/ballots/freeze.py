"""What the database itself holds about votes by name, one wording per vendor.

1. The counts of a closed roll call are those of its ballots; neither changes without the other.
2. A vote that belongs to a roll call is one by name.
3. A secret vote has no ballots: not linked, and not beside it on the same motion.

A migration that rebuilds one of the three tables on SQLite takes the triggers off first (`remove`) and puts them
back last (`install`): SQLite does not rename a table that a trigger speaks of, and drops those on a rebuilt one.
"""

from typing import Any

ROLL_CALL, BALLOT, VOTE = "committees_rollcall", "committees_ballot", "committees_vote"

#: Counts of the ballots of a roll call, beside those of a vote.
_PAIRS = (("yes", "yes"), ("no", "no"), ("abstain", "abstain"), ("not_participating", "absent"))


def _differs(vote: str, roll_call: str) -> str:
    """SQL: the counts of the vote are not those of the ballots, or it is not one by name."""
    counted = [
        f"{vote}.{column} <> (SELECT COUNT(*) FROM {BALLOT} b WHERE b.roll_call_id = {roll_call}"
        f" AND b.choice = '{choice}')"
        for column, choice in _PAIRS
    ]
    return " OR ".join([f"{vote}.method <> 'roll_call'", f"{vote}.invalid <> 0", *counted])


_IS_FROZEN = f"EXISTS (SELECT 1 FROM {ROLL_CALL} r WHERE r.id = {{row}}.roll_call_id AND r.state <> 'open')"
_HAS_SECRET = (
    f"EXISTS (SELECT 1 FROM {ROLL_CALL} r JOIN {VOTE} v ON v.item_id = r.item_id AND v.ordinal = r.ordinal"
    " WHERE r.id = NEW.roll_call_id AND v.method = 'secret')"
)
_CLOSES_WRONG = (
    f"NEW.state = 'closed' AND EXISTS (SELECT 1 FROM {VOTE} v WHERE v.id = NEW.vote_id"
    f" AND ({_differs('v', 'NEW.id')}))"
)
_VOTE_DIFFERS = (
    f"EXISTS (SELECT 1 FROM {ROLL_CALL} r WHERE r.vote_id = NEW.id AND r.state = 'closed'"
    f" AND ({_differs('NEW', 'r.id')}))"
)
_SECRET_BESIDE = (
    f"NEW.method = 'secret' AND EXISTS (SELECT 1 FROM {ROLL_CALL} r JOIN {BALLOT} b ON b.roll_call_id = r.id"
    " WHERE r.item_id = NEW.item_id AND r.ordinal = NEW.ordinal)"
)

#: name, table, event, when it is refused
RULES = (
    ("ballot_frozen", BALLOT, "INSERT", _IS_FROZEN.format(row="NEW")),
    ("ballot_frozen", BALLOT, "UPDATE", f"{_IS_FROZEN.format(row='OLD')} OR {_IS_FROZEN.format(row='NEW')}"),
    ("ballot_frozen", BALLOT, "DELETE", _IS_FROZEN.format(row="OLD")),
    ("ballot_not_secret", BALLOT, "INSERT", _HAS_SECRET),
    ("roll_call_sums", ROLL_CALL, "INSERT", _CLOSES_WRONG),
    ("roll_call_sums", ROLL_CALL, "UPDATE", _CLOSES_WRONG),
    ("vote_sums_of_ballots", VOTE, "UPDATE", _VOTE_DIFFERS),
    ("vote_secret_alone", VOTE, "INSERT", _SECRET_BESIDE),
    ("vote_secret_alone", VOTE, "UPDATE", _SECRET_BESIDE),
)


def install(apps: Any, schema_editor: Any) -> None:
    """Migration operation: put the triggers in place."""
    for name, table, event, condition in RULES:
        schema_editor.execute(
            _postgresql(name, table, event, condition)
            if schema_editor.connection.vendor == "postgresql"
            else _sqlite(name, table, event, condition)
        )


def remove(apps: Any, schema_editor: Any) -> None:
    """Its reverse; also used where a test database must be emptied or SQLite rebuilds a table."""
    for name, table, event, _condition in RULES:
        trigger = f"{name}_{event.lower()}"
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {trigger} ON {table}")
        else:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {trigger}")


def _sqlite(name: str, table: str, event: str, condition: str) -> str:
    return (
        f"CREATE TRIGGER IF NOT EXISTS {name}_{event.lower()} BEFORE {event} ON {table}"
        f" WHEN {condition} BEGIN SELECT RAISE(ABORT, '{name}'); END"
    )


def _postgresql(name: str, table: str, event: str, condition: str) -> str:
    result = "OLD" if event == "DELETE" else "NEW"
    function = f"{name}_{event.lower()}"
    return f"""
    CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN
        IF {condition} THEN
            RAISE EXCEPTION '{name}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN {result};
    END $body$;
    CREATE OR REPLACE TRIGGER {function} BEFORE {event} ON {table}
    FOR EACH ROW EXECUTE FUNCTION {function}();
    """
