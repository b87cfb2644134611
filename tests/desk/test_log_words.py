"""Every step the log can hold has a German name; what is written for machines never reaches the screen."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.hub.words import ACTIONS

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("accounts", "documents", "desk", "coordination", "offers", "committees", "monitoring")
STEP = re.compile(r"[a-z_]+\.[a-z_]*[a-z]")
#: Functions that write to the log and take the step as an argument without a name.
WRITERS = {"record", "record_many", "apply", "create", "delete"}


def steps_in(source: str) -> Iterator[str]:
    """The steps a file may write: what is given as `action`, and what looks like one in a call of a writer."""
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        named = [word.value for word in call.keywords if word.arg == "action"]
        for value in [*named, *(call.args if name in WRITERS else [])]:
            for part in ast.walk(value):
                if isinstance(part, ast.Constant) and STEP.fullmatch(str(part.value)):
                    yield str(part.value)


def all_steps() -> list[str]:
    files = (path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts)
    return sorted({step for path in files for step in steps_in(path.read_text())})


@pytest.mark.parametrize("step", all_steps())
def test_a_step_of_the_log_has_a_name(step):
    assert step in ACTIONS or step.rpartition(".")[2] in ACTIONS, f"desk/hub/words.py does not name {step}"


def test_a_step_is_found_wherever_it_is_written():
    source = """
changes.apply(row, values, by=by, action="meeting.vanished")
audit.record("offer.lost" if late else "offer.found", row=row)
print("meeting.printed")
"""
    assert set(steps_in(source)) == {"meeting.vanished", "offer.lost", "offer.found"}
