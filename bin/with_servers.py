"""Runs a command beside a PostgreSQL and a Redis of its own, made for it and thrown away with it.

    python bin/with_servers.py COMMAND ARGUMENT...

The command finds them in DATABASE_URL and REDIS_URL. Nothing of the machine's own servers is used
or touched, so a run depends on no state that an earlier one left. Missing server programs are
installed through apt (see `system_packages.py`). Ends with the exit code of the command.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 60.0  # seconds until a server must answer
DATABASE = "teilhabenetz"
#: Nobody will miss this cluster after a power cut, so nothing waits for the disk. Several race tests at once,
#: each with fifty claims, find a connection each.
FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=250")


class ServerError(Exception):
    """A server could not be started; the text says which and why."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def newest_postgres() -> Path:
    """The folder of the newest initdb and postgres on this machine (Debian keeps them off the PATH)."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    initdb = str(found[-1]) if found else shutil.which("initdb")
    if not initdb:
        raise ServerError("initdb of PostgreSQL is missing (apt-get install postgresql)")
    return Path(initdb).parent


def log_end(log: Path) -> str:
    return log.read_text(errors="replace")[-2000:] if log.exists() else ""


def wait_until(answers: subprocess.Popen[bytes], port: int, log: Path, name: str) -> None:
    """Return once something listens on the port; the process must stay alive until then."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if answers.poll() is not None:
            raise ServerError(f"{name} ended at once:\n{log_end(log)}")
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise ServerError(f"{name} did not answer within {PATIENCE:.0f} s:\n{log_end(log)}")


def stop(process: subprocess.Popen[bytes], signal: int) -> None:
    if process.poll() is None:
        process.send_signal(signal)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


@contextmanager
def redis_server(home: Path) -> Iterator[str]:
    """A Redis in memory; yields its address."""
    program = shutil.which("redis-server")
    if not program:
        raise ServerError("redis-server is missing (apt-get install redis-server)")
    port, log = free_port(), home / "redis.log"
    order = [program, "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no"]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*order, "--dir", str(home)], stdout=out, stderr=out, start_new_session=True
        )
    try:
        wait_until(process, port, log, "Redis")
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        stop(process, 15)


def create_database(programs: Path, port: int) -> None:
    """Create the database; a server that listens may still be starting up for a moment."""
    create = [programs / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "tester", DATABASE]
    deadline = time.monotonic() + PATIENCE
    while True:
        done = subprocess.run(create, capture_output=True, text=True, timeout=PATIENCE, check=False)
        if done.returncode == 0:
            return
        if time.monotonic() > deadline:
            raise ServerError(f"createdb failed:\n{done.stderr[-2000:]}")
        time.sleep(0.2)


@contextmanager
def postgres_server(home: Path) -> Iterator[str]:
    """A PostgreSQL cluster below `home`; yields the address of an empty database in it."""
    programs = newest_postgres()
    # PostgreSQL refuses to run as root.
    as_whom = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    data, log, port = home / "data", home / "postgres.log", free_port()
    data.mkdir(mode=0o700)
    if as_whom:
        shutil.chown(data, "postgres", "postgres")
        home.chmod(0o711)
    made = subprocess.run(
        [programs / "initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
         "--no-sync"],
        cwd=data, capture_output=True, text=True, check=False, **as_whom,
    )  # fmt: skip
    if made.returncode:
        raise ServerError(f"initdb failed:\n{made.stderr[-2000:]}")
    order = [str(programs / "postgres"), "-D", str(data), "-h", "127.0.0.1", "-p", str(port), "-k", ""]
    for setting in FORGETFUL:
        order += ["-c", setting]
    with log.open("wb") as out:
        process = subprocess.Popen(
            order, cwd=data, stdout=out, stderr=out, start_new_session=True, **as_whom
        )  # fmt: skip
    try:
        wait_until(process, port, log, "PostgreSQL")
        create_database(programs, port)
        yield f"postgres://tester@127.0.0.1:{port}/{DATABASE}"
    finally:
        stop(process, 2)  # SIGINT: the fast shutdown


def main(command: list[str]) -> int:
    """Return the exit code of the command, or 1 with one message if a server did not start."""
    home = Path(tempfile.mkdtemp(prefix="teilhabenetz-servers-"))
    try:
        with redis_server(home) as redis_url, postgres_server(home) as database_url:
            sys.stdout.write(f"==> PostgreSQL at {database_url}, Redis at {redis_url}\n")
            sys.stdout.flush()
            environment = os.environ | {"DATABASE_URL": database_url, "REDIS_URL": redis_url}
            return subprocess.run(command, env=environment, check=False).returncode
    except ServerError as problem:
        sys.stderr.write(f"Stopped: {problem}\n")
        return 1
    finally:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
