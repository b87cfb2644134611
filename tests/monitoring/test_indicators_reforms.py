"""How areas were cut and what became of old ones: corrected with a version check, removed while nothing rests on it."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal, StaleVersion
from monitoring.indicators import services
from monitoring.indicators.models import AreaChange, AreaVersion
from tests.monitoring.make_indicators import make_area, make_change, make_indicator, make_value, make_version
from tests.monitoring.test_indicators_pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return cast.coordinator


@pytest.fixture
def client(as_person):
    return as_person("coordinator")


@pytest.fixture
def area(cast):
    return make_area(cast.auental, "16063", "Wartburgkreis")


def day(text):
    return dt.date.fromisoformat(text)


def test_a_version_is_corrected_and_the_log_tells_before_and_after(area, by, client):
    row = make_version(area, "2021-07-10")
    data = {"valid_from": "01.07.2021", "valid_to": "", "note": "mit Eisenach", "_version": row.version}
    url = reverse("monitoring:area-version-update", args=[row.pk])
    assert client.post(url, data).status_code == 303
    row.refresh_from_db()
    assert (row.valid_from, row.note, row.version) == (day("2021-07-01"), "mit Eisenach", 2)
    log = text_of(client.get(reverse("desk:history", args=["monitoring.areaversion", row.pk])))
    assert "10.07.2021" in log
    assert "01.07.2021" in log
    assert "mit Eisenach" in text_of(client.get(area.get_absolute_url()))


def test_a_version_somebody_else_has_changed_is_not_overwritten(area, by):
    row = make_version(area)
    services.change_area_version(row, valid_from=day("2021-07-02"), by=by, version=1)
    with pytest.raises(StaleVersion):
        services.change_area_version(row, valid_from=day("2020-01-01"), by=by, version=1)
    assert AreaVersion.objects.get().valid_from == day("2021-07-02")


def test_a_corrected_version_overlaps_no_other_but_may_keep_its_own_days(area, by):
    make_version(area, "2000-01-01", "2021-06-30")
    row = make_version(area, "2021-07-01")
    services.change_area_version(row, valid_from=day("2021-07-01"), note="neu", by=by)
    with pytest.raises(Refusal) as refused:
        services.change_area_version(row, valid_from=day("2021-06-30"), by=by)
    assert refused.value.field == "valid_from"


def test_a_version_goes_while_no_value_rests_on_it(cast, area, by, client):
    old, new = make_version(area, "2000-01-01", "2021-06-30"), make_version(area, "2021-07-01")
    make_value(make_indicator(cast.auental), area, year=2015)
    url = reverse("monitoring:area-version-delete", args=[old.pk])
    refused = client.post(url)
    assert refused.status_code == 409
    assert "gibt es schon einen Wert (2015)." in text_of(refused)
    assert client.post(reverse("monitoring:area-version-delete", args=[new.pk])).status_code == 303
    assert list(AreaVersion.objects.all()) == [old]
    entry = AuditEntry.objects.get(action="area_version.deleted")
    assert (entry.row_id, entry.before["valid_from"]) == (str(new.pk), "2021-07-01")


def test_a_change_is_corrected_with_a_version_check(cast, by, client):
    row = make_change(cast.auental)
    data = {
        "old_ags": "16056", "old_name": "Eisenach, Stadt", "new_ags": "16063", "on": "01.07.2021", "share": "1",
        "_version": 1,
    }  # fmt: skip
    url = reverse("monitoring:area-change-update", args=[row.pk])
    assert client.post(url, data).status_code == 303
    assert client.post(url, data | {"old_name": "Stadt Eisenach"}).status_code == 409
    page = text_of(client.get(row.get_absolute_url()))
    assert "Eisenach, Stadt wird 16063" in page
    assert "Verlauf" in page


def test_the_shares_of_a_split_never_make_more_than_the_whole(cast, by):
    make_change(cast.auental, new="16063", share="0.6")
    row = make_change(cast.auental, new="16064", share="0.4")
    services.change_area_change(row, share=Decimal("0.3"), by=by)
    with pytest.raises(Refusal, match="Zusammen gingen mehr"):
        services.change_area_change(row, share=Decimal("0.41"), by=by)
    assert AreaChange.objects.get(pk=row.pk).share == Decimal("0.3")


def test_a_change_goes_and_the_old_area_counts_as_existing_again(cast, area, by, client):
    from monitoring.imports.known import known_to

    row = make_change(cast.auental)
    assert known_to(cast.auental).dissolved == {"16056": day("2021-06-30")}
    gone = client.post(reverse("monitoring:area-change-delete", args=[row.pk]))
    assert (gone.status_code, gone["Location"]) == (303, area.get_absolute_url())
    assert known_to(cast.auental).dissolved == {}
    assert AuditEntry.objects.filter(action="area_change.deleted", row_id=str(row.pk)).count() == 1


def test_the_page_of_an_area_leads_to_correcting_and_removing(area, client, as_person):
    version, change = make_version(area), make_change(area.district)
    page = client.get(area.get_absolute_url()).content.decode()
    for name, row in (
        ("area-version-update", version),
        ("area-version-delete", version),
        ("area-change-detail", change),
    ):
        assert reverse(f"monitoring:{name}", args=[row.pk]) in page
    reader = as_person("case_worker").get(area.get_absolute_url()).content.decode()
    assert reverse("monitoring:area-version-update", args=[version.pk]) not in reader
