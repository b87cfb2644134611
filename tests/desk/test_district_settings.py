"""What a district decides for itself: one form with words for every key the code reads, checked and logged."""

import re
from pathlib import Path

import pytest
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.districts.services import update_district
from accounts.districts.settings import GROUPS, SETTINGS
from accounts.refusals import Refusal
from committees.meetings.aftermath.selectors import nonpublic_is_fetchable
from committees.meetings.models.minutes import NONPUBLIC_ALLOWED, NONPUBLIC_SETTING
from desk.demo.legal import TEXTS_OF_AUENTAL, TEXTS_OF_NORDMARK
from desk.shell.pages import PAGES
from tests.committees.make import make_meeting

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parent.parent.parent
ADDRESS = "desk:district-settings"
ZERO = "https://www.govdata.de/dl-de/zero-2-0"


def form(district, **changed) -> dict[str, str]:
    """What the page sends when only this is changed."""
    values = {"name": district.name, "accent": district.accent, "_version": str(district.version)}
    return values | {key: district.settings.get(key, "") for key in SETTINGS} | changed


def test_the_list_names_every_key_that_anything_reads():
    read = {key for page in PAGES.values() for key in page.texts} | {NONPUBLIC_SETTING}
    for folder, kind in (("templates", "*.html"), *((room, "*.py") for room in ("accounts", "committees", "coordination", "desk", "documents", "monitoring", "offers"))):  # fmt: skip
        for path in (ROOT / folder).rglob(kind):
            text = path.read_text()
            if folder == "templates":
                read |= set(re.findall(r"value=texts\.(\w+)", text))
            read |= set(re.findall(r"\bdistrict\.settings\.get\(\"(\w+)\"", text))
            read |= set(re.findall(r"district__settings__(\w+)", text))
    assert read == set(SETTINGS)
    assert {*TEXTS_OF_AUENTAL, *TEXTS_OF_NORDMARK} <= set(SETTINGS)
    choices = dict(SETTINGS[NONPUBLIC_SETTING].choices)
    assert set(choices) == {"", *NONPUBLIC_ALLOWED}


def test_the_page_explains_every_setting_and_keeps_what_is_chosen(as_person, cast):
    page = as_person("admin").get(reverse(ADDRESS)).content.decode()
    for group in GROUPS:
        assert str(group.title) in page
        for setting in group.settings:
            assert f'name="{setting.key}"' in page
            assert str(setting.help_text).replace('"', "&quot;") in page
    sent = form(cast.auental, represented_by="Landrätin Dr. Mia Sommer", nonpublic_minutes="download")
    assert as_person("admin").post(reverse(ADDRESS), sent).status_code == 303
    cast.auental.refresh_from_db()
    assert cast.auental.settings == {
        "represented_by": "Landrätin Dr. Mia Sommer",
        "nonpublic_minutes": "download",
    }
    meeting = make_meeting(cast)
    assert nonpublic_is_fetchable(meeting)
    entry = AuditEntry.objects.filter(action="district.changed").latest("pk")
    assert entry.actor == cast.admin
    assert "Nichtöffentliche Niederschriften: auch die Mitglieder des Gremiums" in entry.reason
    assert "Vertreten durch" in entry.reason
    sent = form(cast.auental, nonpublic_minutes="")
    assert as_person("admin").post(reverse(ADDRESS), sent).status_code == 303
    meeting.district.refresh_from_db()
    assert not nonpublic_is_fetchable(meeting)


def test_what_does_not_exist_is_refused_and_what_nobody_reads_stays(as_person, cast):
    sent = form(cast.auental, open_data_license="javascript:alert(1)")
    assert as_person("admin").post(reverse(ADDRESS), sent).status_code == 422
    for settings, field in (
        ({"open_data_license": "https://example.org/"}, "open_data_license"),
        ({"nonpublic_minutes": "everybody"}, "nonpublic_minutes"),
        ({"represented_by": "x" * 301}, "represented_by"),
        ({"shoe_size": "44"}, None),
    ):
        with pytest.raises(Refusal) as refused:
            update_district(district=cast.auental, values={}, settings=settings, by=cast.admin)
        assert refused.value.field == field
    cast.auental.settings = {"of_another_version": 1}
    cast.auental.save()
    saved = update_district(
        district=cast.auental, values={}, settings={"open_data_license": ZERO}, by=cast.admin
    )
    assert saved.settings == {"of_another_version": 1, "open_data_license": ZERO}


def test_nobody_but_the_administration_decides(as_person, cast):
    for name, status in (("coordinator", 403), ("clerk", 403), ("auditor", 404)):
        assert as_person(name).post(reverse(ADDRESS), form(cast.auental)).status_code == status
    as_person("admin").post(reverse(ADDRESS), form(cast.auental, represented_by="Unsere"))
    cast.nordmark.refresh_from_db()
    assert "represented_by" not in cast.nordmark.settings
