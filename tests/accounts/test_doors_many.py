"""Several rights on one record, asked in one statement, say the same as one by one."""

import pytest
from django.http import Http404

from accounts.doors import fetch_visible, may, rights_on
from committees.papers.models import Paper
from committees.papers.selectors import paper_page_rows
from coordination.network.models import ContactPerson, Organisation
from tests.committees.make_papers import make_admitted, make_draft, make_secret
from tests.coordination import make as network

PEOPLE = ("coordinator", "clerk", "board_member", "ngo_editor", "case_worker", "admin", "outsider")


@pytest.mark.parametrize("make", [make_draft, make_admitted, make_secret])
@pytest.mark.parametrize("name", PEOPLE)
def test_all_at_once_equals_one_by_one(cast, make, name):
    user, paper = cast.people[name], make(cast)
    assert rights_on(user, paper, "VUPX") == {action: may(user, action, paper) for action in "VUPX"}


@pytest.mark.parametrize("name", PEOPLE)
def test_joins_in_a_door_do_not_matter(cast, name):
    user = cast.people[name]
    for row in Organisation.objects.all():
        assert rights_on(user, row, "VUX") == {action: may(user, action, row) for action in "VUX"}


def test_it_costs_one_statement_at_most(cast, django_assert_max_num_queries):
    row = fetch_visible(paper_page_rows(cast.clerk), cast.clerk, pk=make_admitted(cast).pk)
    assert isinstance(row, Paper)
    with django_assert_max_num_queries(1):
        rights_on(cast.clerk, row, "VUPX")


@pytest.mark.parametrize("name", PEOPLE)
def test_a_person_with_several_functions_is_one_record_with_all_its_rights(cast, name):
    """One function is public, one of the own organisation, one of neither: each gives another answer."""
    user = cast.people[name]
    person = network.person(cast.bruecke, "Rukhsana Iqbal")
    network.function(
        person, network.organisation(cast.auental, "Chor Lindtal"), is_public=True, is_official=True
    )
    network.function(person, network.organisation(cast.auental, "Verein Aue"))
    if not may(user, "V", person):
        with pytest.raises(Http404):
            fetch_visible(ContactPerson, user, ask="UX", pk=person.pk)
        return
    row = fetch_visible(ContactPerson, user, ask="UX", pk=person.pk)
    fresh = ContactPerson.objects.get(pk=person.pk)
    assert rights_on(user, row, "UX") == {action: may(user, action, fresh) for action in "UX"}
