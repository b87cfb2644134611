"""The three findings are the first thing a head of office meets: on the report, on the web, in print, from "Heute"."""

import pytest
from django.urls import reverse

from accounts.clock import BERLIN
from documents.render import render_pdf
from monitoring.reports.contexts import report_context
from monitoring.reports.selectors import content_of, newest_to_read
from monitoring.reports.today import to_read
from tests.cast import TODAY
from tests.monitoring import make
from tests.pdf import pdf_pages

pytestmark = pytest.mark.django_db

FINDINGS = "[[actors]] Organisationen arbeiten mit.\nDer Beirat tagt.\nGeld endet bald."
#: One organisation of the cast and one of the test.
SHOWN = ("2 Organisationen arbeiten mit.", "Der Beirat tagt.", "Geld endet bald.")


def released(cast):
    make.actor(cast.auental, "Eins")
    return make.released(cast, findings=FINDINGS, summary="Das Netz trägt.")


def first_after_title(page: str, text: str) -> str:
    """What stands between the title of the page and this text, without the frame."""
    main = page.split("<main")[1]
    return main.split("</h1>", 1)[1].split(text)[0]


@pytest.mark.parametrize("make_report", [make.draft, make.released])
def test_they_stand_above_everything_else_on_the_page_of_the_report(as_person, cast, make_report):
    make.actor(cast.auental, "Eins")
    report = make_report(cast, findings=FINDINGS)
    page = as_person("second_coordinator").get(report.get_absolute_url()).content.decode()
    assert "Das Wichtigste in drei Sätzen" in first_after_title(page, SHOWN[0])
    assert "Kapitel</h2>" not in first_after_title(page, SHOWN[2])
    assert page.count(SHOWN[1]) == 1, "once is enough"


def test_they_stand_above_everything_else_on_the_web_and_on_the_way_there(client, cast):
    report = released(cast)
    for address in (
        reverse("monitoring:public-reports", args=["auental"]),
        reverse("monitoring:public-report", args=["auental", report.pk]),
    ):
        page = client.get(address).content.decode()
        before = first_after_title(page, SHOWN[2])
        assert SHOWN[0] in before
        assert "mr-kachel" not in before
        assert "Das Netz trägt." not in before


def test_the_list_shows_them_as_they_were_frozen_without_reading_the_numbers(
    client, cast, django_assert_max_num_queries
):
    released(cast)
    make.actor(cast.auental, "Zwei")
    with django_assert_max_num_queries(3):
        page = client.get(reverse("monitoring:public-reports", args=["auental"])).content.decode()
    assert SHOWN[0] in page
    assert "[[actors]]" not in page


def test_they_are_printed_on_the_first_page_after_the_title(cast):
    make.actor(cast.auental, "Eins")
    content = content_of(make.frozen(cast, findings=FINDINGS), now=make.NOW, today=TODAY)
    context = report_context(content, stamp="", standing="", accent="#0b4f56", with_completeness=False)
    data = render_pdf(
        template="documents/monitoring/report.html", context=context, title="Bericht", district=cast.auental
    )
    title, first, *_rest = pdf_pages(data)
    assert "Integrationsbericht" in title
    for finding in SHOWN:
        assert finding in first
    assert "Kurzfassung" in first


def test_heute_leads_there_in_one_click_and_says_what_is_still_a_draft(as_person, cast):
    report = make.draft(cast, findings=FINDINGS)
    for person in ("second_coordinator", "admin"):
        page = as_person(person).get("/heute/").content.decode()
        assert f'href="{report.get_absolute_url()}"' in page, "at the top, where title and state stand"
        assert "(Entwurf)" in page
    assert report.get_absolute_url() not in as_person("ngo_editor").get("/heute/").content.decode()


def test_heute_offers_beside_the_draft_what_may_be_quoted(cast):
    old = make.released(cast, findings=FINDINGS)
    later = {"period_start": TODAY.replace(year=2026, month=1, day=1), "period_end": TODAY.replace(year=2030)}
    new = make.draft(cast, findings=FINDINGS, **later)
    draft, public = to_read(cast.coordinator, TODAY)
    assert (draft.url, draft.state) == (new.get_absolute_url(), "Entwurf")
    assert (public.url, public.state) == (old.get_absolute_url(), "öffentlich zitierbar")


@pytest.mark.parametrize(
    ("make_report", "standing"),
    [
        (make.draft, "Entwurf, noch nicht beschlossen"),
        (make.frozen, "Datenschnitt gesetzt, noch nicht veröffentlicht"),
        (make.released, "veröffentlicht am 02.03.2026"),
    ],
)
def test_the_box_says_whose_sentences_they_are_and_whether_they_may_be_quoted(
    as_person, cast, make_report, standing
):
    report = make_report(cast, findings=FINDINGS)
    page = as_person("second_coordinator").get(report.get_absolute_url()).content.decode()
    box = page.split('class="mr-befunde"')[1].split("</section>")[0]
    assert f"Integrationsbericht 2021 bis 2025 · {standing}" in box
    assert f'href="{report.get_absolute_url()}sprechzettel.pdf"' in box


