"""Tasks: states, owners, privacy, reminders."""

import datetime as dt

import pytest
from django.http import Http404

from accounts.refusals import Refusal, WrongState
from coordination.network import services
from coordination.network.models import Task
from coordination.network.reminders import remind_owners
from coordination.network.selectors import subject_row, task_rows, tasks_of
from coordination.network.today import items
from desk.mail.models import DigestItem
from tests.cast import TODAY
from tests.coordination import make


def test_a_task_hangs_on_its_record_and_leads_back(cast):
    task = make.task(cast.coordinator, cast.coordinator, subject=cast.bruecke)
    box = tasks_of(cast.bruecke, cast.coordinator)
    assert list(box) == [task]
    assert box.add_url.endswith(f"?typ=coordination.organisation&id={cast.bruecke.pk}")
    assert task.subject_url == cast.bruecke.get_absolute_url()


def test_whoever_may_not_add_tasks_gets_no_link(cast):
    assert tasks_of(cast.bruecke, cast.ngo_editor).add_url == ""


def test_the_owner_must_work_in_the_district(cast):
    with pytest.raises(Refusal):
        make.task(cast.outsider, cast.coordinator)


def test_done_dropped_and_open_again(cast):
    task = make.task(cast.coordinator, cast.coordinator)
    done = services.complete_task(task, today=TODAY, by=cast.coordinator)
    assert (done.status, done.closed_on) == ("done", TODAY)
    with pytest.raises(WrongState):
        services.complete_task(done, today=TODAY, by=cast.coordinator)
    with pytest.raises(WrongState):
        services.drop_task(done, reason="x", today=TODAY, by=cast.coordinator)
    again = services.reopen_task(done, by=cast.coordinator)
    with pytest.raises(Refusal):
        services.drop_task(again, reason=" ", today=TODAY, by=cast.coordinator)
    dropped = services.drop_task(again, reason="hat sich erledigt", today=TODAY, by=cast.coordinator)
    assert (dropped.status, dropped.closing_reason) == ("dropped", "hat sich erledigt")
    opened = services.reopen_task(dropped, by=cast.coordinator)
    with pytest.raises(WrongState):
        services.reopen_task(opened, by=cast.coordinator)


def test_a_closed_task_is_not_changed(cast):
    done = services.complete_task(make.task(cast.clerk, cast.clerk), today=TODAY, by=cast.clerk)
    with pytest.raises(WrongState):
        services.update_task(done, fields={"title": "x"}, today=TODAY, by=cast.clerk)


def test_a_private_task_is_seen_by_its_people_only(cast):
    task = make.task(cast.case_worker, cast.case_worker, is_private=True)
    seen_by = [name for name, user in cast.people.items() if task_rows(user).filter(pk=task.pk).exists()]
    assert seen_by == ["case_worker"]


def test_an_ordinary_task_is_seen_by_owner_author_and_coordination(cast):
    task = make.task(cast.clerk, cast.admin)
    seen_by = {name for name, user in cast.people.items() if task_rows(user).filter(pk=task.pk).exists()}
    assert seen_by == {"clerk", "admin", "coordinator", "second_coordinator"}


def test_a_guessed_subject_of_the_other_district_is_not_there(cast):
    for label, key in (
        ("coordination.organisation", cast.foreign_organisation.pk),
        ("accounts.user", cast.outsider.pk),
        ("no.model", "x"),
        ("nonsense", "x"),
        ("coordination.organisation", "not-a-key"),
    ):
        with pytest.raises(Http404):
            subject_row(cast.coordinator, label, key)


def test_one_task_for_each_of_several_rows(cast):
    rows = [cast.bruecke, make.organisation(cast.auental, "Zweite")]
    number = services.create_tasks_for(
        rows=rows, title="Bestätigung holen", owner=cast.coordinator, by=cast.coordinator, today=TODAY
    )
    assert number == 2
    assert set(Task.objects.values_list("subject_label", flat=True)) == {"Brücke Auental e. V.", "Zweite"}


def test_the_morning_mail_names_a_due_task_once(cast):
    make.task(cast.clerk, cast.clerk, due_on=TODAY)
    make.task(cast.clerk, cast.clerk, due_on=TODAY + dt.timedelta(days=1))
    assert remind_owners(day=TODAY) == 1
    assert remind_owners(day=TODAY) == 0
    assert DigestItem.objects.get().title == "Raum suchen"


def test_a_new_day_is_reminded_of_again(cast):
    task = make.task(cast.clerk, cast.clerk, due_on=TODAY)
    remind_owners(day=TODAY)
    later = TODAY + dt.timedelta(days=7)
    services.update_task(task, fields={"due_on": later}, today=TODAY, by=cast.clerk)
    assert remind_owners(day=later) == 1


def test_the_mail_does_not_tell_what_a_private_task_is_about(cast):
    make.task(cast.case_worker, cast.case_worker, due_on=TODAY, title="Fall ansehen", is_private=True)
    remind_owners(day=TODAY)
    assert "Fall" not in DigestItem.objects.get().title


def test_heute_shows_what_is_due_this_week_and_nothing_of_others(cast):
    make.task(cast.clerk, cast.clerk, title="heute", due_on=TODAY)
    make.task(cast.clerk, cast.clerk, title="später", due_on=TODAY + dt.timedelta(days=30))
    make.task(cast.coordinator, cast.coordinator, title="andere", due_on=TODAY)
    todo, date = items(cast.clerk, TODAY)
    assert (todo.title, todo.weight) == ("heute", 90)
    assert date.text == "heute"
