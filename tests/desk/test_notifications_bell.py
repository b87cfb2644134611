"""The bell rings for one person, and counts what is new."""

import pytest
from django.urls import reverse

from desk.mail.models import DigestItem
from desk.notifications.selectors import COUNT_LIMIT, notifications_of, unread_count
from desk.notifications.services import mark_read, notify


def ring(cast, user=None, **more):
    fields = {"user": user or cast.coordinator, "title": "Fertig", "district": cast.auental, **more}
    return notify(**fields)


def test_only_the_person_itself_hears_the_bell(cast):
    ring(cast)
    assert unread_count(cast.coordinator) == 1
    assert not notifications_of(cast.admin).exists()
    assert unread_count(cast.outsider) == 0


def test_reading_counts_once(cast):
    note = ring(cast)
    ring(cast)
    assert mark_read(by=cast.coordinator, notification=note) == 1
    assert mark_read(by=cast.coordinator, notification=note) == 0
    assert mark_read(by=cast.coordinator) == 1
    assert unread_count(cast.coordinator) == 0


def test_nobody_reads_for_another(cast):
    note = ring(cast)
    assert mark_read(by=cast.admin, notification=note) == 0


@pytest.mark.parametrize("url", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_a_notification_leads_only_to_our_pages(cast, url):
    with pytest.raises(ValueError, match="Teilhabenetz"):
        ring(cast, url=url)


def test_opening_one_marks_it_and_leads_there(as_person, cast):
    note = ring(cast, url="/konto/profil/")
    response = as_person("coordinator").post(reverse("desk:notification-open", args=[note.pk]))
    assert response.url == "/konto/profil/"
    assert unread_count(cast.coordinator) == 0


def test_a_digest_line_can_go_along(cast):
    ring(cast, digest=True, line="Zeile")
    assert DigestItem.objects.get().line == "Zeile"


def test_counting_stops_at_a_hundred(cast):
    from desk.notifications.models import Notification

    first = ring(cast)
    Notification.objects.bulk_create(
        [
            Notification(
                user=cast.coordinator, district=cast.auental, title=str(n), created_at=first.created_at
            )
            for n in range(150)
        ]
    )
    assert unread_count(cast.coordinator) == COUNT_LIMIT


@pytest.mark.parametrize("number", [1, 60])
def test_the_page_costs_the_same_for_one_and_for_sixty(
    as_person, cast, number, django_assert_max_num_queries
):
    for _ in range(number):
        ring(cast)
    client = as_person("coordinator")
    client.get(reverse("desk:notifications"))
    with django_assert_max_num_queries(12):
        client.get(reverse("desk:notifications"))
