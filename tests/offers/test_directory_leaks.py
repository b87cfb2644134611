"""Nothing protected and nothing unpublished leaves by any of the new ways; and what the pages weigh and allow."""

import csv
import gzip
import io
import json
import re
import xml.etree.ElementTree as ET

import pytest
from django.conf import settings as django_settings
from django.contrib.staticfiles import finders
from django.urls import reverse

from coordination.network.models import ContactPerson, Function
from offers.catalogue import services
from offers.directory import notes
from tests.offers import make, make_places
from tests.pdf import pdf_text

pytestmark = pytest.mark.django_db

#: Kilobytes of the first visit to the home page, packed, without fonts and pictures of the district.
FIRST_VISIT = 150
WEEKLY = [{"rhythm": "weekly", "days": ["TU", "TH"], "start": "10:00", "end": "12:00"}]
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(autouse=True)
def _monday(settings):
    settings.DEMO_TODAY = "2026-03-02"
    settings.BASE_URL = "https://teilhabe.example"


def address(name, cast, **more):
    return reverse(f"offers:{name}", kwargs={"district_slug": cast.auental.slug, **more})


def text_of(response):
    if response["Content-Type"] == "application/pdf":
        return pdf_text(response.content)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode()


def all_ways_out(client, cast, *offers):
    """Every new way by which an offer leaves the house, as one text."""
    shared = {"angebote": notes.write_keys(offer.pk for offer in offers)}
    found = [
        client.get(address(name, cast), query)
        for name, query in (
            ("public-home", {}),
            ("public-search", {}),
            ("public-search", {"q": "Schutzraum"}),
            ("public-embedded", {}),
            ("public-csv", {}),
            ("sitemap", {}),
            ("public-dates", {}),
            ("public-notes", shared),
            ("public-notes-sheet", shared),
            ("public-notes-mail", shared),
            ("public-api", {}),
        )
    ]
    for offer in offers:
        for name in ("public-offer", "public-offer-sheet", "public-offer-dates", "public-report"):
            if offer.slug:
                found.append(client.get(address(name, cast, offer_slug=offer.slug)))
    client.post(
        address("public-notes-mail", cast) + f"?angebote={shared['angebote']}", {"email": "a@b.example"}
    )
    from desk.mail.models import OutgoingMail

    mails = [f"{mail.text}{mail.html}" for mail in OutgoingMail.objects.filter(to="a@b.example")]
    return "\n".join([*(text_of(response) for response in found), *mails])


def test_a_protected_address_is_in_none_of_them(client, cast):
    make_places.outlines(cast)
    protected = make.published(
        cast,
        **make.CLOSED
        | {"target_groups": ["women"], "target_group_reason": "protection", "gender_only": "women"},
        title="Schutzraum für Frauen",
        recurrence=WEEKLY,
        municipality=cast.lindtal,
        address="KANARIENGASSE 7",
        postcode="98765",
    )
    hidden = make.published(
        cast,
        title="Schutzraum ohne Adresse",
        recurrence=WEEKLY,
        address_visibility="hidden",
        municipality=cast.lindtal,
        address="KANARIENGASSE 8",
        postcode="98765",
    )
    text = all_ways_out(client, cast, protected, hidden)
    assert "Schutzraum für Frauen" in text
    assert "Schutzraum ohne Adresse" in text
    for word in ("KANARIEN", "98765"):
        assert word not in text
    page = client.get(address("public-search", cast))
    assert {area.name: area.number for area in page.context["map"].areas} == {"Auenstadt": 0, "Lindtal": 0}
    assert not any(hit.is_on_map for hit in page.context["hits"])
    assert (
        client.get(address("public-search", cast), {"ort": cast.lindtal.ags, "umkreis": "20"}).context["hits"]
        == []
    )


def test_nothing_unpublished_is_in_any_of_them(client, cast):
    rows = [
        make.draft(cast, title="KANARIE Entwurf"),
        make.submitted(cast, title="KANARIE Prüfung"),
        services.pause_offer(make.published(cast, title="KANARIE ruht"), by=cast.ngo_editor),
    ]
    shown = make.published(cast, title="Sichtbar", municipality=cast.lindtal)
    text = all_ways_out(client, cast, shown, *rows)
    assert "Sichtbar" in text
    assert "KANARIE" not in text
    for row in rows:
        if row.slug:
            assert client.get(address("public-offer-sheet", cast, offer_slug=row.slug)).status_code == 404


