"""Chapter 4 in the workspace: a list of fields, a page for each, and every number leads to its rows."""

import re

import pytest
from django.urls import reverse

from coordination.network.fields import FieldOfAction
from monitoring.reports.field_texts import section_of
from monitoring.reports.parts import chapter_of, common_blocks, parts_of
from monitoring.reports.rows import rows_link
from monitoring.reports.sections import BY_KEY
from monitoring.reports.selectors import content_of
from monitoring.reports.services.writing import save_text, update_recommendation
from tests.cast import TODAY
from tests.monitoring import make
from tests.monitoring import make_writing as write
from tests.test_statements import statements

pytestmark = pytest.mark.django_db

WORK = FieldOfAction.values.index("arbeit") + 1


def page(client, report, chapter):
    return client.get(report.get_absolute_url(), {"kapitel": chapter})


def chapter_four(cast):
    content = content_of(make.draft(cast), now=make.NOW, today=TODAY)
    return next(chapter for chapter in content.chapters if chapter.number == 4)


def test_the_passages_hold_every_block_of_the_chapter_once(cast):
    chapter = chapter_four(cast)
    parts = parts_of(chapter)
    assert [part.title for part in parts] == [str(label) for label in FieldOfAction.labels]
    inside = [block for part in parts for block in part.blocks]
    headings = len(parts)
    assert len(common_blocks(chapter)) + headings + len(inside) == len(chapter.blocks)
    assert {block.number for part in parts for block in part.blocks if part.key == "4.3"} >= {"T7.3", "T8.3"}


def test_every_field_has_its_text(cast):
    keys = [section_of(place) for place in range(1, len(FieldOfAction.values) + 1)]
    assert [str(BY_KEY[key].title) for key in keys] == [str(label) for label in FieldOfAction.labels]
    assert section_of(len(keys) + 1) == ""


def test_the_old_address_lists_the_fields_with_their_state(as_person, cast):
    report, client = make.draft(cast), as_person("coordinator")
    write.text(cast, report, section=section_of(WORK), text="Mehr Arbeit.")
    text = page(client, report, "4").content.decode()
    for place in range(1, len(FieldOfAction.values) + 1):
        assert f'href="?kapitel=4.{place}#h-kap"' in text
    assert text.count("Einschätzung fehlt") == len(FieldOfAction.values) - 1
    assert "T8.1" not in text, "the tables stand on the pages of the fields"
    assert "k4-einordnung" in text


def test_a_field_has_a_page_with_its_neighbours(as_person, cast):
    report, client = make.draft(cast), as_person("coordinator")
    last = len(FieldOfAction.values)
    text = page(client, report, f"4.{WORK}").content.decode()
    assert f'id="tab-t8.{WORK}"' in text
    assert 'id="tab-t8.1"' not in text.replace(f'id="tab-t8.{WORK}"', "")
    assert re.search(rf'rel="prev" href="\?kapitel=4\.{WORK - 1}#', text)
    assert re.search(rf'rel="next"[^>]*href="\?kapitel=4\.{WORK + 1}#', text)
    assert re.search(r'rel="prev" href="\?kapitel=4#', page(client, report, "4.1").content.decode())
    assert re.search(r'rel="next"[^>]*href="\?kapitel=5#', page(client, report, f"4.{last}").content.decode())
    for wrong in ("4.0", f"4.{last + 1}", "5.1", "4.", "4.x"):
        assert page(client, report, wrong).status_code == 404, wrong
    assert chapter_of("4.12") == "4"


def test_a_text_of_a_field_leads_back_to_the_page_of_the_field(as_person, cast):
    report, client = make.draft(cast), as_person("coordinator")
    address = reverse("monitoring:report-text", kwargs={"pk": report.pk, "section": section_of(WORK)})
    answer = client.post(address, {"text": "Mehr Arbeit."})
    assert answer["Location"].endswith(f"?kapitel=4.{WORK}")
    assert "Mehr Arbeit." in client.get(answer["Location"]).content.decode()
    assert "Mehr Arbeit." not in page(client, report, "4.1").content.decode()


