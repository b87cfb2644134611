"""Keeping documents: fingerprint, seal, and the owner's door on every download."""

import dataclasses
import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal, WrongState
from documents.store.models import StoredDocument
from documents.store.selectors import documents_of, readable_document, readable_of
from documents.store.services import (
    delete_document,
    fingerprint,
    safe_file_name,
    seal_document,
    store_document,
    verified_content,
)
from tests.documents.make import make_document, make_job, withdraw


def url(document: StoredDocument) -> str:
    return reverse("documents:document-download", kwargs={"pk": document.pk})


def test_a_document_remembers_what_it_was_made_from(cast):
    @dataclasses.dataclass(frozen=True)
    class Context:
        title: str
        held_on: dt.date
        amount: Decimal
        items: tuple[str, ...]

    context = Context("Sitzung", dt.date(2026, 3, 17), Decimal("12.50"), ("a", "b"))
    document = make_document(cast, context=context, template="documents/list.html")
    document.refresh_from_db()
    assert document.context == {
        "title": "Sitzung",
        "held_on": "2026-03-17",
        "amount": "12.50",
        "items": ["a", "b"],
    }
    assert document.sha256 == fingerprint(b"%PDF-1.7 Inhalt")
    assert len(document.template_version) == 12
    assert (document.mime, document.size) == ("application/pdf", 15)


def test_lists_of_documents_leave_the_bytes_in_the_database(cast):
    make_document(cast)
    assert "content" in documents_of(cast.bruecke).get().get_deferred_fields()


def test_the_log_holds_neither_bytes_nor_context(cast):
    make_document(cast, context={"secret": "x"})
    entry = AuditEntry.objects.get(action="document.stored")
    assert "content" not in entry.after
    assert "context" not in entry.after


def test_an_owner_without_a_door_is_a_mistake(cast):
    with pytest.raises(TypeError, match="no door"):
        make_document(cast, owner=cast.coordinator)


