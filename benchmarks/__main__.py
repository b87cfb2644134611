"""Measure the house: `python -m benchmarks [--only P1,P6] [--sizes 1000,10000,100000] [--write]`.

Runs itself once per database (SQLite in a temporary folder, PostgreSQL at `DATABASE_URL` or on loopback),
prints one table, and with `--write` puts it into docs/benchmarks.md. Exit code 1 if a "Must" is missed.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
POSTGRES = os.environ.get("DATABASE_URL") or "postgres://root@127.0.0.1:5432/teilhabenetz_bench"
HEAD = (
    "| # | database | what | rows | measured | reference | ratio | must | met |",
    "|---|---|---|---|---|---|---|---|---|",
)


def main() -> int:
    options = read_options()
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for vendor in options.databases.split(","):
            environment = {
                **os.environ,
                "VAR_DIR": f"{folder}/{vendor}",
                "MODE": "embedded",
                "DATABASE_URL": POSTGRES if vendor == "postgresql" else "",
                "DEMO": "1",
                "DEMO_TODAY": "2026-03-02",
                "DJANGO_SETTINGS_MODULE": "config.settings",
            }
            if vendor == "sqlite":
                environment.pop("DATABASE_URL")
            command = [sys.executable, "-m", "benchmarks.run", options.sizes, options.only]
            done = subprocess.run(
                command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
            )
            results += [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    sys.stdout.write(as_table(results))
    if options.write:
        write(results)
    return 0 if all(row["met"] for row in results) else 1


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="P1,P2,P3,P4,P5,P6,P8,P9,P10,P11,P13")
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    return parser.parse_args()


def as_table(results: list[dict]) -> str:
    return "\n".join([*HEAD, *(as_line(row) for row in results)]) + "\n"


def as_line(row: dict) -> str:
    cells = [row[name] for name in ("key", "vendor", "what", "size", "ours", "reference", "ratio", "must")]
    return "| " + " | ".join([*map(str, cells), "yes" if row["met"] else "**no**"]) + " |"


def write(results: list[dict]) -> None:
    """Puts what was measured now in the place of the same rows; what was left out stays as it was."""
    page = ROOT / "docs" / "benchmarks.md"
    before, _start, rest = page.read_text().partition("<!-- figures -->")
    old, _end, after = rest.partition("<!-- end of figures -->")
    new = {name_of(line): line for line in map(as_line, results)}
    lines = [new.pop(name_of(line), line) for line in old.splitlines() if line.startswith("| P")]
    table = "\n".join(
        [*HEAD, *sorted([*lines, *new.values()], key=lambda line: name_of(line)[1] != "sqlite")]
    )
    page.write_text(f"{before}<!-- figures -->\n\n{table}\n\n<!-- end of figures -->{after}")


def name_of(line: str) -> tuple[str, ...]:
    """Key, database, what is measured, and the number of rows where one target is measured at several."""
    key, vendor, what, size = (cell.strip() for cell in line.split("|")[1:5])
    return key, vendor, what, size if key == "P1" else ""


if __name__ == "__main__":
    sys.exit(main())