def test_list_and_field_cost_no_more_than_the_chapter_did_however_much_there_is(as_person, cast):
    report, client = make.draft(cast), as_person("coordinator")
    addresses = [f"{report.get_absolute_url()}?kapitel={key}" for key in ("4", "4.1", "4.3")]
    few = [statements(client, address) for address in addresses]
    for number in range(20):
        make.actor(cast.auental, f"Verein {number}", fields_of_action=["arbeit"])
        make.barrier(cast.auental, number, field_of_action="arbeit")
    assert [statements(client, address) for address in addresses] == few
    assert max(few) <= 12


@pytest.mark.parametrize(
    ("number", "name", "query"),
    [
        ("T8.3", "offers:offer-list", "?field=arbeit"),
        ("A5.3", "monitoring:indicator-list", "?field=arbeit"),
        ("T9.3", "coordination:barrier-list", "?field=arbeit"),
        ("T12a", "committees:meeting-list", "?start_von=2021-01-01&start_bis=2025-12-31"),
        ("T24b", "coordination:booking-list", "?date_von=2021-01-01&date_bis=2025-12-31"),
        ("T18a", "offers:period-list", ""),
    ],
)
def test_a_number_leads_to_its_list(as_person, cast, number, name, query):
    link = rows_link(number, make.PERIOD, ["K"])
    assert link is not None
    assert link.url == f"{reverse(name)}{query}"
    assert as_person("coordinator").get(link.url).status_code == 200


def test_nobody_is_led_to_a_list_it_may_not_see_nor_a_written_table_to_any(cast):
    assert rows_link("T26", make.PERIOD, ["K"]) is None
    assert rows_link("T26", make.PERIOD, ["F"]) is not None
    assert rows_link("T8.3", make.PERIOD, []) is None
    assert rows_link("T36", make.PERIOD, ["K"]) is None


def test_every_table_that_was_counted_names_its_list(as_person, cast):
    content = content_of(make.draft(cast), now=make.NOW, today=TODAY)
    silent = [
        block.number
        for chapter in content.chapters
        for block in chapter.blocks
        if block.number and rows_link(block.number, content.period, ["K", "F"]) is None
    ]
    assert silent == []


def test_two_editors_of_one_text_see_both_versions_and_lose_none(as_person, cast):
    report, client = make.draft(cast), as_person("coordinator")
    row = write.text(cast, report, section="k6-einordnung", text="Der erste Stand.")
    address = reverse("monitoring:report-text", kwargs={"pk": report.pk, "section": "k6-einordnung"})
    form = client.get(address).content.decode()
    seen = re.search(r'name="_version" value="(\d+)"', form)
    assert seen
    save_text(
        report,
        section="k6-einordnung",
        text="Der Text der anderen.",
        version=row.version,
        by=cast.second_coordinator,
    )
    answer = client.post(address, {"text": "Mein Text.", "_version": seen.group(1)})
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Der Text der anderen." in shown
    assert "Mein Text." in shown
    row.refresh_from_db()
    assert row.text == "Der Text der anderen."


def test_two_editors_of_one_recommendation_too(as_person, cast):
    report, client = make.draft(cast), as_person("coordinator")
    row = write.recommendation(cast, report)
    seen = row.version
    update_recommendation(
        row, fields={"text": "Der Kreis zahlt die Hälfte."}, version=seen, by=cast.second_coordinator
    )
    values = {
        "title": row.title,
        "text": "Der Kreis zahlt alles.",
        "responsible": "KI",
        "_version": str(seen),
    }
    answer = client.post(reverse("monitoring:recommendation-update", args=[row.pk]), values)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Der Kreis zahlt die Hälfte." in shown
    assert "Der Kreis zahlt alles." in shown


def test_wrong_input_keeps_what_was_typed(as_person, cast):
    report, client = make.draft(cast), as_person("coordinator")
    address = reverse("monitoring:report-text", kwargs={"pk": report.pk, "section": section_of(WORK)})
    typed = "Das ist gesetzlich vorgeschrieben, und ich habe lange daran geschrieben."
    answer = client.post(address, {"text": typed})
    assert answer.status_code == 422
    assert typed in answer.content.decode()
    advice = {"title": "", "text": "Ohne Titel, aber lang.", "due_on": "31.02.2026", "chapter": "6"}
    answer = client.post(reverse("monitoring:recommendation-create", args=[report.pk]), advice)
    assert answer.status_code == 422
    assert "Ohne Titel, aber lang." in answer.content.decode()
    assert "31.02.2026" in answer.content.decode()
