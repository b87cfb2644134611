"""No planted secret of a non-public item leaves the committee by any way out; and the clerk finds each one."""

import re
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

import pytest
from django.apps import apps
from django.db import transaction
from django.http import HttpResponseNotFound
from django.test import Client
from rest_framework.test import APIClient

from accounts.audit.models import AuditEntry
from committees.meetings.models import Meeting
from committees.meetings.replies.links import token_of
from committees.oparl.models import OparlObject
from committees.oparl.services import publish
from coordination.network.models import Task
from desk.mail.models import MailAttachment, OutgoingMail
from desk.notifications.models import Notification
from documents.jobs.models import Job
from documents.store.models import StoredDocument
from tests.cast import Cast, build_cast
from tests.committees.make_oparl import NOW, path_of
from tests.committees.make_secrets import Planted, found_in, plant
from tests.committees.sweep import Address, addresses, words_in, words_of
from tests.committees.test_oparl_schema import walk

pytestmark = pytest.mark.django_db
#: Who has no right to anything non-public of this committee.
WITHOUT_RIGHT = ("coordinator", "admin", "ngo_editor", "outsider")
#: What the clerk sees of these is tested elsewhere: only rows of committees, their papers and tasks are tried.
ROOTS = (
    "committees.Meeting", "committees.AgendaItem", "committees.Minutes", "committees.Paper", "committees.Resolution",
    "committees.Circulation", "committees.Election", "committees.RollCall", "committees.Committee",
    "committees.MinutesObjection", "committees.RecordedStatement", "committees.Attendance", "committees.Consultation",
    "committees.Amendment", "committees.Candidate", "committees.CirculationAnswer", "committees.Ballot",
    "documents.StoredDocument", "documents.Job", "coordination.Task", "desk.OutgoingMail",
)  # fmt: skip
#: How many rows of a kind are tried, where two are not enough.
MANY = {"committees.Meeting": 6, "committees.AgendaItem": 6, "documents.StoredDocument": 99, "documents.Job": 9, "coordination.Task": 9,
        "committees.Minutes": 4, "committees.Paper": 3, "committees.Resolution": 4}  # fmt: skip
MEETING, ITEM, PAPER = ("committees.Meeting",), ("committees.AgendaItem",), ("committees.Paper",)
#: By the beginning of a name, the later ones first: which rows an address takes. Only to save time.
LEADS_TO = {
    "meeting": MEETING, "minutes": MEETING, "attendance": MEETING, "guest": MEETING, "check-in": MEETING,
    "objections": MEETING, "chair": MEETING, "public-meeting": MEETING, "public-calendar": MEETING,
    "minutes-draft": ("committees.Minutes",), "minutes-copy": ("committees.Minutes",),
    "minutes-write": ITEM, "correction": ("committees.Minutes",), "objection-": ("committees.MinutesObjection",),
    "objection-raise": ("committees.Minutes",), "attendance-change": ("committees.Attendance",),
    "attendance-register": ("committees.Committee",), "check-in-decide": ("committees.Attendance",),
    "item": ITEM, "conflict": ITEM, "vote": ITEM, "roll-call": ("committees.RollCall",), "ballot": ("committees.Ballot",),
    "statement": ("committees.RecordedStatement",), "statement-create": ITEM, "election": ("committees.Election",),
    "election-create": ITEM, "election-answer": ("committees.Candidate",), "candidate": ("committees.Candidate",),
    "candidate-add": ("committees.Election",), "round": ("committees.Election",), "lot": ("committees.Election",),
    "office": ("committees.Candidate",), "circulation": ("committees.Circulation",),
    "circulation-note": ("committees.CirculationAnswer",), "paper": PAPER, "public-paper": PAPER,
    "amendment": ("committees.Amendment",), "amendment-create": PAPER, "consultation": ("committees.Consultation",),
    "consultation-plan": ("committees.Resolution",), "resolution": ("committees.Resolution",),
    "resolution-register": ("committees.Committee",), "committee": ("committees.Committee",),
    "compiled": ("committees.Committee",), "member-list": ("committees.Committee",), "term": ("committees.Committee",),
    "rules": ("committees.Committee",), "allowance": ("committees.Committee",), "clerk": ("committees.Committee",),
    "seat": (), "pool": (), "holding": (), "series": (), "standing": ("committees.Committee",), "reply": (),
    "own-answer": (), "task": ("coordination.Task",), "outbox": ("desk.OutgoingMail",), "job": ("documents.Job",),
    "document": ("documents.StoredDocument",), "history": (*MEETING, *PAPER, "committees.Resolution"),
    "rights": (*MEETING, *PAPER, "committees.Resolution"), "api-token": (), "notification": (),
    "offer": (), "barrier": (), "public-report": (), "invitation": (),
}  # fmt: skip
#: Pages behind the sign-in that lead to committees at all; of open pages every single one is tried.
OF_COMMITTEES = ("committees:", "documents:", "desk:", "coordination:task")


