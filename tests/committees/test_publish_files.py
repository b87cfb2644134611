"""A motion that became public keeps its earlier files to itself until the office hands out each of them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.refusals import WrongState
from committees.oparl.models import OparlMark
from committees.papers.models import Paper
from committees.papers.published_selectors import published_paper_files
from committees.papers.services.files import attach_file, publish_file
from committees.papers.services.papers import admit_paper, change_paper, refuse_paper, withdraw_paper
from committees.roster.models import Committee
from documents.store.models import StoredDocument
from documents.store.selectors import readable_document
from tests.cast import TODAY
from tests.committees.make_papers import make_secret, make_submitted

pytestmark = pytest.mark.django_db
CHECKED = {"is_checked": "on"}


def attach(paper, cast, title="Lageplan") -> StoredDocument:
    upload = SimpleUploadedFile("plan.pdf", b"%PDF-1.7\n%%EOF\n")
    return attach_file(paper=paper, title=title, upload=upload, by=cast.clerk)


@pytest.fixture
def turned(cast) -> tuple[Paper, list[StoredDocument]]:
    """Handed in as non-public with two files, then made public and admitted, then a third file."""
    paper = make_submitted(
        cast, is_public=False, public_title="Einzelangelegenheit", confidential_reason="Namen"
    )
    files = [attach(paper, cast), attach(paper, cast, "Bescheid Quittenbaum")]
    paper = change_paper(paper=paper, by=cast.clerk, is_public=True, public_title="", confidential_reason="")
    paper = admit_paper(paper=paper, today=TODAY, by=cast.clerk)
    return paper, [*files, attach(paper, cast, "Fahrplan")]


def page(paper, document) -> str:
    return reverse("committees:paper-file-publish", kwargs={"pk": paper.pk, "document": document.pk})


def public_titles(paper) -> list[str]:
    return [row.title for row in published_paper_files([paper.pk], paper.district).get(paper.pk, [])]


def test_by_itself_nothing_of_the_earlier_files_goes_out(turned, client):
    paper, (plan, letter, _later) = turned
    assert public_titles(paper) == ["Fahrplan"]
    for document in (plan, letter):
        assert client.get(document.get_absolute_url()).status_code == 302


def test_one_by_one_after_a_look_and_a_confirmation_that_names_the_consequence(
    turned, cast, as_person, client
):
    paper, (plan, letter, _later) = turned
    office = as_person("clerk")
    asked = office.get(page(paper, plan)).content.decode()
    assert "ohne Anmeldung herunterladen" in asked
    assert "Zurückholen lässt sich das nicht" in asked
    assert office.post(page(paper, plan)).status_code == 422 or public_titles(paper) == ["Fahrplan"]
    OparlMark.objects.all().delete()
    assert office.post(page(paper, plan), CHECKED).status_code == 303
    assert public_titles(paper) == ["Lageplan", "Fahrplan"]
    assert OparlMark.objects.exists(), "the open interface follows"
    assert AuditEntry.objects.filter(action="document.published", actor=cast.clerk).count() == 1
    client.logout()
    assert client.get(plan.get_absolute_url()).status_code == 200
    assert client.get(letter.get_absolute_url()).status_code == 302


def test_only_the_office_offers_it_and_only_where_there_is_something_to_publish(turned, as_person):
    paper, (plan, _letter, later) = turned
    text = as_person("clerk").get(paper.get_absolute_url()).content.decode()
    assert page(paper, plan) in text
    assert page(paper, later) not in text
    assert page(paper, plan) not in as_person("board_member").get(paper.get_absolute_url()).content.decode()


def test_a_nonpublic_motion_publishes_nothing_and_a_file_only_once(turned, cast):
    secret = make_secret(cast, title="Noch eines")
    document = attach(secret, cast)
    with pytest.raises(WrongState, match="nichtöffentlich"):
        publish_file(paper=secret, document=document, by=cast.clerk)
    paper, (plan, *_rest) = turned
    publish_file(paper=paper, document=plan, by=cast.clerk)
    plan.refresh_from_db()
    with pytest.raises(WrongState, match="schon öffentlich"):
        publish_file(paper=paper, document=plan, by=cast.clerk)


def test_a_file_of_another_record_is_not_found_here(turned, cast, as_person):
    paper, _files = turned
    other = attach(make_secret(cast, title="Noch eines"), cast)
    assert as_person("clerk").post(page(paper, other), CHECKED).status_code == 404
    other.refresh_from_db()
    assert other.audience == "internal"
    assert readable_document(cast.outsider, other.pk) is None


@pytest.mark.parametrize("step", ["refuse", "withdraw", "closed committee"])
def test_files_of_a_motion_that_nobody_outside_can_read_are_not_offered(cast, as_person, step):
    paper = make_submitted(
        cast, is_public=False, public_title="Einzelangelegenheit", confidential_reason="Namen"
    )
    plan = attach(paper, cast)
    paper = change_paper(paper=paper, by=cast.clerk, is_public=True, public_title="", confidential_reason="")
    assert page(paper, plan) in as_person("clerk").get(paper.get_absolute_url()).content.decode()
    if step == "refuse":
        refuse_paper(paper=paper, reason="nicht zuständig", today=TODAY, by=cast.clerk)
    elif step == "withdraw":
        withdraw_paper(paper=paper, today=TODAY, by=cast.clerk)
    else:
        Committee.objects.filter(pk=paper.committee_id).update(is_public_default=False)
    text = as_person("clerk").get(paper.get_absolute_url()).content.decode()
    assert "Lageplan" in text
    assert page(paper, plan) not in text
    with pytest.raises(WrongState, match="für niemanden außerhalb"):
        publish_file(paper=Paper.objects.get(pk=paper.pk), document=plan, by=cast.clerk)
