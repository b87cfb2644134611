"""The live page of a joint session: accessible on both boards, and who sits on both is entered once."""

import sqlite3
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, expect

from tests.browser.clerk import PATIENCE, Desk, call_next, open_meeting
from tests.browser.house import House, manage, serve
from tests.browser.looks import faults_of
from tests.browser.people import PEOPLE

LED = """SELECT m.id FROM committees_meeting m JOIN committees_meeting o ON o.joint_id = m.joint_id AND o.id <> m.id
WHERE m.leads AND m.state = 'scheduled' ORDER BY m.starts_at LIMIT 1"""
#: The clerk keeps both offices; Maria Kowalczyk sits on both boards.
BOTH = f"""
from accounts.memberships.models import Membership
from accounts.users.models import User
from committees.meetings.models import Meeting
led = Meeting.objects.get(leads=True, state="scheduled")
Membership.objects.create(
    user=User.objects.get(email="{PEOPLE["clerk"]}"), district=led.district, role="S",
    committee=led.joint.meetings.get(leads=False).committee, valid_from=led.term.starts_on,
)
"""
NAME = "Maria Kowalczyk"


@pytest.fixture
def june(demo: Path, tmp_path: Path) -> Iterator[House]:
    """A demo of one's own on the day on which two boards sit together."""
    served = serve(demo, tmp_path / "var", today="2026-06-16")
    yield served
    served.stop()


def test_both_boards_of_a_joint_session_are_accessible_while_it_runs(
    june: House, context_of: Callable[..., BrowserContext]
):
    manage(june.var, "shell", "-c", BOTH)
    with sqlite3.connect(june.var / "teilhabenetz.sqlite3") as rows:
        meeting = str(uuid.UUID(rows.execute(LED).fetchone()[0]))
    clerk = Desk(context_of(june, "clerk").new_page(), meeting)
    page = clerk.page
    open_meeting(clerk)
    clerk.comes(NAME)
    clerk.seats(1)
    expect(page.locator(f'#leute li[data-name="{NAME}"]')).to_contain_text("auch ")
    call_next(clerk, steps=1)
    clerk.sent()
    page.reload()  # the focus begins anew
    assert faults_of(page) == []
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("navigation", name="Gremien der gemeinsamen Sitzung").get_by_role("link").click()
    page.wait_for_load_state()
    assert page.url.split("?")[0] != reverse("committees:meeting-live", args=[meeting])
    expect(page.locator(f'#leute li[data-name="{NAME}"]')).to_contain_text("seit", timeout=PATIENCE)
    assert faults_of(page) == []
