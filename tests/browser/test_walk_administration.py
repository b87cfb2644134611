"""A day of Jutta Peters, administration (walk 3, steps 1 to 4, 6 and 7): rights, figures, lists, report, open data.

Steps 5 (claims), 8 (retention and access requests), 9 (handing over) and 10 (monthly exports, operations) belong to
rooms still to come. Figures, exports and reports are the coordination's by the permission table, so she has that role
as well; it opens no case to her.
"""

import csv
import datetime as dt
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import openpyxl
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.house import House, manage
from tests.browser.people import PEOPLE, fill_sign_in
from tests.browser.sheets import is_the_same_as_csv, is_the_same_as_workbook, on_the_screen
from tests.browser.walks import Day, worker
from tests.pdf import page_count, page_size, pdf_text, structure

INDICATOR, EDITION = "I-35", "Jahreszahlen 2025"
YEARS = range(2019, 2025)
PLACES = {1: "Auenstadt", 2: "Lindtal", 3: "Erlenbrück"}
HEAD = "ags;name;indikator;zeit;gruppe;geschlecht;wert;zeichen"
#: Milliseconds; a worker that has just begun on a machine where many tests run, and a whole report.
WORK = 180_000
VIEW = "Geschlossene für den Kreistag"
FORMULAS = ("=SUMME(A1:A9)", "+49 Treff", "-10 Grad Kältehilfe", "@Treff im Netz")
#: Her second role, given by the other administrator; offers whose names a spreadsheet would take for formulas.
PREPARE = f"""
import datetime as dt
from accounts.clock import today
from accounts.memberships.services import grant_role
from accounts.users.models import User
from offers.catalogue.services import create_offer
jutta, amal = (User.objects.get(email=f"{{name}}@auental.example") for name in ("jutta.peters", "amal.haddad"))
district = jutta.memberships.get().district
grant_role(user=jutta, role="K", district=district, valid_from=today(),
           by=User.objects.get(email="bernd.achterberg@auental.example"))
for title in {FORMULAS}:
    create_offer(provider=amal.memberships.get().organisation, today=today(), by=amal, title=title, summary=title,
                 fields_of_action=["bildung"], openness="open_on_request", target_groups=["refugees"],
                 target_group_reason="capacity", registration="none", cost="2.50", capacity=12,
                 languages_spoken=["deu"], valid_from=dt.date(2026, 3, 2))
"""


def test_from_the_question_of_rights_to_open_data(
    own_house: House, context_of: Callable[..., BrowserContext]
):
    manage(own_house.var, "shell", "-c", PREPARE)
    day = Day(own_house, context_of)
    page = day.window()
    with worker(own_house):
        signs_in(day, page)
        asks_who_may_do_what(day, page)
        imports_figures(day, page)
        compares_municipalities(day, page)
        puts_out_a_list(day, page)
        builds_the_report(day, page)
    takes_briefs_and_registers(day, page)
    gives_away_open_data(day)


# 1
def signs_in(day: Day, page: Page) -> None:
    ways: list[str] = []
    page.on("framenavigated", lambda frame: ways.append(frame.url))
    fill_sign_in(page, PEOPLE["admin"])
    expect(page).to_have_url(re.compile("/heute/"))
    assert any("zweiter-schritt" in way for way in ways)
    day.look(page, "Heute")
    day.log()


def asks_who_may_do_what(day: Day, page: Page) -> None:
    """Of a case from the log, of an offer from its page."""
    entry, case = day.rows(
        "SELECT id, row_id FROM accounts_auditentry WHERE action = 'case.opened' ORDER BY id DESC"
    )[0]
    page.goto(reverse("desk:audit-entry", args=[entry]))
    page.get_by_role("link", name="Wer darf was?").click()
    readers = who_reads(page)
    assert len(readers) == 1, readers
    assert "Rolle Fallmanagement, Landkreis Auental" in readers["Dilan Yıldız"]
    prints(day, page)
    for name, args in (("case-detail", [case]), ("case-list", [])):
        answer = page.request.get(reverse(f"coordination:{name}", args=args))
        assert answer.status in (403, 404)
    page.goto(reverse("offers:offer-list"))
    page.locator("#liste tbody a").first.click()
    page.get_by_role("link", name="Wer darf was?").click()
    readers = who_reads(page)
    assert {"Selin Arndt", "Jutta Peters", "Amal Haddad"} <= set(readers)
    assert all("Rolle " in reason for reason in readers.values())
    prints(day, page)


