"""P11: fifty people claim one slot of one interpreter at once, a hundred rounds, through the service."""

import datetime as dt
import threading

from django.db import connections

from accounts.clock import BERLIN
from accounts.districts.models import District, Municipality
from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.users.models import User
from benchmarks.measure import report
from coordination.interpreting.codes import REQUIRED_CREDENTIALS
from coordination.interpreting.models import Assignment
from coordination.interpreting.services.assignments import InterpreterNotFree, assign
from coordination.interpreting.services.people import create_interpreter, create_pool
from coordination.interpreting.services.requests import approve_request, submit_request
from coordination.network.models import Organisation

CLAIMS, ROUNDS = 50, 100
NOW = dt.datetime(2026, 3, 2, 8, tzinfo=BERLIN)


def measure() -> None:
    scene = _Scene()
    clean = 0
    worst: set[str] = set()
    for round_number in range(ROUNDS):
        results = scene.race(round_number)
        if sorted(results) == ["refused"] * (CLAIMS - 1) + ["won"]:
            clean += 1
        worst |= set(results) - {"won", "refused"}
    report(
        "P11", f"{CLAIMS} claims on one slot, {ROUNDS} rounds", size=CLAIMS * ROUNDS,
        ours=f"{clean} rounds with exactly one winner" + (f", also {sorted(worst)}" if worst else ""),
        must=f"{ROUNDS} rounds", met=clean == ROUNDS,
    )  # fmt: skip


class _Scene:
    def __init__(self) -> None:
        self.district = District.objects.create(
            ags="05998", slug="rennen", name="Kreis Rennen", kind=District.Kind.RURAL, land="NW"
        )
        self.place = Municipality.objects.create(district=self.district, ags="05998001", name="Rennstadt")
        self.by = User.objects.create_user(
            "race@rennen.example", full_name="Race", active_district=self.district
        )
        Membership.objects.create(
            user=self.by, district=self.district, role=Role.COORDINATOR, valid_from=dt.date(2020, 1, 1)
        )
        self.body = Organisation.objects.create(district=self.district, name="Schule")
        self.pool = create_pool(by=self.by, name="Pool")
        self.person = create_interpreter(
            by=self.by, today=NOW.date(), pool=self.pool, given_name="Tesfay", family_name="G", home=self.place,
            status="active", languages={"tir": "native"},
            credentials=dict.fromkeys(REQUIRED_CREDENTIALS, dt.date(2025, 1, 1)),
        )  # fmt: skip
        #: One set of requests serves every round: afterwards the winner is set back.
        self.requests = [self._request() for _ in range(CLAIMS)]

    def _request(self):
        starts_at = NOW + dt.timedelta(days=14)
        request = submit_request(
            pool=self.pool, requester=self.body, now=NOW, by=self.by, language="tir", occasion="parent_talk",
            starts_at=starts_at, ends_at=starts_at + dt.timedelta(hours=1), place="Raum 1",
            municipality=self.place, contact_name="R", contact_phone="1", contact_email="r@schule.example",
            necessity_confirmed=True, no_other_help_confirmed=True,
        )  # fmt: skip
        return approve_request(request, by=self.by)

    def race(self, round_number: int) -> list[str]:
        barrier = threading.Barrier(CLAIMS)
        results: list[str] = []

        def claim(request) -> None:
            try:
                barrier.wait(timeout=120)
                assign(request, self.person, now=NOW, by=self.by)
                results.append("won")
            except InterpreterNotFree:
                results.append("refused")
            except Exception as error:
                results.append(type(error).__name__)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=claim, args=(request,)) for request in self.requests]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        Assignment.objects.filter(interpreter=self.person).delete()
        type(self.requests[0]).objects.filter(district=self.district).update(status="searching")
        return results
