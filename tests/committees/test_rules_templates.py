"""Templates and sentences: every value has a source, unchecked ones say so, deviations lose the template's."""

import pytest

from committees.roster.models import RuleProfile
from committees.roster.sheets import rule_groups, rule_lines, unchecked_rules
from committees.rules.catalogue import FIELDS, KEYS, SPECS, sentence_of
from committees.rules.templates import TEMPLATES, Mark, Template
from tests.committees.profiles import profile


@pytest.mark.parametrize("key", list(TEMPLATES))
def test_a_template_says_every_rule_with_every_value_and_a_source(key):
    template = TEMPLATES[key]
    assert set(template.rules) == set(KEYS)
    for spec in SPECS:
        given = template.rules[spec.key]
        assert set(given.values) == set(spec.fields), spec.key
        assert given.source, spec.key
        assert len(given.source) <= 250
    profile(key).clean_fields(exclude=["committee", "district", "valid_from"])


@pytest.mark.parametrize("key", list(TEMPLATES))
def test_every_rule_is_a_german_sentence_and_unread_ones_are_to_be_checked(key):
    rules = profile(key)
    lines = {line.key: line for group in rule_groups(rules) for line in group.lines}
    assert tuple(lines) == KEYS
    for name, line in lines.items():
        assert line.words[0].isupper(), line
        assert line.words.endswith("."), line
        assert line.is_checked is (TEMPLATES[key].rules[name].mark == Mark.READ)
        assert ("bitte prüfen" in rules.cited(name)) is not line.is_checked
        assert line.origin.startswith("Vorlage ")


def test_every_value_of_the_profile_belongs_to_one_rule():
    own = {"id", "version", "created_at", "updated_at", "district", "committee", "valid_from", "valid_until"}
    known = {field.name for field in RuleProfile._meta.concrete_fields} - own - {"template", "sources"}
    assert set(FIELDS) == known
    assert len(FIELDS) == len(set(FIELDS))


def test_a_deviation_is_the_boards_own_and_never_cites_the_land():
    silent = profile("SH", notice_days=14)
    assert silent.source("notice") == ""
    assert "bitte prüfen" in silent.cited("notice")
    named = profile("SH", notice_days=14, sources={"notice": "§ 4 GeschO"})
    assert named.sources["notice"] == {"text": "§ 4 GeschO", "origin": "own", "checked": True}
    assert named.sources["receipt"]["origin"] == "template"
    assert named.cited("notice") == "§ 4 GeschO"


def test_sentences_compute_with_the_seats_of_the_board():
    rules = profile("SH", 15)
    assert "8 von 15" in sentence_of("quorum", rules)
    assert "Unter 5 Sitzen" in sentence_of("presumption", rules)
    assert sentence_of("receipt", rules) == "Die Ladung gilt am 4. Tag nach dem Versand als zugegangen."
    assert "10 Ja von 15 nötig" in sentence_of("recall", rules)


def test_marks_stand_as_in_the_domain_paper():
    read = {key: {k for k, g in t.rules.items() if g.mark == Mark.READ} for key, t in TEMPLATES.items()}
    assert {"quorum", "presumption", "majority", "minutes", "signatures"} <= read[Template.HE]
    assert {"notice", "receipt", "late", "conflict", "due"} <= read[Template.SH]
    assert "notice" not in read[Template.HE] | read[Template.BW] | read[Template.TH] | read[Template.ST]
    assert read[Template.LIGHT] == set()


def test_the_light_rules_ask_for_neither_quorum_nor_notice():
    rules = profile(Template.LIGHT, 5)
    assert (rules.notice_days, rules.needed_of(5)) == (0, 0)
    assert sentence_of("quorum", rules) == "Eine Beschlussfähigkeit ist nicht nötig."
    assert unchecked_rules(rules) == len(KEYS)
    assert len(rule_lines(rules)) == 8