def test_a_released_report_keeps_silent_about_progress(as_person, cast):
    client = as_person("second_coordinator")
    page = client.get(make.released(cast, findings=FINDINGS).get_absolute_url()).content.decode()
    main = page.split("<main")[1].split("</main>")[0]
    for word in ("Fertig", " % fertig", "<em>leer</em>", "Noch nicht geschrieben", "tn-warum"):
        assert word not in main


def test_the_first_pages_are_read_before_the_list_of_chapters(as_person, cast):
    page = as_person("second_coordinator").get(make.draft(cast).get_absolute_url()).content.decode()
    assert page.index('id="h-kap"') < page.index('id="h-kapitel"')
    assert "mr-werkbank--lesen" not in page, "who writes has the chapters on the left"
    page = as_person("admin").get(make.frozen(cast, number=2).get_absolute_url()).content.decode()
    assert "mr-werkbank--lesen" in page


def test_the_public_page_tells_period_and_day_and_that_the_next_one_is_being_written(client, cast):
    old = released(cast)
    address = reverse("monitoring:public-reports", args=["auental"])
    web = reverse("monitoring:public-report", args=["auental", old.pk])
    page = client.get(address).content.decode()
    assert '<h1 class="tn-h1">Integrationsbericht 2021 bis 2025</h1>' in page
    assert "Veröffentlicht am 02.03.2026." in page.split('class="mr-befunde"')[0]
    assert page.count(f'href="{web}"') == 1, "once is enough"
    assert "ist in Arbeit" not in page
    later = {"period_start": TODAY.replace(year=2026, month=1, day=1), "period_end": TODAY.replace(year=2030)}
    make.draft(cast, district=cast.nordmark, by=cast.outsider, **later)
    assert "ist in Arbeit" not in client.get(address).content.decode(), "that is another district's"
    make.draft(cast, title="Geheimer Titel", findings="Noch geheim.", **later)
    for place in (address, web):
        page = client.get(place).content.decode()
        assert "Der nächste Bericht ist in Arbeit." in page
        assert "Geheimer" not in page
        assert "Noch geheim" not in page
        assert "2026 bis 2030" not in page


def test_the_speaking_note_is_one_page_with_state_and_address(as_person, cast):
    make.actor(cast.auental, "Eins")
    report = make.draft(cast, findings=FINDINGS)
    client = as_person("second_coordinator")
    answer = client.get(reverse("monitoring:report-speaking", args=[report.pk]))
    assert answer["Content-Type"] == "application/pdf"
    [page] = pdf_pages(answer.content)
    for text in (*SHOWN, "Das Wichtigste in drei Sätzen", "Entwurf", report.get_absolute_url()):
        assert text in page


def test_verapdf_accepts_the_speaking_note(as_person, cast, judge_pdf):
    report = make.draft(cast, findings=FINDINGS)
    judge_pdf(as_person("coordinator").get(reverse("monitoring:report-speaking", args=[report.pk])).content)


def test_the_speaking_note_of_a_released_report_names_the_public_page(as_person, cast):
    report = released(cast)
    answer = as_person("second_coordinator").get(reverse("monitoring:report-speaking", args=[report.pk]))
    [page] = pdf_pages(answer.content)
    assert "veröffentlicht am 02.03.2026" in page
    assert "Entwurf" not in page
    assert f"/kreis/auental/bericht/{report.pk}/" in "".join(page.split())


def test_without_a_finding_there_is_nothing_to_read_out(as_person, cast):
    report = make.draft(cast)
    client = as_person("second_coordinator")
    assert client.get(reverse("monitoring:report-speaking", args=[report.pk])).status_code == 404
    assert "sprechzettel" not in client.get(report.get_absolute_url()).content.decode()


def test_heute_takes_the_newest_report_that_has_findings_and_never_a_foreign_one(cast):
    old = make.released(cast, findings=FINDINGS)
    later = {"period_start": TODAY.replace(year=2026, month=1, day=1), "period_end": TODAY.replace(year=2030)}
    make.draft(cast, **later)
    make.draft(cast, district=cast.nordmark, by=cast.outsider, findings=FINDINGS, **later)
    assert newest_to_read(cast.coordinator) == old
    assert [reading.state for reading in to_read(cast.coordinator, TODAY)] == [""]
    assert to_read(cast.board_member, TODAY) == []


def test_a_report_without_findings_shows_no_empty_frame(client, cast):
    report = make.released(cast)
    for address in (
        reverse("monitoring:public-reports", args=["auental"]),
        reverse("monitoring:public-report", args=["auental", report.pk]),
    ):
        assert "mr-befunde" not in client.get(address).content.decode()


def test_whoever_passes_the_address_on_shows_title_and_findings(client, cast):
    report = released(cast)
    page = client.get(reverse("monitoring:public-report", args=["auental", report.pk])).content.decode()
    day = report.released_at.astimezone(BERLIN)
    assert '<meta property="og:title" content="Integrationsbericht 2021 bis 2025, Landkreis Auental">' in page
    assert f'<meta property="og:description" content="{" ".join(SHOWN)}">' in page
    assert f'content="{day:%Y-%m-%dT%H:%M}' in page
