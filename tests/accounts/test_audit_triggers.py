"""The log cannot be rewritten, not even by our own code."""

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.audit import services as audit
from accounts.audit.models import AuditEntry


@pytest.fixture
def line(cast):
    return audit.record(by=cast.coordinator, action="test.line", row=cast.bruecke)


def test_a_line_cannot_be_changed(line):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEntry.objects.filter(pk=line.pk).update(actor_name="niemand")
    line.refresh_from_db()
    assert line.actor_name == "Selin Arndt"


def test_a_line_cannot_be_deleted(line):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEntry.objects.filter(pk=line.pk).delete()
    assert AuditEntry.objects.filter(pk=line.pk).exists()


def test_raw_sql_meets_the_same_trigger(line):
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM accounts_auditentry")
    assert AuditEntry.objects.filter(pk=line.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_a_transactional_test_can_still_be_flushed(line):
    assert AuditEntry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_and_the_triggers_are_back_afterwards(cast):
    row = audit.record(by=cast.coordinator, action="test.line", row=cast.bruecke)
    assert AuditEntry.objects.count() == 1  # the line of the test before is gone
    with pytest.raises(DatabaseError, match="append-only"):
        AuditEntry.objects.filter(pk=row.pk).delete()


def test_a_withdrawn_person_stays_in_the_log_by_name(cast):
    line = audit.record(by=cast.nobody, action="test.line", row=cast.bruecke)
    cast.nobody.delete()
    line.refresh_from_db()
    assert line.actor_name == "Ohne Rolle"