def who_reads(page: Page) -> dict[str, str]:
    """Who may read the record, with the reason in the last cell; whoever may not has a reason too."""
    expect(page.get_by_role("heading", name="Wer darf was?")).to_be_visible()
    rows = page.locator(".tn-rechte tbody tr:not(.feld)").evaluate_all(
        "rows => rows.map(row => [row.querySelector('strong').textContent,"
        " row.querySelector('td').textContent.trim(), row.querySelector('.warum').textContent.trim()])"
    )
    assert all(reason for _name, _may, reason in rows)
    return {name: reason for name, may, reason in rows if may == "ja"}


def prints(day: Day, page: Page) -> None:
    day.look(page, "Wer darf was?")
    expect(page.get_by_role("button", name="Drucken")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".tn-druckkopf")).to_contain_text("Ausgegeben von Jutta Peters am Mo, 02.03.2026")
    expect(page.locator(".tn-rechte")).to_be_visible()
    expect(page.get_by_role("button", name="Drucken")).to_be_hidden()
    page.emulate_media(media="screen")


def pdf_words(data: bytes) -> str:
    return " ".join(pdf_text(data).split())


# 2
def imports_figures(day: Day, page: Page) -> None:
    """A key and a decimal comma in each line; two lines are wrong, the rest comes in, once."""
    lines = [line(place, year) for place in PLACES for year in YEARS]
    bad = [f"Lindtal;;{INDICATOR};2024;;;7;", f"05999004;Mühlwiesen;{INDICATOR};2024;;;3;"]
    number, said = reads_in(day, page, [*lines, *bad], new=18, bad=2)
    for words in (
        "gelesen als Windows-1252",
        "„Lindtal“ ist kein amtlicher Gebietsschlüssel.",
        "Zahlen von 1 bis 4 könnten Menschen erkennbar machen.",
    ):
        assert words in said
    before = figures(day)
    assert (before["05999001", 2019], before["05999003", 2024]) == ("12.5", None)
    lines[0] = lines[0].replace("12,5", "13,5")
    assert reads_in(day, page, lines, changed=1, same=17)[0] != number
    assert figures(day) == {**before, ("05999001", 2019): "13.5"}, "Nothing stands there twice."


def line(place: int, year: int) -> str:
    """A line of the file; half consultations are counted, and the third Gemeinde keeps its last year secret."""
    value = ";." if (place, year) == (3, 2024) else f"{place * 10 + year - 2017},5;"
    return f"05999{place:03};{PLACES[place]};{INDICATOR};{year};;;{value}"


def figures(day: Day) -> dict[tuple[str, int], Any]:
    rows = day.rows(
        "SELECT a.ags, v.year, v.value FROM monitoring_indicatorvalue v JOIN monitoring_area a ON a.id = v.area_id "
        "JOIN monitoring_indicator i ON i.id = v.indicator_id WHERE i.code = ? AND a.level = 'gemeinde'",
        INDICATOR,
    )
    return {(ags, year): None if number is None else f"{float(number):g}" for ags, year, number in rows}


def reads_in(
    day: Day, page: Page, lines: list[str], *, new: int = 0, changed: int = 0, same: int = 0, bad: int = 0
) -> tuple[str, str]:
    """Hand in, look, take over; returns the number of the import and what the check said."""
    page.goto(reverse("monitoring:value-file-create"))
    data = "\r\n".join([HEAD, *lines]).encode("cp1252")
    page.locator("main [name=file]").set_input_files(
        {"name": "beratungen.csv", "mimeType": "text/csv", "buffer": data}
    )
    page.locator("main [name=edition]").fill(EDITION)
    page.get_by_role("button", name="Datei prüfen").click()
    take_over = page.get_by_role("link", name=re.compile("übernehmen$"))
    expect(take_over).to_have_text(re.compile(rf"^\s*{new + changed} Werte? übernehmen\s*$"), timeout=WORK)
    said = page.locator("main").inner_text()
    row = page.get_by_role("row", name="Beratungen zu Diskriminierung").get_by_role("cell").all_inner_texts()
    assert [int(text) for text in row[-3:]] == [new, changed, same]
    assert page.locator("#vermerke .tn-fehlzeile").count() == bad
    day.look(page, "beratungen.csv")
    take_over.click()
    if bad:
        page.locator("main [name=leave_out]").check()
    page.get_by_role("button", name="Übernehmen").click()
    done = page.get_by_role("link", name="Zur Einfuhr")
    expect(done).to_be_visible(timeout=WORK)
    done.click()
    number = page.locator("dt", has_text="Vorgangsnummer").locator("+ dd").inner_text()
    noted = day.rows("SELECT id, action FROM accounts_auditentry WHERE batch = ?", number.replace("-", ""))
    assert {action for _id, action in noted} >= {"import_batch.applied", "value_file.applied"}
    day.look(page, "beratungen.csv")
    page.goto(reverse("desk:audit-entry", args=[noted[0][0]]))
    expect(page.locator("main")).to_contain_text(number)
    return number, said


