"""The structure of the house, and for each rule a planted breach that shows the rule can fail."""

from pathlib import Path

import pytest

from tests import architecture

ROOT = Path(__file__).resolve().parent.parent

RULES = [
    architecture.imports_to_the_right,
    architecture.circles_between_slices,
    architecture.weasyprint_outside_documents,
    architecture.bare_managers_at_the_edge,
    architecture.public_pages_beyond_published,
    architecture.nameless_modules,
    architecture.too_long,
    architecture.signals_and_save_overrides,
    architecture.models_without_docstring,
]

BREACHES = [
    (architecture.imports_to_the_right, {"accounts/x.py": "from committees.models import Committee\n"}),
    (
        architecture.circles_between_slices,
        {
            "offers/catalogue/a.py": "from offers.funding import b\n",
            "offers/funding/b.py": "import offers.catalogue.a\n",
        },
    ),
    (architecture.weasyprint_outside_documents, {"committees/x.py": "import weasyprint\n"}),
    (architecture.bare_managers_at_the_edge, {"offers/catalogue/views.py": "x = Offer.objects.all()\n"}),
    (
        architecture.public_pages_beyond_published,
        {"offers/catalogue/public.py": "from offers.catalogue.selectors import all_offers\n"},
    ),
    (architecture.nameless_modules, {"desk/utils.py": "x = 1\n"}),
    (architecture.too_long, {"desk/long.py": "x = 1\n" * 401}),
    (architecture.signals_and_save_overrides, {"desk/s.py": "from django.dispatch import receiver\n"}),
    (
        architecture.models_without_docstring,
        {"desk/models.py": "class A(models.Model):\n    x = 1\n"},
    ),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule):
    assert rule(ROOT) == []


@pytest.mark.parametrize(("rule", "files"), BREACHES, ids=lambda part: getattr(part, "__name__", ""))
def test_a_planted_breach_is_found(rule, files, tmp_path):
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    assert rule(tmp_path), f"{rule.__name__} overlooked {files}"


def test_every_rule_has_its_breach():
    assert {rule for rule, _files in BREACHES} == set(RULES)