@dataclass
class World:
    cast: Cast
    planted: Planted
    pages: dict[str, dict[str, str]] = field(default_factory=dict)

    def client(self, person: str) -> Client:
        client = Client()
        if person != "anonymous":
            client.force_login(self.cast.people[person])
        return client

    def named(self, words: str) -> list[str]:
        return self.planted.secrets.named(found_in(words))


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Planted once for all tests of this file, and taken back at their end."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = build_cast()
        planted = plant(cast)
        publish(cast.auental, now=NOW)
        yield World(cast, planted)
        transaction.set_rollback(True)


def values(world: World) -> dict[str, list[str]]:
    """What the parts of addresses may be, apart from keys of rows."""
    recipient = world.planted.coming.recipients.exclude(email="").first()
    return {
        "district_slug": [world.cast.auental.slug],
        "slug": [world.cast.auental.slug, "beirat"],
        "document": ["00000000-0000-0000-0000-000000000000"],
        "file": [str(key) for key in MailAttachment.objects.values_list("pk", flat=True)[:4]],
        "token": [token_of(recipient)],
        "secret": [world.planted.calendar_secret],
        "name": ["pdf", "ics"],
        "kind": ["committees.meeting", "committees.paper", "committees.resolution"],
        "row_type": ["committees.Meeting", "committees.Paper", "committees.Resolution"],
        "year": ["2026"], "quarter": ["2"], "number": ["1"], "first_year": ["2020"], "pair": ["migration"],
        "label": ["E1"], "section": ["k12-ausblick"], "land": ["nw"], "ags": [world.cast.auental.ags],
        **{part: ["x"] for part in ("offer_slug", "step", "target", "need_pk", "ending", "code", "language")},
    }  # fmt: skip


def keys_of(label: str) -> list[str]:
    """Some rows of a model, the non-public ones first where there are such."""
    model = apps.get_model(label)
    rows, names = model._base_manager.all(), {f.name for f in model._meta.get_fields()}
    order = next((name for name in ("part", "is_public") if name in names), "pk")
    return [str(key) for key in rows.order_by(order, "pk").values_list("pk", flat=True)[: MANY.get(label, 2)]]


def rows_for(entry: Address) -> list[str]:
    """Keys of the rows an address may lead to, by the beginning of its name; of an unknown one all are tried."""
    name = entry.name.partition(":")[2] or entry.name
    fitting = [labels for start, labels in LEADS_TO.items() if name.startswith(start)]
    return [key for label in (fitting[-1] if fitting else ROOTS) for key in keys_of(label)]


def visit(client: Any, address: str) -> str:
    """What is said at an address to whoever may see it; nothing for a refusal or a redirect."""
    response = client.get(address)
    return words_of(response) if response.status_code == 200 and not response.streaming else ""


def pages_of(world: World, person: str) -> dict[str, str]:
    """Every page the person can open, found from the URLconf; kept for the other tests."""
    if person not in world.pages:
        client, filled, pages = world.client(person), values(world), {}
        # A third of the visits end at a page that is not there, and nobody reads what it says.
        with patch("django.conf.urls.handler404", lambda request, exception: HttpResponseNotFound()):
            for entry in addresses():
                if "oparl" in entry.name or not (entry.is_open or entry.name.startswith(OF_COMMITTEES)):
                    continue
                keys = {"pk": rows_for(entry)} if "pk" in entry.parts else {}
                pages |= {one: said for one in entry.filled(filled | keys) if (said := visit(client, one))}
        world.pages[person] = pages
    return world.pages[person]


#: Who moved a main motion is not printed; why something was taken off or given back is not kept for the closed part.
SHOWN_NOWHERE = {"Antrag gestellt von", "Namentlich von", "Grund des Absetzens", "Rückgabe"}


def leaks(world: World, pages: dict[str, str]) -> dict[str, list[str]]:
    return {address: found for address, words in pages.items() if (found := world.named(words))}


def test_the_clerk_finds_every_secret_where_it_belongs(world):
    """The control: each planted word can be found, so the tests below can fail."""
    pages = pages_of(world, "clerk")
    seen = {field for words in pages.values() for field in world.named(words)}
    assert set(world.planted.secrets.words) - seen == SHOWN_NOWHERE
    assert len(world.planted.secrets.words) > 60


def test_nobody_without_sign_in_reads_one(world):
    pages = pages_of(world, "anonymous")
    for part in (
        "/gremien/beirat/",
        "neues.atom",
        "termine.ics",
        "termin.ics",
        "/dokumente/",
        "sitzungseinladung",
    ):
        assert any(part in address for address in pages), f"{part} was not visited"
    assert leaks(world, pages) == {}


