"""Requests through the whole stack, in process: middleware, session, view, template, response."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.data import Ground
from desk.tokens.services import create_token
from offers.catalogue.published_selectors import _write_cursor

HOST = "127.0.0.1"


class Pages:
    """The addresses that are measured, as functions that fetch them and insist on 200."""

    def __init__(self, ground: Ground):
        self.ground = ground
        self.staff = Client(SERVER_NAME=HOST)
        self.staff.force_login(ground.coordinator)
        self.public = Client(SERVER_NAME=HOST)
        _token, self.secret = create_token(
            name="bench", expires_on=dt.date(2027, 1, 1), by=ground.coordinator
        )

    def get(self, client: Client, address: str, **headers: str) -> Callable[[], Any]:
        def fetch() -> Any:
            response = client.get(address, headers=headers or None)
            if response.status_code != 200:
                raise RuntimeError(f"{address}: {response.status_code}")
            return response

        return fetch

    def steady(self) -> Callable[[], Any]:
        """A page that is the same at every size: it tells how fast the machine is just now."""
        return self.get(self.public, reverse("desk:accessibility"))

    def public_api(self, query: str = "") -> Callable[[], Any]:
        address = reverse("offers:public-api", kwargs={"district_slug": self.ground.district.slug})
        return self.get(self.public, f"{address}?page_size=50{query}")

    def public_list(self, query: str = "") -> Callable[[], Any]:
        address = reverse("offers:public-search", kwargs={"district_slug": self.ground.district.slug})
        return self.get(self.public, address + query)

    def api(self, name: str, query: str = "") -> Callable[[], Any]:
        return self.get(self.public, reverse(f"api:{name}") + query, authorization=f"Bearer {self.secret}")

    def page(self, name: str, query: str = "", **kwargs: Any) -> Callable[[], Any]:
        return self.get(self.staff, reverse(name, kwargs=kwargs or None) + query)

    def deep_cursor(self) -> str:
        """A cursor at nine tenths of the public list."""
        from offers.catalogue.models import Offer

        row = (
            Offer.objects.filter(district=self.ground.district)
            .order_by("sort_title", "pk")
            .values("sort_title", "id")[int(self.ground.size * 0.9)]
        )
        return _write_cursor(row)


def statements(fetch: Callable[[], Any]) -> int:
    """How many SQL statements one request needs."""
    fetch()
    with CaptureQueriesContext(connection) as captured:
        fetch()
    return len(captured)