def test_nobody_is_named_without_consent(client, cast):
    person = ContactPerson.objects.create(district=cast.auental, name="KANARIE Mustermann")
    function = Function.objects.create(
        district=cast.auental, person=person, organisation=cast.bruecke, phone="0999 KANARIE", is_public=False
    )
    offer = make.published(cast, contact=function)
    assert "KANARIE" not in all_ways_out(client, cast, offer)


def test_another_district_sees_none_of_it(client, cast):
    offer = make.published(cast, title="Aus Auental")
    other = {"district_slug": cast.nordmark.slug}
    for name in ("public-notes", "public-csv", "sitemap", "public-embedded"):
        url = reverse(f"offers:{name}", kwargs=other) + (
            f"?angebote={notes.write_keys([offer.pk])}" if name == "public-notes" else ""
        )
        assert "Aus Auental" not in text_of(client.get(url))
    for name in ("public-offer-sheet", "public-report"):
        assert (
            client.get(reverse(f"offers:{name}", kwargs={**other, "offer_slug": offer.slug})).status_code
            == 404
        )


# --- What machines read -----------------------------------------------------------------------
def linked(page):
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return json.loads(block)


def test_the_linked_data_of_an_offer(client, cast):
    offer = make.published(
        cast,
        title="</script><b>Nähcafé",
        cost=5,
        municipality=cast.lindtal,
        address="Markt 3",
        postcode="00002",
    )
    page = client.get(address("public-offer", cast, offer_slug=offer.slug)).content.decode()
    data = linked(page)
    url = f"https://teilhabe.example{address('public-offer', cast, offer_slug=offer.slug)}"
    assert (data["@type"], data["url"], data["name"]) == ("Service", url, "</script><b>Nähcafé")
    assert data["offers"]["price"] == "5.00"
    assert data["provider"]["name"] == "Brücke Auental e. V."
    assert data["availableChannel"]["availableLanguage"] == ["Deutsch", "Arabisch"]
    assert data["availableChannel"]["serviceLocation"]["address"] == {
        "@type": "PostalAddress", "addressCountry": "DE", "streetAddress": "Markt 3", "postalCode": "00002",
        "addressLocality": "Lindtal",
    }  # fmt: skip
    assert "</script><b>" not in page
    assert f'<link rel="canonical" href="{url}">' in page
    assert f'<meta property="og:url" content="{url}">' in page


def test_the_sitemap_names_what_is_published_and_robots_name_the_sitemap(client, cast):
    offer = make.published(cast)
    make.draft(cast, title="Entwurf")
    assert "Sitemap: https://teilhabe.example/sitemap.xml" in text_of(client.get("/robots.txt"))
    index = ET.fromstring(client.get("/sitemap.xml").content)
    maps = [loc.text for loc in index.iter(f"{SITEMAP}loc")]
    assert "https://teilhabe.example/kreis/auental/sitemap.xml" in maps
    urls = ET.fromstring(client.get(address("sitemap", cast)).content)
    pages = {url.find(f"{SITEMAP}loc").text: url.find(f"{SITEMAP}lastmod") for url in urls}
    path = f"https://teilhabe.example{address('public-offer', cast, offer_slug=offer.slug)}"
    assert pages[path].text == "2026-03-02"
    assert len(pages) == 4


def test_the_table_holds_every_published_offer_and_no_formula(client, cast):
    make.published(
        cast, title="=HYPERLINK(1)", municipality=cast.lindtal, address="Markt 3", wheelchair="yes"
    )
    make.published(cast, title="Nähcafé", cost="2.50")
    rows = list(
        csv.DictReader(
            io.StringIO(text_of(client.get(address("public-csv", cast))).lstrip("\ufeff")), delimiter=";"
        )
    )
    assert [(row["Titel"], row["Kosten in Euro"], row["Gemeinde"]) for row in rows] == [
        ("'=HYPERLINK(1)", "0,00", "Lindtal"), ("Nähcafé", "2,50", ""),
    ]  # fmt: skip


def test_open_data_costs_the_same_for_one_offer_and_for_many(client, cast, django_assert_max_num_queries):
    for number in range(12):
        make.published(cast, title=f"Angebot {number}")
    for name, most in (
        ("public-csv", 2),
        ("public-dates", 2),
        ("sitemap", 2),
        ("public-embedded", 4),
        ("public-data", 2),
    ):
        with django_assert_max_num_queries(most):
            text_of(client.get(address(name, cast)))


