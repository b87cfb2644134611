"""The district of public pages is read once a minute, and anew after a change."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.districts.kept import published_by_slug
from accounts.districts.services import update_district


def test_it_is_read_once(cast):
    assert published_by_slug(cast.auental.slug) == cast.auental
    with CaptureQueriesContext(connection) as captured:
        assert published_by_slug(cast.auental.slug) == cast.auental
    assert not captured


def test_a_change_shows_at_once(cast, django_capture_on_commit_callbacks):
    published_by_slug(cast.auental.slug)
    with django_capture_on_commit_callbacks(execute=True):
        update_district(district=cast.auental, values={"office": "Amt für Teilhabe"}, by=cast.admin)
    assert published_by_slug(cast.auental.slug).office == "Amt für Teilhabe"


def test_an_address_of_nobody_is_not_kept(cast):
    assert published_by_slug("nirgends") is None
    cast.auental.__class__.objects.filter(pk=cast.auental.pk).update(slug="nirgends")
    assert published_by_slug("nirgends") == cast.auental
