"""The pages of the rules: what they say, what their form keeps, what it refuses."""

import datetime as dt

from django.urls import reverse

from committees.roster.services import set_rules
from tests.committees.make import make_meeting
from tests.committees.test_rules_boards import board_by


def as_sent(form) -> dict:
    """The fields as a browser would send them: empty ones and boxes without a tick stay away."""
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value is not None and value is not False}


def test_the_page_of_a_meeting_says_its_rules_with_days_and_sources(cast, as_person):
    board = board_by(cast, "NW", motion_deadline_days=21, sources={"motions": "§ 4 Abs. 3 GeschO"})
    meeting = make_meeting(cast, board)
    page = as_person("clerk").get(meeting.get_absolute_url()).content.decode()
    assert "Anträge gehen bis zum 24.02.2026 ein." in page
    assert "§ 4 Abs. 3 GeschO" in page
    assert "Der Entwurf der Niederschrift ist am 31.03.2026 fällig." in page


def test_the_page_of_the_rules_shows_origin_source_and_earlier_versions(cast, as_person):
    board = board_by(cast, "SH", notice_days=14, sources={"notice": "§ 4 GeschO"})
    old = board.rules.get()
    set_rules(committee=board, valid_from=dt.date(2026, 1, 1), by=cast.coordinator, notice_days=10)
    url = reverse("committees:rules-detail", kwargs={"pk": board.pk})
    client = as_person("coordinator")
    now = client.get(url).content.decode()
    assert "Die Ladung geht 10 Tage vor der Sitzung zu" in now
    assert "Vorlage Schleswig-Holstein: § 38 GO SH" in now
    assert "Die Ladung geht 14 Tage" in client.get(f"{url}?fassung={old.pk}").content.decode()
    assert client.get(f"{url}?fassung=nichts").status_code == 404


def test_the_form_keeps_what_is_the_templates_and_marks_what_was_compared(cast, as_person):
    board = board_by(cast, "HE")
    client = as_person("coordinator")
    url = reverse("committees:rules-update", kwargs={"pk": board.pk})
    form = client.get(url).context["form"]
    sent = as_sent(form)
    sent |= {"valid_from": "12.06.2024", "notice_days": "14", "source_notice": "§ 3 GeschO"}
    sent |= {"checked_notice": "on", "checked_publish": "on"}
    assert client.post(url, sent).status_code == 303
    rules = board.rules.get()
    assert rules.sources["notice"] == {"text": "§ 3 GeschO", "origin": "own", "checked": True}
    assert rules.sources["publish"] == {
        "text": "regelt die Geschäftsordnung", "origin": "template", "checked": True
    }  # fmt: skip
    assert rules.sources["quorum"]["origin"] == "template"
    assert not rules.is_checked("motions")


def test_rules_that_contradict_each_other_are_refused_at_their_field(cast, as_person):
    board = board_by(cast, "HE")
    client = as_person("coordinator")
    url = reverse("committees:rules-update", kwargs={"pk": board.pk})
    form = client.get(url).context["form"]
    sent = as_sent(form)
    sent |= {"valid_from": "12.06.2024", "quorum_kind": "fixed", "publish_when": "approved"}
    answer = client.post(url, sent)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"quorum_fixed", "publish_when"}