def test_an_empty_document_is_refused(cast):
    with pytest.raises(ValidationError) as caught:
        make_document(cast, data=b"")
    (problem,) = caught.value.error_dict["__all__"]
    assert problem.params["constraint"] == "stored_document_not_empty"
    assert problem.messages == ["Diese Angaben passen so nicht zusammen: „Größe“. Bitte prüfen."]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Niederschrift 7/2025 (öffentlich).pdf", "Niederschrift-7-2025-öffentlich.pdf"),
        ("../../etc/passwd", "etc-passwd"),
        ("..\\..\\boese.exe", "boese.exe"),
        ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie-x1.pdf"),
        ("\u202egnp.pdf", "gnp.pdf"),
        ("", "dokument"),
        (".pdf", "pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_file_names_are_made_harmless(name, safe):
    assert safe_file_name(name) == safe


# --- The seal ---------------------------------------------------------------------------


@pytest.fixture
def sealed(cast) -> StoredDocument:
    """Sealed in a database as the migrations leave it, with its triggers."""
    return make_document(cast, seal=True)


@pytest.mark.parametrize(
    "change",
    [
        {"content": b"anders"},
        {"sealed_at": None},
        {"title": "anders"},
        {"audience": "public"},
        {"resource": "organisation"},
    ],
    ids=str,
)
def test_a_sealed_document_cannot_be_changed_even_past_all_code(sealed, change):
    with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
        StoredDocument.objects.filter(pk=sealed.pk).update(**change)
    sealed.refresh_from_db()
    assert bytes(sealed.content) == b"%PDF-1.7 Inhalt"


def test_a_sealed_document_cannot_be_deleted_even_past_all_code(sealed):
    with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
        StoredDocument.objects.filter(pk=sealed.pk).delete()
    with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
        sealed.district.delete()
    assert StoredDocument.objects.filter(pk=sealed.pk).exists()


def test_services_say_so_in_words(sealed, cast):
    with pytest.raises(WrongState):
        delete_document(document=sealed, by=cast.coordinator)
    with pytest.raises(WrongState):
        seal_document(document=sealed, by=cast.coordinator)


def test_a_draft_can_be_sealed_later_and_deleted_before(sealed, cast):
    draft = make_document(cast)
    assert seal_document(document=draft, by=cast.coordinator).sealed_at
    other = make_document(cast)
    delete_document(document=other, by=cast.coordinator)
    assert not StoredDocument.objects.filter(pk=other.pk).exists()


# --- Handing out ------------------------------------------------------------------------


def test_a_download_is_an_attachment_that_runs_nowhere(as_person, cast):
    document = make_document(cast, file_name="Übersicht „Träger“ 2026.pdf")
    answer = as_person("coordinator").get(url(document))
    assert answer.status_code == 200
    assert answer.content == b"%PDF-1.7 Inhalt"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''%C3%9Cbersicht-Tr%C3%A4ger-2026.pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"


def test_a_damaged_document_is_not_handed_out(as_person, cast):
    document = make_document(cast)
    StoredDocument.objects.filter(pk=document.pk).update(content=b"%PDF-1.7 Inhalt!")
    with pytest.raises(Refusal, match="Prüfwert"):
        verified_content(StoredDocument.objects.get(pk=document.pk))
    answer = as_person("coordinator").get(url(document))
    assert answer.status_code == 409
    assert b"%PDF" not in answer.content
    assert AuditEntry.objects.filter(action="document.damaged").exists()


def test_the_outsider_and_the_anonymous_learn_nothing(as_person, cast):
    document = make_document(cast)
    assert as_person("outsider").get(url(document)).status_code == 404
    answer = as_person("anonymous").get(url(document))
    assert (answer.status_code, "dokumente" in answer["Location"]) == (302, True)


def test_a_public_document_needs_no_sign_in_while_its_owner_is_published(as_person, cast):
    document = make_document(cast, audience="public")
    assert as_person("anonymous").get(url(document)).status_code == 200
    assert as_person("outsider").get(url(document)).status_code == 200
    withdraw(cast.bruecke)
    assert readable_document(None, document.pk) is None
    assert as_person("anonymous").get(url(document)).status_code == 302
    assert as_person("outsider").get(url(document)).status_code == 404


def test_an_internal_document_is_not_opened_by_a_published_owner(as_person, cast):
    document = make_document(cast)
    assert as_person("board_member").get(url(document)).status_code == 404
    assert as_person("coordinator").get(url(document)).status_code == 200


def test_a_page_lists_the_documents_that_open_and_no_titles_of_others(cast, django_assert_max_num_queries):
    """Asked once for each kind of protection, however many there are."""
    handed_out = [make_document(cast, audience="public") for _number in range(3)]
    inside = [make_document(cast) for _number in range(3)]
    guarded = make_document(cast, resource="organisation_note")
    with django_assert_max_num_queries(6):
        assert set(readable_of(cast.coordinator, cast.bruecke)) == {*handed_out, *inside, guarded}
    assert set(readable_of(cast.people["board_member"], cast.bruecke)) == set(handed_out)
    for person in ("coordinator", "board_member", "ngo_editor", "outsider"):
        user = cast.people[person]
        opened = {row for row in documents_of(cast.bruecke) if readable_document(user, row.pk)}
        assert set(readable_of(user, cast.bruecke)) == opened, person


def test_another_line_of_the_table_may_guard_a_document(as_person, cast):
    document = make_document(cast, resource="organisation_note")
    assert as_person("coordinator").get(url(document)).status_code == 200
    assert as_person("case_worker").get(url(document)).status_code == 404


def test_reading_a_protected_document_leaves_a_line_in_the_log(as_person, cast):
    plain, protected = make_document(cast), make_document(cast, resource="interpreter_private")
    client = as_person("coordinator")
    client.get(url(plain))
    assert not AuditEntry.objects.filter(is_read=True).exists()
    client.get(url(protected))
    line = AuditEntry.objects.get(is_read=True)
    assert (line.actor, line.row_id) == (cast.coordinator, str(protected.pk))


def test_the_result_of_a_job_belongs_to_the_person_alone(as_person, cast):
    document = make_document(cast, owner=make_job(cast))
    assert as_person("coordinator").get(url(document)).status_code == 200
    assert as_person("second_coordinator").get(url(document)).status_code == 404


def test_nobody_lists_documents_past_their_owners(cast):
    make_document(cast)
    for person in cast.people.values():
        assert not StoredDocument.objects.visible_to(person).exists()


def test_a_download_costs_few_queries(as_person, cast, django_assert_max_num_queries):
    document = make_document(cast)
    client = as_person("coordinator")
    with django_assert_max_num_queries(12):
        client.get(url(document))


def test_storing_is_refused_above_fifty_megabytes(cast, monkeypatch):
    monkeypatch.setattr("documents.store.services.MAX_BYTES", 10)
    with pytest.raises(Refusal, match="50 MB"):
        store_document(
            kind="x",
            owner=cast.bruecke,
            file_name="a",
            data=b"x" * 11,
            by=cast.coordinator,
            district=cast.auental,
        )
