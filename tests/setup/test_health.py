"""What monitoring may see, and what nobody may read in the log."""

import json
import logging

import pytest
from django.db import OperationalError, connection
from django.test import Client

from config.logs import without_address

SECRET = "0123456789abcdef"


def test_healthz_answers_without_sign_in(client: Client, db: None) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


def test_healthz_says_503_while_the_database_is_away(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object) -> None:
        raise OperationalError("gone")

    with monkeypatch.context() as away:
        away.setattr(connection, "cursor", refuse)
        response = client.get("/healthz")
    assert (response.status_code, response.json()) == (503, {"status": "database unavailable"})


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("10.0.0.8", {}, 404),
        ("", {}, 404),
        ("127.0.0.1", {"X-Forwarded-For": "198.51.100.7"}, 404),
        ("127.0.0.1", {"Forwarded": "for=198.51.100.7"}, 404),
        ("10.0.0.8", {"Authorization": f"Bearer {SECRET}"}, 200),
        ("10.0.0.8", {"Authorization": f"Bearer {SECRET}x"}, 404),
        ("10.0.0.8", {"Authorization": "Bearer "}, 404),
    ],
)
def test_figures_are_for_this_machine_or_the_token(
    client: Client, db: None, settings, address: str, headers: dict[str, str], status: int
) -> None:
    settings.METRICS_TOKEN = SECRET
    assert client.get("/metrics", REMOTE_ADDR=address, headers=headers).status_code == status


def test_an_empty_token_opens_nothing(client: Client, db: None, settings) -> None:
    settings.METRICS_TOKEN = ""
    for given in ("", "Bearer", "Bearer "):
        response = client.get("/metrics", REMOTE_ADDR="10.0.0.8", headers={"Authorization": given})
        assert response.status_code == 404


def test_the_log_names_the_route_and_never_the_address(
    client: Client, db: None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="teilhabenetz"):
        client.get("/geheim/Amina-Yilmaz/?q=Fatma", headers={"X-Request-ID": "abc-12345678"})
    lines = [record for record in caplog.records if record.name == "teilhabenetz.request"]
    assert len(lines) == 1
    event = lines[0].msg
    assert isinstance(event, dict)
    assert event["status"] == 404
    assert event["request_id"] == "abc-12345678"
    written = json.dumps(event)
    assert "Amina" not in written
    assert "Fatma" not in written


def test_a_request_id_from_outside_is_taken_only_if_plain(client: Client, db: None) -> None:
    given = 'x"}\n{"event": "forged'
    assert client.get("/healthz", headers={"X-Request-ID": given})["X-Request-ID"] != given
    assert client.get("/healthz", headers={"X-Request-ID": "a" * 20})["X-Request-ID"] == "a" * 20


def test_an_error_is_logged_without_the_address_it_happened_at() -> None:
    event = {"logger": "django.request", "event": "Internal Server Error: /einladung/secret-token/"}
    assert without_address(None, "error", event)["event"] == "Internal Server Error"
