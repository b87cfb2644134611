"""Broken constraints are found in one statement, and they are the same that Django finds one by one."""

import datetime as dt
from decimal import Decimal

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from accounts.constraints import broken_constraints
from offers.catalogue.models import Offer
from tests.offers import make

pytestmark = pytest.mark.django_db


def one_by_one(row):
    found = []
    for model, constraints in row.get_constraints():
        for constraint in constraints:
            try:
                constraint.validate(model, row)
            except ValidationError as error:
                found.append((constraint.name, error.messages, error.code))
    return found


def together(row):
    return [
        (constraint.name, error.messages, error.code) for constraint, _model, error in broken_constraints(row)
    ]


#: What makes rules speak up, field by field kind.
ODD = {
    models.DateField: [dt.date(1999, 1, 1), dt.date(2099, 1, 1), None],
    models.DateTimeField: [dt.datetime(1999, 1, 1, tzinfo=dt.UTC), None],
    models.IntegerField: [-7, 0, 10_000, None],
    models.DecimalField: [Decimal("-1"), Decimal("99999"), None],
    models.BooleanField: [True, False],
    models.CharField: ["", "gibt-es-nicht"],
    models.TextField: ["", "Text"],
}


def oddities(model):
    """Unsaved rows of a model, each with one unlikely value."""
    yield model()
    for field in model._meta.local_concrete_fields:
        kind = next((kind for kind in type(field).__mro__ if kind in ODD), None)
        if kind and not field.primary_key and not field.generated:
            for value in ODD[kind]:
                yield model(**{field.attname: value})


MODELS = [
    model
    for model in apps.get_models()
    if sum(isinstance(one, models.CheckConstraint) for one in model._meta.constraints) > 1
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_they_are_those_that_are_found_one_by_one(model):
    for row in oddities(model):
        assert together(row) == one_by_one(row)


def test_some_of_these_rows_break_something():
    """Else the comparison above would prove nothing."""
    broken = {name for model in MODELS for row in oddities(model) for name, *_rest in together(row)}
    assert len(broken) > 40


def test_a_record_with_many_rules_costs_one_statement_for_them_all(cast):
    row = make.draft(cast)
    checks = [one for one in Offer._meta.constraints if isinstance(one, models.CheckConstraint)]
    others = len(Offer._meta.constraints) - len(checks)
    with CaptureQueriesContext(connection) as captured:
        assert broken_constraints(row) == []
    asked = [query for query in captured if "SAVEPOINT" not in query["sql"]]
    assert len(checks) > 10
    assert len(asked) <= 1 + others