# --- In the frame of another website ----------------------------------------------------------
def test_only_the_embedded_list_may_stand_in_a_frame(client, cast):
    make.published(cast)
    embedded = client.get(address("public-embedded", cast))
    assert "frame-ancestors *" in embedded["Content-Security-Policy"]
    assert "X-Frame-Options" not in embedded
    assert not embedded.cookies
    for name in ("public-home", "public-search", "public-data", "public-notes"):
        page = client.get(address(name, cast))
        assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
        assert page["X-Frame-Options"] == "DENY"


def test_the_filters_of_a_frame_stand_in_its_address_and_a_search_inside_keeps_them(client, cast):
    make.published(cast, title="Wohnen", fields_of_action=["wohnen"])
    make.published(cast, title="Sprache", fields_of_action=["sprache"])
    page = client.get(address("public-embedded", cast), {"thema": "wohnen"})
    assert [hit.title for hit in page.context["hits"]] == ["Wohnen"]
    assert '<input type="hidden" name="thema" value="wohnen">' in page.content.decode()


def test_the_snippet_to_copy_shows_what_was_chosen(client, cast):
    page = client.get(address("public-data", cast), {"thema": "wohnen"})
    assert page.context["code"] == (
        '<iframe src="https://teilhabe.example/kreis/auental/einbetten/?thema=wohnen" '
        'title="Angebote: Landkreis Auental" width="100%" height="720" loading="lazy"></iframe>'
    )
    assert client.get(address("public-data", cast), {"thema": "geheim"}).status_code == 400


# --- Paper ------------------------------------------------------------------------------------
def test_an_offer_on_paper_is_accessible_and_made_once(client, cast, judge_pdf, monkeypatch):
    offer = make.published(cast, description="Mit Kaffee.", municipality=cast.lindtal, address="Markt 3")
    url = address("public-offer-sheet", cast, offer_slug=offer.slug)
    first = client.get(url)
    text = "".join(pdf_text(first.content).split())
    for part in ("Elterncafé", "MitKaffee.", "Markt3", "Jede:rkannkommen", "teilhabe.example/kreis/auental"):
        assert part in text
    judge_pdf(first.content)
    monkeypatch.setattr("offers.directory.papers.render_pdf", lambda **_all: pytest.fail("made twice"))
    assert client.get(url).content == first.content


def test_new_papers_are_braked(client, cast, monkeypatch):
    monkeypatch.setattr("offers.directory.papers.MOST_NEW", 1)
    monkeypatch.setattr("offers.directory.papers.render_pdf", lambda **_all: b"%PDF")
    answers = [
        client.get(
            address("public-offer-sheet", cast, offer_slug=make.published(cast, title=title).slug)
        ).status_code
        for title in ("Eins", "Zwei")
    ]
    assert answers == [200, 429]


# --- Weight -----------------------------------------------------------------------------------
def resource(client, path):
    """A file or page the home page refers to."""
    if not path.startswith(django_settings.STATIC_URL):
        return client.get(path).content
    found = finders.find(
        re.sub(r"\.[0-9a-f]{12}(?=\.\w+$)", "", path.removeprefix(django_settings.STATIC_URL))
    )
    assert found, path
    with open(found, "rb") as file:
        return file.read()


def test_the_first_visit_is_light_and_usable_before_fonts_arrive(client, cast):
    make_places.outlines(cast)
    for number in range(12):
        make.published(cast, title=f"Angebot {number}", municipality=cast.lindtal)
    page = client.get(address("public-home", cast)).content.decode()
    paths = set(re.findall(r'<(?:link rel="(?:stylesheet|icon)"|script)[^>]*?(?:href|src)="([^"#?]+)', page))
    paths |= {path.split("#")[0] for path in re.findall(r'<use href="([^"]+)"', page)}
    sizes = {path: len(gzip.compress(resource(client, path))) for path in paths}
    sizes["the page"] = len(gzip.compress(page.encode()))
    assert {"kern.min.css", "public.css", "htmx.min.js", "signs.svg"} <= {
        path.rpartition("/")[2] for path in paths
    }
    assert sum(sizes.values()) < FIRST_VISIT * 1000, sizes
    faces = re.findall(r"@font-face \{.*?\}", resource(client, "/static/css/fonts.css").decode(), re.S)
    assert faces
    assert all("font-display: swap" in face for face in faces)
    assert not re.search(r"(?:href|src)=\"(?:https?:)?//", re.sub(r'<link rel="canonical"[^>]*>', "", page))
