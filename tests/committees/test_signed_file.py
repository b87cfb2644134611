"""A signed file never changes, whatever is edited later; on both databases, with a control that shows the rule off."""

import hashlib
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from accounts import changes
from accounts.refusals import Refusal, WrongState
from committees.meetings.models import AgendaItem, Meeting, Part, Stay, Vote
from committees.meetings.services.items import write_record
from committees.meetings.services.minutes import note_correction, render_minutes, sign_minutes, write_remarks
from committees.papers.models import Resolution
from committees.roster.services import set_rules, update_committee
from coordination.network.models import ContactPerson
from documents.store import seal as lock
from documents.store.models import StoredDocument
from documents.store.services import verified_content
from tests.committees.make_minutes import TODAY, seal
from tests.committees.test_meetings_minutes import hold_meeting, part

pytestmark = pytest.mark.django_db
TABLE = StoredDocument._meta.db_table


@pytest.fixture
def meeting(cast) -> Meeting:
    return seal(cast, hold_meeting(cast))


def files(meeting: Meeting) -> dict[str, str]:
    """Fingerprints of the stored bytes of both parts, reckoned anew."""
    keys = dict(meeting.minutes.values_list("part", "document_id"))
    return {
        which: hashlib.sha256(bytes(StoredDocument.objects.get(pk=key).content)).hexdigest()
        for which, key in keys.items()
    }


def edit_everything(cast, meeting: Meeting) -> None:
    """What the house allows by its services, and behind their backs everything else."""
    board = update_committee(
        committee=meeting.committee, name="Diversitätsbeirat", short_name="DB", by=cast.coordinator
    )
    set_rules(committee=board, valid_from=TODAY, by=cast.coordinator, minutes_kind="resolutions")
    note_correction(minutes=part(meeting), text="Richtig: 12 Vordrucke.", today=TODAY, by=cast.clerk)
    changes.apply(
        cast.auental, {"name": "Landkreis Neu", "accent": "#7a1f4b"}, by=cast.admin, action="district.changed"
    )
    ContactPerson.objects.update(name="Umbenannt")
    AgendaItem.objects.update(record="Ganz anders.", proposal="Anders.")
    AgendaItem.objects.filter(part=Part.PUBLIC).update(title="Umbenannt")
    Vote.objects.update(text="Anders.", rule_words="Andere Regel")
    Resolution.objects.update(text="Anders.", responsible="Niemand")
    Stay.objects.update(channel=Stay.Channel.REMOTE)
    meeting.attendances.update(name="Umbenannt")
    Meeting.objects.update(location="Anderswo", chair_name="Niemand")
    meeting.minutes.update(remarks="Anders.")


def test_both_files_stay_byte_for_byte_although_a_new_print_would_differ(cast, meeting, as_person):
    before = files(meeting)
    document = StoredDocument.objects.get(pk=part(meeting).document_id)
    fetched = as_person("clerk").get(document.get_absolute_url()).content
    assert hashlib.sha256(fetched).hexdigest() == before["public"] == document.sha256
    edit_everything(cast, meeting)
    assert files(meeting) == before
    assert as_person("clerk").get(document.get_absolute_url()).content == fetched
    anew = render_minutes(Meeting.objects.get(pk=meeting.pk), Part.PUBLIC)
    assert hashlib.sha256(anew).hexdigest() != before["public"], "the edits would show in a new print"


def test_no_service_writes_into_signed_minutes(cast, meeting):
    item = meeting.items.get(number="Ö 2")
    with pytest.raises(WrongState):
        write_record(item=item, text="Anders.", by=cast.clerk)
    with pytest.raises(WrongState):
        write_remarks(minutes=part(meeting), text="Anders.", by=cast.clerk)
    with pytest.raises(WrongState):
        sign_minutes(
            meeting=meeting, role="clerk", name="Zweite Hand", signed_on=TODAY, today=TODAY, by=cast.clerk
        )


FORCED = {
    "update": lambda pk: StoredDocument.objects.filter(pk=pk).update(content=b"%PDF-1.7 falsch"),
    "save": lambda pk: _saved(StoredDocument.objects.get(pk=pk)),
    "delete": lambda pk: StoredDocument.objects.filter(pk=pk)._raw_delete(StoredDocument.objects.db),
    "unseal": lambda pk: StoredDocument.objects.filter(pk=pk).update(sealed_at=None),
    "sql": lambda pk: _sql(f"UPDATE {TABLE} SET size = size + 1 WHERE sealed_at IS NOT NULL"),
}


def _saved(document: StoredDocument) -> None:
    document.content = b"%PDF-1.7 neu"
    document.save()


def _sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("way", FORCED)
def test_the_database_itself_refuses_every_way_to_change_a_signed_file(meeting, way):
    before = files(meeting)
    with pytest.raises(DatabaseError, match="sealed document"), transaction.atomic():
        FORCED[way](part(meeting).document_id)
    assert files(meeting) == before


def test_control_without_the_lock_of_the_database_the_file_can_be_forged_and_is_then_not_handed_out(meeting):
    """The same write goes through with the triggers off, so the test above can fail; the fingerprint still tells."""
    document = StoredDocument.objects.get(pk=part(meeting).document_id)
    before = files(meeting)
    editor = SimpleNamespace(connection=connection, execute=lambda sql: connection.cursor().execute(sql))
    lock.remove(None, editor)
    try:
        FORCED["update"](document.pk)
        assert files(meeting) != before
        with pytest.raises(Refusal, match="Prüfwert"):
            verified_content(StoredDocument.objects.get(pk=document.pk))
    finally:
        lock.install(None, editor)