# 3
def compares_municipalities(day: Day, page: Page) -> None:
    """Lindtal over the years, and all Gemeinden beside each other; what is secret is a sign with its meaning."""
    key = day.key("SELECT id FROM monitoring_indicator WHERE code = ?", INDICATOR)
    address = reverse("monitoring:indicator-detail", args=[key])
    for ags, last in (("05999002", "28"), ("05999003", ".")):
        page.goto(f"{address}?gebiet={ags}&vergleich=gesamt")
        section = page.locator("section", has=page.locator("#h-entwicklung"))
        expect(section.locator("figure svg")).to_be_visible()
        expect(section.locator(".tn-quelle").first).to_contain_text("Quelle: Antidiskriminierungsberatung")
        table = section.get_by_role("table")
        expect(section.get_by_text("Dieselben Zahlen als Tabelle")).to_be_visible()
        expect(table.locator("tbody th")).to_have_text([str(year) for year in YEARS])
        expect(table.locator("tbody tr").last).to_contain_text(EDITION)
        assert table.locator("tbody tr").last.locator("td").first.inner_text().split()[0] == last
        expect(page.get_by_role("heading", name="Wer fehlt hier?")).to_be_visible()
    expect(page.locator("main")).to_contain_text("unbekannt oder geheim zu halten")
    day.look(page, "Beratungen zu Diskriminierung")
    beside = page.locator("section", has=page.locator("#h-vergleich")).get_by_role("table")
    names = beside.locator("tbody th").all_inner_texts()
    assert {"Auenstadt", "Lindtal", "Erlenbrück"} <= set(names)


# 4
def puts_out_a_list(day: Day, page: Page) -> None:
    page.goto(reverse("offers:offer-list"))
    page.locator("summary", has_text="Öffnung").click()
    for choice in ("open_on_request", "target_group"):
        page.locator(f"main [name=openness][value={choice}]").check()
        expect(page).to_have_url(re.compile(f"openness={choice}"))
    expect(page.locator(".tn-chips")).to_contain_text("auf Anfrage")
    page.goto(page.url)  # what is in the address is what is shown
    page.locator("summary", has_text="Spalten:").click()
    for column in ("cost", "valid_from"):
        page.locator(f"main [name=spalten][value={column}]").check()
    page.get_by_role("button", name="Spalten zeigen").click()
    expect(page.get_by_role("columnheader", name="Kosten")).to_be_visible()
    page.locator("summary", has_text="Als Ansicht sichern").click()
    page.get_by_label("Name der Ansicht").fill(VIEW)
    page.get_by_label("für alle im Kreis").check()
    page.get_by_role("button", name="Ansicht sichern").click()
    expect(page.get_by_role("navigation", name="Gespeicherte Ansichten")).to_contain_text(VIEW)
    day.look(page, "Angebote")
    assert "saved_view.created" in day.log()
    head, shown = on_the_screen(page)
    assert set(FORMULAS) <= {line[0] for line in shown}
    page.locator("summary", has_text="Ausgeben").click()
    files = {
        name: page.request.get(f"{page.url.partition('?')[0]}{link}").body()
        for name, link in (
            (name, page.get_by_role("link", name=words).get_attribute("href"))
            for name, words in (("csv", "CSV für Tabellenprogramme"), ("xlsx", "Excel-Tabelle"))
        )
    }
    assert "list.exported" in day.log()
    rows = is_the_same_as_csv(files["csv"], head, shown)
    assert {row[0] for row in rows} >= {f"'{title}" for title in FORMULAS}, (
        "No spreadsheet computes with them."
    )
    assert "02.03.2026" in {row[head.index("Beginn")] for row in rows}
    is_the_same_as_workbook(files["xlsx"], head, shown)
    other = day.window("coordinator")
    other.goto(reverse("offers:offer-list"))
    other.get_by_role("link", name=VIEW).click()
    assert {line[0] for line in on_the_screen(other)[1]} == {line[0] for line in shown}


