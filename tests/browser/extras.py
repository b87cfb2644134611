"""Rows the demo does not hold because they last for a moment: an invitation, a key, a meeting that is going on.

Run in the served copy by `manage.py shell`, so that the services write them as a person would.
"""

import datetime as dt
import json
import re

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.clock import today
from accounts.invitations.services import invite, invite_colleague
from accounts.memberships.services import deactivate_person, grant_role
from accounts.permissions import Role
from accounts.signin.demo import PASSWORD
from accounts.users.models import User
from committees.meetings.aftermath.services import take_statement
from committees.meetings.ballots.models import CirculationAnswer
from committees.meetings.ballots.selectors import members_of
from committees.meetings.ballots.services.elections import BallotCount, count_round, propose, start_election
from committees.meetings.models import AgendaItem, InvitationRecipient, Meeting
from committees.meetings.replies.links import token_of
from committees.meetings.services.attendance import arrive
from committees.meetings.services.conduct import open_meeting
from committees.meetings.services.items import call_item
from committees.papers.models import Paper
from committees.papers.services.files import attach_file
from committees.papers.services.papers import write_paper
from committees.roster.models import SeatHolding
from desk.mail.models import OutgoingMail
from desk.tokens.services import create_token
from monitoring.indicators.models import Indicator
from offers.catalogue.models import Offer
from offers.directory.notes import write_keys
from offers.registration.services import register
from tests.browser.people import PEOPLE
from tests.monitoring.imports.make import described

LINK = re.compile(r"/registrierung/([^/\s]+)/")
ANSWER = re.compile(r"/sprachmittlung/antwort/([^/]+)/")
FRESHNESS = re.compile(r"/stimmt-noch/([^/]+)/")


def add() -> None:
    """Write them and print the secrets of the links that are only mailed."""
    admin = User.objects.get(email=PEOPLE["admin"])
    coordinator = User.objects.get(email=PEOPLE["coordinator"])
    district = admin.acting_district
    _, secret = invite(
        email="luise.brandt@auental.example", full_name="Luise Brandt", role=Role.COORDINATOR, by=admin
    )
    editor = User.objects.get(email=PEOPLE["ngo_editor"])
    invite_colleague(
        email="sami.haddad@bruecke.example", full_name="Sami Haddad",
        organisation=editor.acting_memberships[0].organisation, by=editor,
    )  # fmt: skip
    colleague = User.objects.create_user(email=PEOPLE["newcomer"], password=PASSWORD, full_name="Max Ehlers")
    grant_role(user=colleague, role=Role.ADMIN, district=district, valid_from=today(), by=admin)
    leaver = User.objects.create_user(email="ida.krause@auental.example", full_name="Ida Krause")
    grant_role(user=leaver, role=Role.COORDINATOR, district=district, valid_from=today(), by=admin)
    deactivate_person(user=leaver, reason="Hat die Stelle gewechselt.", by=admin)
    create_token(name="Webseite des Kreises", expires_on=today() + dt.timedelta(days=90), by=coordinator)
    open_the_next_meeting(coordinator)
    ask_the_member()
    write_and_enclose(coordinator)
    hand_in_descriptions(coordinator)
    written = Meeting.objects.filter(minutes__state="draft").earliest("starts_at")
    take_statement(
        item=written.items.filter(part="public").earliest("position"), name="Thomas Brandt",
        text="Ich stimme zu, bitte aber um einen Bericht im Herbst.", by=coordinator,
    )  # fmt: skip
    answer = ANSWER.search(
        OutgoingMail.objects.filter(text__contains="/sprachmittlung/antwort/").latest("created_at").text
    )
    assert answer
    freshness = FRESHNESS.search(
        OutgoingMail.objects.filter(text__contains="/stimmt-noch/", by=coordinator).latest("created_at").text
    )
    assert freshness
    invited = InvitationRecipient.objects.filter(meeting__state="invited").first()
    assert invited
    noted = write_keys(
        Offer.objects.filter(district=district, status="published").values_list("pk", flat=True)[:3]
    )
    secrets = {
        "invitation": secret,
        "answer": answer[1],
        "board": token_of(invited),
        "notes": noted,
        "freshness": freshness[1],
        "registration": begin_registration(editor),
    }
    print(json.dumps(secrets))  # noqa: T201 - read by the walk


def hand_in_descriptions(coordinator: User) -> None:
    """A table that says in other words what an indicator is, and names one nobody knows."""
    known = Indicator.objects.filter(district=coordinator.acting_district).earliest("code")
    table = (
        "indikator;inkar_kuerzel;titel;definition;einheit;quelle;lizenz;richtung\n"
        f"{known.code};;{known.title};In anderen Worten;{known.unit};Amt;dl-de/by-2-0;\n"
        "fremd;;Noch unbekannt;;Anzahl;;;\n"
    )
    described(None, table, "beschreibungen.csv", by=coordinator)


def begin_registration(editor: User) -> str:
    """Somebody has just registered; returns the secret of the link that is only mailed."""
    register(
        district=editor.acting_district, organisation_name="Boule am Fluss", full_name="Paul Anders",
        email="paul.anders@boule.example",
    )  # fmt: skip
    found = LINK.search(
        OutgoingMail.objects.filter(text__contains="/registrierung/").latest("created_at").text
    )
    assert found
    return found[1]


def open_the_next_meeting(coordinator: User) -> None:
    """The room is half full and the first item is being talked about."""
    meeting = Meeting.objects.filter(state="scheduled").earliest("starts_at")
    at = meeting.starts_at
    open_meeting(meeting=meeting, at=at, by=coordinator)
    seated = SeatHolding.objects.filter(term__committee=meeting.committee, role__in=SeatHolding.HOLDERS)
    for holding in seated.filter(starts_on__lte=at).exclude(ends_on__lt=at).order_by("seat__number")[:11]:
        arrive(meeting=meeting, holding=holding, at=at, by=coordinator)
    item = call_item(item=meeting.items.earliest("position"), at=at, by=coordinator)
    begin_elections(item, coordinator)


def begin_elections(item: AgendaItem, by: User) -> None:
    """One that waits for its first round, one that waits for the lot."""
    for title, is_tied in (("Stellvertretung", False), ("Sprecherin", True)):
        election = start_election(item=item, title=title, office="deputy_chair", by=by)
        for holding in list(members_of(item.meeting))[2:4]:
            propose(election=election, holding=holding, by=by)
        for _round in range(2 if is_tied else 0):
            votes = {row.pk: 4 for row in election.candidates.all()}
            count = BallotCount(votes, valid=8, abstain=1)
            count_round(election=election, count=count, at=item.meeting.starts_at, by=by)


def ask_the_member() -> None:
    """The member of the walk is one of those asked in the running circulation."""
    row = CirculationAnswer.objects.filter(circulation__state="running", answer="").earliest("seat__number")
    row.email = PEOPLE["board_member"]
    row.save(update_fields=["email"])


def write_and_enclose(coordinator: User) -> None:
    """A motion nobody has handed in yet, and a file with one that is on its way."""
    paper = Paper.objects.get(state=Paper.State.IN_CONSULTATION, is_public=True)
    upload = SimpleUploadedFile("plan.pdf", b"%PDF-1.7\n%%EOF\n", "application/pdf")
    attach_file(paper=paper, title="Lageplan", upload=upload, by=coordinator)
    write_paper(
        committee=paper.committee, today=today(), by=coordinator, title="Abendbus nach Lindtal",
        text="Der Beirat bittet den Kreistag, einen Abendbus nach Lindtal einzurichten.",
        originator_words="Yusuf Demirci",
    )  # fmt: skip
