"""The set-up scripts say plainly what is missing, and do nothing twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bin import system_packages

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS = ["bin/setup", "bin/demo", "bin/test", "bin/lock", ".ci/run"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_are_executable_and_parse(script: str) -> None:
    path = ROOT / script
    assert os.access(path, os.X_OK)
    shell = path.read_text().splitlines()[0].rpartition("/")[2].split()[-1]
    subprocess.run([shell, "-n", str(path)], check=True)


def test_the_two_commands_are_targets_of_the_makefile() -> None:
    lines = (ROOT / "Makefile").read_text().splitlines()
    assert lines[lines.index("demo:") + 1] == "\t@bin/demo"
    assert lines[lines.index("test:") + 1] == "\t@bin/test"


def test_without_apt_the_exact_command_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_packages, "has_library", lambda name: name != "pangoft2-1.0")
    monkeypatch.setattr(system_packages, "install", lambda packages: False)
    assert system_packages.main("run") == 1
    assert "apt-get install -y --no-install-recommends libpangoft2-1.0-0\n" in capsys.readouterr().err


def test_what_apt_brought_is_looked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    there: list[str] = ["pango-1.0", "pangoft2-1.0"]
    monkeypatch.setattr(system_packages, "has_library", there.__contains__)

    def install(packages: list[str]) -> bool:
        assert packages == ["libharfbuzz-subset0"]
        there.append("harfbuzz-subset")
        return True

    monkeypatch.setattr(system_packages, "install", install)
    assert system_packages.main("run") == 0


def test_an_ordinary_user_without_sudo_installs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system_packages.shutil, "which", lambda name: None)
    assert system_packages.install(["chromium"]) is False


def test_a_library_that_is_not_there_is_not_found() -> None:
    assert system_packages.has_library("no-such-library-at-all") is False


def test_an_older_python_is_refused_in_one_sentence(tmp_path: Path) -> None:
    for name in ("python3", "python3.11", "python3.12", "python3.13"):
        fake = tmp_path / name
        fake.write_text("#!/bin/sh\nexit 1\n")
        fake.chmod(0o755)
    environment = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHON": ""}
    done = subprocess.run([ROOT / "bin/setup"], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed" in done.stderr


def test_catalogues_compile_without_gettext(tmp_path: Path) -> None:
    folder = tmp_path / "locale/en/LC_MESSAGES"
    folder.mkdir(parents=True)
    source = folder / "django.po"
    source.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Niederschrift"\nmsgstr "Minutes"\n',
        encoding="utf-8",
    )
    code = (
        "import gettext, pathlib, sys; sys.path.insert(0, '.');"
        "from bin import compile_catalogues as c;"
        f"c.LOCALE = pathlib.Path({str(tmp_path / 'locale')!r}); c.main();"
        "print(gettext.translation('django', c.LOCALE, ['en']).gettext('Niederschrift'))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "Minutes"
