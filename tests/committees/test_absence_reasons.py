"""Why somebody is away: noted where the rules want it, printed in the non-public minutes at most."""

import io

import openpyxl
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal
from committees.meetings.contexts.minutes import minutes_context
from committees.meetings.exports import attendance_sheet
from committees.meetings.models import Attendance, Meeting, Part
from committees.meetings.services.attendance import arrive, excuse
from committees.meetings.services.conduct import close_meeting, open_meeting
from committees.meetings.services.minutes import render_minutes
from committees.roster.models import Committee, RuleProfile
from committees.rules.catalogue import sentence_of
from committees.rules.templates import TEMPLATES
from tests.committees.make import at, holders, let_in, make_meeting
from tests.committees.make_ballots import board_with
from tests.pdf import pdf_text

pytestmark = pytest.mark.django_db
WORDS = "beruflich verhindert"


def planned(cast, rule: str = "printed") -> Meeting:
    return make_meeting(cast, board_with(cast, absence_rule=rule))


def away(cast, meeting: Meeting, reason: str | None = "work", **more) -> Attendance:
    return excuse(meeting=meeting, holding=holders(meeting)[10], by=cast.clerk, reason=reason, **more)


def held(cast, rule: str = "printed") -> Meeting:
    meeting = planned(cast, rule)
    away(cast, meeting)
    let_in(meeting, 9, cast)
    open_meeting(meeting=meeting, at=at("17:05"), by=cast.clerk)
    return close_meeting(meeting=meeting, at=at("18:00"), by=cast.clerk)


@pytest.mark.parametrize(
    ("land", "rule"),
    [("BW", "printed"), ("TH", "printed"), ("NW", "none"), ("SH", "none"), ("light", "none")],
)
def test_the_rules_of_each_land_say_what_becomes_of_the_reason(land, rule):
    assert TEMPLATES[land].values["absence_rule"] == rule
    assert TEMPLATES["TH"].rules["absence"].is_checked
    assert not TEMPLATES["BW"].rules["absence"].is_checked


def test_the_rule_is_a_sentence_with_its_source():
    rules = RuleProfile(committee=Committee(statutory_voting_seats=5), absence_rule="printed")
    said = "Der Grund, aus dem jemand fehlt, steht in der nichtöffentlichen Niederschrift."
    assert sentence_of("absence", rules) == said


def test_where_the_rules_want_none_no_reason_is_kept(cast):
    meeting = planned(cast, "none")
    with pytest.raises(Refusal, match="wird in diesem Gremium nicht festgehalten"):
        away(cast, meeting)
    assert away(cast, meeting, None).reason == ""


def test_a_reason_is_one_of_the_list_and_goes_with_the_excuse(cast):
    meeting = planned(cast, "noted")
    with pytest.raises(Refusal, match="einen der Gründe"):
        away(cast, meeting, "Grippe")
    assert away(cast, meeting).get_reason_display() == WORDS
    assert away(cast, meeting, None).reason == "work", "An answer without a reason leaves it."
    assert away(cast, meeting, "").reason == ""
    away(cast, meeting)
    assert away(cast, meeting, None, is_excused=False).reason == ""
    away(cast, meeting)
    row = arrive(meeting=meeting, holding=holders(meeting)[10], at=at("17:30"), by=cast.clerk)
    row.refresh_from_db()
    assert (row.excuse, row.reason) == ("", "")


def test_the_database_knows_no_reason_of_somebody_who_is_not_excused(cast):
    row = away(cast, planned(cast))
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.filter(pk=row.pk).update(excuse="")


@pytest.mark.parametrize("rule", ["noted", "printed"])
def test_the_public_document_never_names_it_the_other_one_where_the_rule_says_so(cast, rule):
    meeting = held(cast, rule)
    public, closed = (minutes_context(meeting, part).others for part in (Part.PUBLIC, Part.NON_PUBLIC))
    assert "Entschuldigt: Mitglied 11" in public
    assert WORDS not in public
    assert (WORDS in closed) == (rule == "printed")
    assert WORDS not in " ".join(pdf_text(render_minutes(meeting, Part.PUBLIC)).split())


def test_the_list_of_the_office_names_it_and_that_of_others_does_not(cast):
    meeting = held(cast, "noted")
    found = {
        key: str(
            list(
                openpyxl.load_workbook(
                    io.BytesIO(attendance_sheet(meeting, with_closed_part=key)[0])
                ).active.values
            )
        )
        for key in (True, False)
    }
    assert f"entschuldigt, {WORDS}" in found[True]
    assert WORDS not in found[False]


def test_the_log_does_not_tell_it(cast):
    row = away(cast, planned(cast))
    entries = AuditEntry.objects.filter(row_id=str(row.pk))
    assert entries.exists()
    assert "work" not in str([(entry.before, entry.after) for entry in entries])


def test_the_live_page_asks_for_it_where_the_rules_want_it(cast, as_person, monkeypatch):
    monkeypatch.setattr("accounts.clock.now", lambda: at("17:20"))
    meeting, client = held(cast), as_person("clerk")
    live = reverse("committees:meeting-live", kwargs={"pk": meeting.pk})
    page = client.get(live).content.decode()
    assert page.count('name="grund"') == 1
    assert f"entschuldigt: {WORDS}" in page
    url = reverse("committees:attendance-enter", kwargs={"pk": meeting.pk})
    data = {"besetzung": holders(meeting)[10].pk, "tun": "entschuldigt", "grund": "travel"}
    assert client.post(url, data).status_code == 303
    assert Attendance.objects.get(reason="travel").name == "Mitglied 11"
    RuleProfile.objects.update(absence_rule="none")
    assert 'name="grund"' not in client.get(live).content.decode()
