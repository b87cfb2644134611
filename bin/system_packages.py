"""Checks what pip cannot bring: shared libraries, a browser, Java. Installs it through apt when it may.

Runs before anything is installed, on the plain Python of the machine. Where apt is missing or
not allowed, the exact command is printed and the set-up stops.
"""

import ctypes
import ctypes.util
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

LIBRARIES = {  # what WeasyPrint loads -> the Debian package that holds it
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def has_library(name: str) -> bool:
    """True if the loader finds the library, whether or not its development files are there."""
    for candidate in (f"lib{name}.so.0", ctypes.util.find_library(name)):
        try:
            if candidate:
                ctypes.CDLL(candidate)
                return True
        except OSError:
            continue
    return False


def has_java_compiler() -> bool:
    """True if `java` runs source files, as the PDF judge needs it (a JDK, not a bare runtime)."""
    java = shutil.which("java")
    if not java:
        return False
    modules = subprocess.run([java, "--list-modules"], capture_output=True, text=True, check=False)
    return "jdk.compiler" in modules.stdout


def missing_for_run() -> Iterator[str]:
    """Debian packages without which the application cannot start."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        yield f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    for name, package in LIBRARIES.items():
        if not has_library(name):
            yield package


def missing_for_test() -> Iterator[str]:
    """Debian packages without which the suite would leave something untested."""
    yield from missing_for_run()
    if not any(shutil.which(browser) for browser in BROWSERS):
        yield "chromium"
    if not has_java_compiler():
        yield "default-jdk-headless"
    if not Path("/usr/share/java/jaxb-runtime.jar").exists():
        yield "libjaxb-java"


def missing_for_servers() -> Iterator[str]:
    """Debian packages of the database servers that `with_servers.py` starts."""
    yield from missing_for_test()
    if not (list(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb")):
        yield "postgresql"
    if not shutil.which("redis-server"):
        yield "redis-server"


MISSING_FOR: dict[str, Callable[[], Iterator[str]]] = {
    "run": missing_for_run,
    "test": missing_for_test,
    "servers": missing_for_servers,
}


def root_prefix() -> list[str] | None:
    """How to become root: not at all, by sudo, or (None) not from here."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    if sys.stdin.isatty():
        return ["sudo"]
    asks_nothing = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asks_nothing.returncode == 0 else None


def install(packages: list[str]) -> bool:
    """Install through apt; refreshes the package lists only if they do not know the packages."""
    prefix = root_prefix()
    if prefix is None or not shutil.which("apt-get"):
        return False
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    order = [*prefix, "apt-get", "install", "-y", "--no-install-recommends", *packages]

    def runs(command: list[str]) -> bool:
        done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
        return done.returncode == 0

    return runs(order) or (runs([*prefix, "apt-get", "update"]) and runs(order))


def main(purpose: str) -> int:
    """Return 0 when everything is there in the end."""
    missing = MISSING_FOR[purpose]
    packages = list(missing())
    if not packages:
        return 0
    out = sys.stderr.write
    out(f"==> Missing on this machine: {' '.join(packages)}; installing through apt\n")
    if install(packages) and not list(missing()):
        return 0
    out("\nStopped: these system packages are missing and could not be installed from here. Please run\n\n")
    out(
        f"    sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(list(missing()))}\n\n"
    )
    if sys.platform == "darwin":
        out("On macOS: brew install pango\n\n")
    out("and start again.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "run"))
