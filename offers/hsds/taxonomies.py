"""Our lists of words as taxonomies: fields of action, target groups, the three doors."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from coordination.network.codes import has_any
from coordination.network.fields import FieldOfAction
from offers.catalogue.choices import Openness, TargetGroup
from offers.hsds.keys import key_of

LANGUAGE = "de"


@dataclass(frozen=True)
class Taxonomy:
    """A list of words. `column` is where an offer keeps its codes, `link_type` what they say of it."""

    code: str
    name: Promise
    description: Promise
    words: type[models.TextChoices]
    column: str
    link_type: str
    is_list: bool = True

    @property
    def key(self) -> str:
        return key_of("taxonomy", self.code)

    def term_key(self, code: str) -> str:
        return key_of("taxonomy", self.code, code)

    def codes_of(self, offer: dict[str, Any]) -> list[str]:
        value = offer[self.column]
        return list(value) if self.is_list else [value]

    def offers_with(self, codes: list[str]) -> Q:
        return has_any(self.column, codes) if self.is_list else Q(**{f"{self.column}__in": codes})

    def as_json(self) -> dict[str, Any]:
        return {"id": self.key, "name": str(self.name), "description": str(self.description)}

    def term_as_json(self, code: str) -> dict[str, Any]:
        label = str(self.words(code).label)
        return {
            "id": self.term_key(code),
            "code": code,
            "name": label,
            "description": f"{self.name}: {label}",
            "taxonomy": str(self.name),
            "taxonomy_id": self.key,
            "language": LANGUAGE,
        }


TAXONOMIES = (
    Taxonomy(
        "fields_of_action",
        _("Handlungsfelder"),
        _("Worum es geht: die dreizehn Handlungsfelder der Integrationsarbeit."),
        FieldOfAction,
        "fields_of_action",
        "topic",
    ),
    Taxonomy(
        "target_groups",
        _("Zielgruppen"),
        _("Für wen ein Angebot da ist, das nicht allen offen steht."),
        TargetGroup,
        "target_groups",
        "intended_audience",
    ),
    Taxonomy(
        "openness",
        _("Offenheit"),
        _("Wer kommen darf: alle, auf Anfrage alle, oder nur eine Gruppe."),
        Openness,
        "openness",
        "eligibility",
        is_list=False,
    ),
)


def terms() -> Iterator[tuple[Taxonomy, str]]:
    """Every word of every list."""
    for taxonomy in TAXONOMIES:
        for code in taxonomy.words.values:
            yield taxonomy, code


def taxonomy_by_key(key: str) -> Taxonomy | None:
    return next((item for item in TAXONOMIES if item.key == key), None)


def term_by_key(key: str) -> tuple[Taxonomy, str] | None:
    return next(((item, code) for item, code in terms() if item.term_key(code) == key), None)
