"""The production files hold what docs/operations.md promises; read by a parser, no engine needed."""

import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
OURS = ("migrate", "web", "worker", "beat")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


@pytest.fixture(scope="module")
def dockerfile() -> list[str]:
    text = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def test_there_is_web_worker_beat_database_and_broker(compose: dict[str, Any]) -> None:
    assert set(compose["services"]) == {*OURS, "postgres", "redis"}
    assert set(compose["volumes"]) == {"data", "database", "broker"}


@pytest.mark.parametrize("name", ["web", "worker", "beat", "postgres", "redis"])
def test_every_lasting_service_has_a_health_check_and_comes_back(compose: dict[str, Any], name: str) -> None:
    service = compose["services"][name]
    assert service["restart"] == "unless-stopped"
    assert service["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}


@pytest.mark.parametrize("name", OURS)
def test_our_containers_may_write_only_to_their_volume_and_tmp(compose: dict[str, Any], name: str) -> None:
    service = compose["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["volumes"] == ["data:/data"]
    assert "user" not in service  # the image's own user, see the Dockerfile


def test_workers_can_be_multiplied(compose: dict[str, Any]) -> None:
    worker = compose["services"]["worker"]
    assert not {"container_name", "ports", "hostname"} & set(worker)


def test_only_the_web_server_is_reachable_and_only_from_this_machine(compose: dict[str, Any]) -> None:
    ports = {name: service["ports"] for name, service in compose["services"].items() if "ports" in service}
    assert list(ports) == ["web"]
    assert all(port.startswith("127.0.0.1:") for port in ports["web"])


def test_no_secret_stands_in_a_file(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        for key, value in service.get("environment", {}).items():
            if re.search(r"SECRET|PASSWORD|TOKEN", key):
                assert re.fullmatch(r"\$\{[A-Z_]+(:\?[^}]+|:-)\}", value), key
    url = compose["services"]["web"]["environment"]["DATABASE_URL"]
    assert ":${POSTGRES_PASSWORD:?" in url
    for line in (ROOT / ".env.example").read_text().splitlines():
        if re.match(r"(SECRET_KEY|POSTGRES_PASSWORD|EMAIL_HOST_PASSWORD|METRICS_TOKEN)=", line):
            assert line.endswith("=")


def test_what_must_be_set_is_refused_when_missing(compose: dict[str, Any]) -> None:
    environment = compose["services"]["web"]["environment"]
    for key in ("SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL"):
        assert environment[key].startswith("${" + key + ":?")
    assert environment["MODE"] == "production"
    assert "DEMO" not in environment


def test_every_variable_is_one_that_the_settings_read(compose: dict[str, Any]) -> None:
    read = (ROOT / "config/settings.py").read_text() + (ROOT / "config/gunicorn.py").read_text()
    for name in OURS:
        for key in compose["services"][name]["environment"]:
            assert f'"{key}"' in read, key


def test_every_variable_of_the_settings_is_explained() -> None:
    explained = (ROOT / "docs/operations.md").read_text()
    settings = (ROOT / "config/settings.py").read_text()
    for key in re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings):
        assert f"`{key}`" in explained, key


def test_every_command_exists(compose: dict[str, Any], dockerfile: list[str]) -> None:
    beside_python = Path(sys.executable).parent
    for name in OURS:
        command = compose["services"][name]["command"]
        assert shutil.which(command[0], path=str(beside_python)), command
        for word in command[1:]:
            if word.endswith(".py"):
                assert (ROOT / word).exists(), word
    for script in re.findall(r"bin/\w+\.py", "\n".join(dockerfile) + str(compose)):
        assert (ROOT / script).exists(), script


def test_the_image_runs_as_an_ordinary_user_with_a_health_check(dockerfile: list[str]) -> None:
    final = dockerfile[max(i for i, line in enumerate(dockerfile) if line.startswith("FROM ")) :]
    users = [line.split()[1] for line in final if line.startswith("USER ")]
    assert users == ["teilhabenetz"]
    assert any(line.startswith("HEALTHCHECK ") for line in final)
    assert not any(re.match(r"(ENV|ARG) .*(SECRET|PASSWORD|TOKEN)", line) for line in dockerfile)
    assert final.index("USER teilhabenetz") < min(
        i for i, line in enumerate(final) if line.startswith("CMD ")
    )


def test_the_image_installs_by_checksum(dockerfile: list[str]) -> None:
    text = "\n".join(dockerfile)
    assert "--require-hashes -r requirements.lock" in text
    assert "npm ci --ignore-scripts --omit=dev" in text


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "requirements-node.lock"])
def test_locks_pin_every_package_and_name_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    entries = text.replace("\\\n", " ").splitlines()
    assert entries
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)


def test_the_npm_lock_names_no_address() -> None:
    assert "resolved" not in (ROOT / "package-lock.json").read_text()
