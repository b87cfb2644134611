"""The originals beside the project, from the file to the values of the district; skipped loudly without them."""

from decimal import Decimal

from monitoring.imports.services import apply_file
from monitoring.indicators.models import Area, Indicator, IndicatorValue
from tests.monitoring.imports.make import checked, chosen, worked
from tests.monitoring.imports.samples import given
from tests.monitoring.make_indicators import make_area, make_indicator

RATE = "Arbeitslosenquote bez. auf alle zivile Erwerbsp."


def value(code, ags, time_text, group="total"):
    row = IndicatorValue.objects.get(
        indicator__code=code, area__ags=ags, time_text=time_text, group=group, sex="all"
    )
    return row.value if row.value is not None else row.sign


def test_the_table_of_the_regional_statistics_arrives(cast):
    for ags, name in [
        ("05766", "Lippe"),
        ("02000", "Hamburg"),
        ("16065", "Kyffhäuserkreis"),
        ("05999", "Nirgendwo"),
    ]:
        make_area(cast.auental, ags, name)
    make_indicator(cast.auental, "alo", title="Arbeitslose", kind="count", unit="Anzahl")
    make_indicator(cast.auental, "quote", title=RATE)
    file = checked(cast, given("original_layout/regionalstatistik_13211-02-05-4.csv"))
    assert file.findings["refused"] == 0
    assert (file.edition, file.licence) == ("Stand 2021-08-17", "dl-de/by-2-0")
    worked(apply_file(file=file, by=cast.coordinator))
    assert value("alo", "05766", "2020") == 11_899
    assert value("alo", "05766", "2020", "foreign") == 3_315
    assert value("quote", "05766", "2020") == Decimal("6.4")
    assert value("alo", "02000", "2020") == 80_677
    assert value("quote", "16065", "2020", "foreign") == "blocked"
    assert not IndicatorValue.objects.filter(area__ags="05999").exists()


def test_the_long_table_arrives_without_loss(cast):
    path = given("indikatoren_kreise_lang.csv")
    file = checked(cast, path)
    names = {row["name"]: "new" for row in file.findings["unknown_indicators"]}
    file = chosen(cast, file, areas=True, **names)
    assert (file.findings["new"], file.findings["refused"]) == (64_771, 0)
    file = worked(apply_file(file=file, by=cast.coordinator))
    assert file.batch is not None
    assert (file.batch.values_new, file.batch.cells_refused) == (64_771, 0)
    assert (Area.objects.count(), Indicator.objects.count()) == (400, 24)
    assert value("arbeitslosenquote", "01001", "2010") == Decimal("12.7")
    assert sum(1 for _line in path.open()) - 1 == IndicatorValue.objects.count()
