"""Search over one table, the same on both databases: compounds, endings, spelling, typing errors."""

import datetime as dt

import pytest
from django.db import connection

from coordination.network.models import Organisation
from desk.search import index, selectors
from desk.search.marks import corrected_words, marked
from desk.search.normal import bare, light_stem, plain, searchable, sort_key, words_of
from desk.search.selectors import few_of, matching
from desk.search.tasks import tidy_search_terms
from tests.cast import make_organisation

TABLE = Organisation._meta.db_table
pytestmark = pytest.mark.django_db


@pytest.fixture
def indexed(db, request):
    """The index of the organisations, whether or not a migration has built it already."""
    selectors._has_index.cache_clear()
    if not selectors._has_index("default", TABLE, "search_text"):
        statements = index.POSTGRES if connection.vendor == "postgresql" else index.SQLITE
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement.format(table=TABLE, field="search_text"))
    selectors._has_index.cache_clear()
    yield request.getfixturevalue("cast")
    selectors._has_index.cache_clear()


@pytest.fixture
def rows(indexed):
    for name in (
        "Wohnungslosenhilfe Lindtal",
        "Anerkennungsberatung im Landratsamt",
        "Sprachmittlerpool",
        "Häuser der Begegnung",
        "Österreichischer Verein Straße",
        "Café Yıldız",
        "Ü3",
    ):
        make_organisation(indexed.auental, name)
    make_organisation(indexed.nordmark, "Wohnungslosenhilfe Nord")
    return Organisation.objects.filter(district=indexed.auental)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("wohnungslos lindtal", ["Wohnungslosenhilfe Lindtal"]),
        ("wonungslos lindtal", ["Wohnungslosenhilfe Lindtal"]),
        ("Beratung", ["Anerkennungsberatung im Landratsamt"]),
        ("Sprachmittler", ["Sprachmittlerpool"]),
        ("Haus Begegnung", ["Häuser der Begegnung"]),
        ("häuser", ["Häuser der Begegnung"]),
        ("haeuser", ["Häuser der Begegnung"]),
        ("hauser", ["Häuser der Begegnung"]),
        ("österreich", ["Österreichischer Verein Straße"]),
        ("OESTERREICH", ["Österreichischer Verein Straße"]),
        ("osterreich", ["Österreichischer Verein Straße"]),
        ("Strasse", ["Österreichischer Verein Straße"]),
        ("Straße", ["Österreichischer Verein Straße"]),
        ("STRASSE", ["Österreichischer Verein Straße"]),
        ("cafe yildiz", ["Café Yıldız"]),
        ("ü3", ["Ü3"]),
        ("gibtesnicht", []),
        ('"; DROP TABLE x; --', []),
        ("lindtal OR nord*", []),
        ("%", []),
    ],
)
def test_words_find_what_people_mean(rows, typed, expected):
    found = matching(rows, typed)
    assert sorted(found.values_list("name", flat=True)) == expected


def test_parts_of_a_word_are_not_the_word(rows, indexed):
    """Of several words SQLite is asked for the first, middle and last trigram only; the text decides."""
    make_organisation(indexed.auental, "Wohnen nun in Oslo")
    pieces = ("woh", "nun", "slo")  # of "wohnungslo", the stem
    assert all(piece in Organisation.objects.get(name__startswith="Wohnen").search_text for piece in pieces)
    for words in ("wohnungslos", "wohnungslos lindtal"):
        assert [row.name for row in matching(rows, words)] == ["Wohnungslosenhilfe Lindtal"]
    assert not matching(rows, "wohnungslos oslo", fuzzy=False).exists()


@pytest.mark.parametrize("order", ["sort_name", "-sort_name", "-joined_on"])
def test_the_first_few_hits_stand_in_the_order_of_the_list(rows, indexed, order):
    for day, name in ((3, "Verein Zeder"), (1, "Verein Ahorn"), (2, "Verein Linde")):
        make_organisation(indexed.auental, name, joined_on=dt.date(2026, 1, day))
    hits = matching(rows, "verein").exclude(name__startswith="Öst").order_by(order)
    assert [row.name for row in few_of(hits, 2)] == [row.name for row in hits[:2]]


def test_no_word_at_all_leaves_the_rows_as_they_are(rows):
    assert matching(rows, " ").count() == rows.count()


def test_a_stranger_in_the_index_is_never_found(rows, indexed):
    assert matching(Organisation.objects.visible_to(indexed.coordinator), "Nord").count() == 0


def test_a_changed_and_a_deleted_row_are_followed(rows, indexed):
    row = rows.get(name="Sprachmittlerpool")
    row.name = "Lesepaten"
    row.save()
    assert not matching(rows, "sprachmittler", fuzzy=False).exists()
    assert matching(rows, "lesepaten").get() == row
    row.delete()
    assert not matching(rows, "lesepaten", fuzzy=False).exists()


def test_rows_written_in_bulk_are_found(indexed):
    Organisation.objects.bulk_create([Organisation(district=indexed.auental, name="Müttertreff")])
    assert matching(Organisation.objects.all(), "muettertreff").exists()


def terms(word: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{TABLE}_terms" WHERE term = %s', [word])
        return cursor.fetchone()[0]


def test_a_new_word_is_offered_for_typing_errors_and_leaves_with_its_last_row(rows):
    row = rows.get(name="Sprachmittlerpool")
    row.name = "Fahrradwerkstatt"
    row.save()
    assert matching(rows, "fahradwerkstatt").get() == row
    assert not matching(rows, "sprachmitlerpool").exists(), "no row holds that word any more"
    tidy_search_terms()
    assert (terms("fahrradwerkstatt"), terms("sprachmittlerpool")) == (1, 0)
    row.delete()
    tidy_search_terms()
    assert terms("fahrradwerkstatt") == 0
    assert terms("wohnungslosenhilfe") == 1, "what is still there stays"


def test_two_mistyped_words_and_one_right_one(rows):
    assert matching(rows, "wonungslosenhilfe lindtahl").get().name == "Wohnungslosenhilfe Lindtal"
    assert matching(rows, "anerkenungsberatung im landradsamt").count() == 1
    assert not matching(rows, "wonungslosenhilfe landratsamt").exists()


def test_the_nightly_task_brings_back_a_word_that_went_missing(rows):
    if connection.vendor != "postgresql":
        assert tidy_search_terms() == 0
        return
    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{TABLE}_terms"')
    assert not matching(rows, "wonungslos").exists()
    assert tidy_search_terms() >= 1
    assert matching(rows, "wonungslos").get().name == "Wohnungslosenhilfe Lindtal"


def test_exactly_means_exactly(rows):
    assert not matching(rows, "wonungslos", fuzzy=False).exists()


def test_the_spellings():
    assert plain("Straße in ÖSTERREICH") == "strasse in oesterreich"
    assert bare("Häuser") == "hauser"
    assert searchable("Häuser", None, "am Fluß") == "haeuser am fluss hauser"
    assert words_of("a b c d e f g h i j") == list("abcdefgh")
    assert light_stem("beratungen") == "beratung"
    assert sort_key("Älterenrat, e. V.") == "alterenrat e v"


def test_marks_show_the_words_and_escape_the_rest():
    assert marked("Wohnungslosenhilfe <b>", "wohnungslos") == "<mark>Wohnungslosenhilfe</mark> &lt;b&gt;"
    assert "<mark>" not in marked("Anderes", "wohnungslos")


def test_a_corrected_word_is_named():
    assert corrected_words("wonungslos lindtal", {"wohnungslosenhilfe", "lindtal"}) == [
        ("wonungslos", "wohnungslosenhilfe")
    ]