# 6
def builds_the_report(day: Day, page: Page) -> None:
    """In the background, told step by step; one file, whole and the same each time."""
    report = day.key("SELECT id FROM monitoring_integrationreport WHERE status = 'draft'")
    page.goto(reverse("monitoring:report-detail", args=[report]))
    expect(page.get_by_role("heading", name="Integrationsbericht 2021 bis 2025").first).to_be_visible()
    day.look(page, "2021 bis 2025")
    page.get_by_role("button", name="Probedruck").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.locator(".tn-laufzeit small")).to_have_text(re.compile(r"^[1-9]\d? %, \S"), timeout=WORK)
    done = page.get_by_role("link", name=re.compile("herunterladen$"))
    expect(done).to_be_visible(timeout=WORK)
    address = done.get_attribute("href") or ""
    data = page.request.get(address).body()
    assert page.request.get(address).body() == data
    day.look(page, "Integrationsbericht")
    text = pdf_words(data)
    assert re.search(r"Kurzfassung (\. ){5,}\d+ ", text), "The contents list says the page."
    assert f"Seite 2 von {page_count(data)}" in text
    kinds = Counter(kind for kind, _element in structure(data))
    assert kinds["/Table"] == kinds["/THead"] > 20
    assert kinds["/TH"] > kinds["/Table"]
    assert all(str(element.get("/Alt", "")).strip() for kind, element in structure(data) if kind == "/Figure")
    hides_what_would_give_away(page, report)


def hides_what_would_give_away(page: Page, report: str) -> None:
    """Interpreting by year: a small number is hidden, and with it a second one, or the sum would tell it."""
    content = page.request.get(reverse("monitoring:report-whole", args=[report, "json"])).json()
    rows = [
        row
        for chapter in content["chapters"]
        for block in chapter["blocks"]
        for row in block.get("rows", [])
        if len(row) > 5 and isinstance(row[1], int) and "•" in row[2:5]
    ]
    assert rows
    assert all(row[1:].count("•") >= 2 for row in rows), rows


# 7
def takes_briefs_and_registers(day: Day, page: Page) -> None:
    report = day.key("SELECT id FROM monitoring_integrationreport WHERE status = 'draft'")
    (reason,) = day.rows(
        "SELECT reason FROM monitoring_recommendation WHERE report_id = ? AND position = 3",
        report.replace("-", ""),
    )[0]
    assert "Dolmetscher" in reason
    page.goto(f"{reverse('monitoring:report-detail', args=[report])}?kapitel=12")
    link = page.locator("main a[href*='kurzinformation/E3']").first.get_attribute("href")
    brief = page.request.get(link or "").body()
    assert (page_count(brief), page_size(brief)) == (1, (210, 297))
    assert "Sprachmittler:in" in pdf_words(brief)
    assert "Dolmetscher" not in pdf_words(brief), "The word of the house is used."
    board = day.key("SELECT id FROM committees_committee WHERE short_name = 'BT'")
    page.goto(reverse("committees:resolution-list"))
    day.look(page, "Beschlüsse")
    register = page.request.get(reverse("committees:resolution-register", args=[board]))
    sheet = openpyxl.load_workbook(io.BytesIO(register.body())).active
    assert sheet is not None
    first, *rows = list(sheet.iter_rows(values_only=True))
    assert first[:2] == ("Nummer", "gefasst am")
    assert rows
    assert all(isinstance(row[1], dt.datetime) for row in rows)


def gives_away_open_data(day: Day) -> None:
    """Without signing in: HSDS as JSON and a table; neither drafts nor what is kept inside."""
    page = day.window()
    page.goto(reverse("offers:public-data", kwargs={"district_slug": "auental"}))
    day.look(page, "Daten zum Weiterverwenden")
    links = {
        name: page.get_by_role("link", name=name).get_attribute("href") or ""
        for name in ("Tabelle (CSV)", "Open Referral HSDS 3.0")
    }
    table = page.request.get(links["Tabelle (CSV)"]).body()
    assert table.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig")), delimiter=";"))
    services = page.request.get(f"{links['Open Referral HSDS 3.0']}services").json()
    assert {"id", "name", "status", "description"} <= set(services["contents"][0])
    public = {title for (title,) in day.rows("SELECT title FROM offers_offer WHERE status = 'published'")}
    for names in ({row["Titel"] for row in rows}, {row["name"] for row in services["contents"]}):
        assert names
        assert names <= public
    whole = table.decode() + json.dumps(services, ensure_ascii=False)
    kept = day.rows(
        "SELECT text FROM coordination_internalnote UNION SELECT review_comment FROM offers_offer "
        "UNION SELECT email FROM accounts_user UNION SELECT address FROM offers_offer "
        "WHERE address_visibility = 'hidden'"
    )
    assert not [words for (words,) in kept if words and words in whole]
