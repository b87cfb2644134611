"""A table of descriptions shows every text before it is written and asks before a person's words go."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal, WrongState
from monitoring.imports.descriptions.proposing import propose
from monitoring.imports.descriptions.reading import recognises
from monitoring.imports.descriptions.services import proposals_of, take_descriptions
from monitoring.imports.models import FilePart, ValueFile
from monitoring.indicators import services
from monitoring.indicators.models import Indicator
from tests.monitoring.imports.make import described
from tests.monitoring.imports.samples import given, source_of
from tests.monitoring.make_indicators import make_component
from tests.monitoring.test_indicators_pages import text_of

pytestmark = pytest.mark.django_db
TABLE = (
    "indikator;inkar_kuerzel;titel;definition;einheit;quelle;lizenz;richtung\n"
    "quote;q_alo;Arbeitslosenquote;Anteil der Arbeitslosen;Prozent;BA;dl-de/by-2-0;niedriger\n"
    "fremd;;Noch unbekannt;;Anzahl;;;\n"
)


@pytest.fixture
def indicator(cast):
    """Written by hand; the definition and the licence are still empty."""
    return services.create_indicator(
        district=cast.auental,
        by=cast.coordinator,
        component=make_component(cast.auental),
        code="quote",
        title="Quote der Arbeitslosen",
        unit="%",
    )


def take(file, cast, **options):
    return take_descriptions(file=file, by=cast.coordinator, **options)


def test_it_is_told_from_a_file_of_values():
    assert recognises(source_of(TABLE, "x.csv").head())
    assert not recognises(source_of("ags;indikator;zeit;wert\n", "x.csv").head())
    assert not recognises(source_of("indikator;irgendwas\n", "x.csv").head())


def test_empty_texts_are_filled_and_texts_of_people_are_only_asked_for(cast, indicator):
    found = proposals_of(described(cast, TABLE))
    states = {text.name: text.state for text in found.changing[0].texts}
    assert states == {
        "title": "asked",
        "definition": "new",
        "source": "new",
        "licence": "new",
        "desired_direction": "asked",
    }
    assert (found.free, found.asked, len(found.unknown)) == (3, 2, 1)
    take(described(cast, TABLE), cast)
    indicator.refresh_from_db()
    assert (indicator.title, indicator.desired_direction) == ("Quote der Arbeitslosen", "none")
    assert (indicator.definition, indicator.source, indicator.licence, indicator.unit) == (
        "Anteil der Arbeitslosen",
        "BA",
        "dl-de/by-2-0",
        "%",
    )


def test_with_agreement_the_text_goes_and_the_log_keeps_it(cast, indicator):
    file = described(cast, TABLE)
    take(file, cast, agreed=[f"{indicator.pk}:title"])
    indicator.refresh_from_db()
    assert (indicator.title, indicator.desired_direction) == ("Arbeitslosenquote", "none")
    entry = AuditEntry.objects.get(action="indicator.described")
    assert (entry.before["title"], entry.batch) == ("Quote der Arbeitslosen", file.pk)
    assert not FilePart.objects.filter(file=file).exists()


def test_what_a_table_wrote_the_next_table_may_replace_until_a_person_writes(cast, indicator):
    take(described(cast, TABLE), cast)
    later = TABLE.replace("Anteil der Arbeitslosen", "Anteil an den Erwerbspersonen")
    state = {text.name: text.state for text in proposals_of(described(cast, later)).changing[0].texts}
    assert state["definition"] == "changed"
    indicator.refresh_from_db()
    services.update_indicator(
        indicator, component=indicator.component, definition="Unsere Worte", by=cast.coordinator
    )
    state = {text.name: text.state for text in proposals_of(described(cast, later)).changing[0].texts}
    assert state["definition"] == "asked"


def test_texts_of_the_core_set_are_nobodys(cast):
    services.install_core_set(district=cast.auental, by=cast.coordinator)
    row = Indicator.objects.get(code="I-16")
    table = "indikator;inkar_kuerzel;titel\nx;q_alo;Arbeitslose, amtlich\n"
    assert proposals_of(described(cast, table)).changing[0].texts[0].state == "changed"
    services.update_indicator(
        row, component=row.component, title="Unser Titel", inkar_key="q_alo", by=cast.coordinator
    )
    assert proposals_of(described(cast, table)).changing[0].texts[0].state == "asked"


def test_unknown_indicators_become_drafts_when_wanted(cast, indicator):
    take(described(cast, TABLE), cast, with_new=True)
    made = Indicator.objects.get(code="fremd")
    assert (made.title, made.kind, made.is_public, made.component.title) == (
        "Noch unbekannt",
        "count",
        False,
        "Noch einzuordnen",
    )


def test_nothing_is_done_twice_and_nothing_is_nothing(cast, indicator):
    file = take(described(cast, TABLE), cast)
    with pytest.raises(WrongState):
        take(file, cast)
    with pytest.raises(Refusal, match="Nichts ist ausgewählt"):
        take(described(cast, TABLE), cast)


def test_cells_that_cannot_be_are_named_and_left_out(cast, indicator):
    table = "indikator;titel;richtung\nquote;" + "x" * 201 + ";seitwärts\n"
    found = propose(cast.auental, source_of(table, "x.csv"))
    assert found.refused == [
        (2, "titel", "Länger als 200 Zeichen."),
        (2, "richtung", "„seitwärts“ ist keine Richtung."),
    ]
    assert not found.changing


def test_the_page_shows_before_and_after_and_writes_what_was_agreed(cast, indicator, as_person):
    client = as_person("coordinator")
    upload = SimpleUploadedFile("indikatoren_meta.csv", TABLE.encode(), content_type="text/csv")
    sent = client.post(reverse("monitoring:value-file-create"), {"file": upload})
    assert sent.status_code == 303
    file = ValueFile.objects.get()
    url = reverse("monitoring:value-file-descriptions", args=[file.pk])
    assert client.get(sent["Location"])["Location"] == url
    page = text_of(client.get(url))
    assert "Titel Quote der Arbeitslosen Arbeitslosenquote von Hand geschrieben" in page
    assert "Definition – Anteil der Arbeitslosen wird eingetragen" in page
    assert "gewünschte Richtung ohne Wertung niedriger ist gewünscht" in page
    done = client.post(url, {"agreed": [f"{indicator.pk}:desired_direction"]})
    assert done.status_code == 303
    indicator.refresh_from_db()
    assert (indicator.title, indicator.desired_direction) == ("Quote der Arbeitslosen", "down")
    assert "Übernommen: 4 Texte" in text_of(client.get(url))


def test_the_delivered_table_describes_all_its_indicators(cast):
    content = given("indikatoren_meta.csv").read_text()
    take(described(cast, content, "indikatoren_meta.csv"), cast, with_new=True)
    assert Indicator.objects.filter(district=cast.auental).count() == 24
    row = Indicator.objects.get(code="schulabg_ohne_abschluss")
    assert (row.title, row.unit, row.licence) == ("Schulabgänger ohne Abschluss", "Prozent", "dl-de/by-2-0")
    assert row.keys.get().key == "a_schul_oA"
    assert proposals_of(described(cast, content, "indikatoren_meta.csv")).changing == []