@pytest.mark.parametrize("person", WITHOUT_RIGHT)
def test_nobody_without_the_right_reads_one_on_any_page(world, person):
    pages = pages_of(world, person)
    assert len(pages) > 5
    assert leaks(world, pages) == {}


def test_no_public_file_holds_one(world):
    rows = StoredDocument.objects.filter(audience="public")
    assert rows.filter(kind="minutes-public").count() == 2
    for row in rows.defer(None):
        said = "\n".join([row.title, row.file_name, str(row.context), words_in(bytes(row.content))])
        assert world.named(said) == [], row


def test_the_public_folder_and_the_compiled_minutes_hold_none(world):
    *public, closed = world.planted.jobs
    for job in public:
        row = StoredDocument.objects.defer(None).get(pk=job.document_id)
        assert world.named(words_in(bytes(row.content)) + row.title + str(row.context)) == [], job.params
    row = StoredDocument.objects.defer(None).get(pk=closed.document_id)
    assert len(world.named(words_in(bytes(row.content)))) > 20, "the other folder holds them"


def test_no_mail_tells_one_neither_in_subject_nor_text_nor_attachment(world):
    mails = list(OutgoingMail.objects.all())
    assert len(mails) > 30
    for mail in mails:
        assert world.named(mail.subject + mail.text + mail.html) == [], mail.subject
    for attachment in MailAttachment.objects.all():
        assert world.named(attachment.name + words_in(bytes(attachment.data))) == [], attachment.name


def test_no_log_line_job_bell_or_task_names_one(world):
    for entry in AuditEntry.objects.all():
        said = f"{entry.row_label} {entry.before} {entry.after} {entry.reason} {entry.actor_name}"
        assert world.named(said) == [], (entry.action, entry.row_type)
    for row in (*Notification.objects.all(), *Job.objects.all(), *Task.objects.all()):
        said = " ".join(str(getattr(row, f.attname)) for f in row._meta.concrete_fields)
        assert world.named(said) == [], row._meta.label


def test_no_object_of_oparl_holds_one(world):
    client = Client()
    objects = walk(client)
    assert {thing["type"].rsplit("/", 1)[1] for thing in objects} >= {"Meeting", "AgendaItem", "File"}
    assert world.named(str(objects)) == []
    assert world.named(" ".join(OparlObject.objects.values_list("body", flat=True))) == []
    for thing in objects:
        for name in ("accessUrl", "downloadUrl"):
            if name in thing:
                assert world.named(words_of(client.get(path_of(thing[name])))) == [], thing["name"]


@pytest.mark.parametrize("person", ["anonymous", *WITHOUT_RIGHT])
def test_the_interface_for_programs_gives_none_away(world, person):
    client = APIClient()
    if person != "anonymous":
        client.force_authenticate(world.cast.people[person])
    filled = values(world)
    for entry in addresses():
        if entry.name.startswith("api:"):
            keys = [key for label in API_ROOTS for key in keys_of(label)]
            for address in entry.filled(filled | {"pk": keys}):
                assert world.named(visit(client, address)) == [], address


API_ROOTS = ("committees.Meeting", "committees.Paper", "committees.Resolution", "committees.Committee")
SEARCHES = (
    ("/suche/", "q"), ("/antraege/", "q"), ("/beschluesse/", "q"), ("/sitzungen/", "q"), ("/niederschriften/", "q"),
    ("/umlauf/", "q"), ("/aufgaben/", "q"), ("/kreis/auental/gremien/beirat/antraege/", "suche"),
    ("/kreis/auental/angebote/", "q"),
)  # fmt: skip
NOISE = re.compile(r'name="csrfmiddlewaretoken"[^>]*>|data-tn-csrf="[^"]*"')


@pytest.mark.parametrize("person", ["anonymous", "coordinator", "outsider"])
def test_a_search_for_one_finds_as_much_as_a_search_for_nonsense(world, person):
    """What is not found says nothing either: the same page as for a word that nobody wrote."""
    client, visited = world.client(person), 0
    for address, name in SEARCHES:
        for word in list(world.planted.secrets.words.values())[:4]:
            answers = [client.get(address, {name: text}) for text in (word, "Zwqzzzzy")]
            if {answer.status_code for answer in answers} != {200}:
                continue
            visited += 1
            plain = [
                NOISE.sub("", answer.content.decode()).replace(text, "…")
                for answer, text in zip(answers, (word, "Zwqzzzzy"), strict=True)
            ]
            assert plain[0] == plain[1], (address, word)
    assert visited >= 4


def test_even_those_entitled_do_not_find_one_by_the_search_across_everything(world):
    client = world.client("clerk")
    for word in world.planted.secrets.words.values():
        answer = client.get("/suche/", {"q": word}).content.decode()
        assert world.named(answer.replace(word, "")) == []


def test_a_meeting_told_to_the_public_is_there_at_all(world):
    assert Meeting.objects.published().count() == 3
