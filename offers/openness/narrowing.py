"""What the address of the lens asks for: counted by what, and narrowed to which field, place and provider."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from coordination.network.codes import word_of
from coordination.network.fields import FieldOfAction
from desk.lists import UnknownQuery
from offers.catalogue.choices import PlaceKind
from offers.openness.choices import ADDRESS_WORDS, Dimension
from offers.openness.counting import Cell

BY, FIELD, PLACE, PROVIDER, OUTPUT = "nach", "feld", "gemeinde", "traeger", "ausgabe"
OUTPUTS = ("", "csv", "xlsx", "pdf")


@dataclass(frozen=True)
class Narrowing:
    """A checked address. Empty means: not narrowed. `place` as in `Cell.place`."""

    by: Dimension = Dimension.FIELD
    field: str = ""
    place: str = ""
    provider: str = ""
    output: str = ""

    def holds(self, cell: Cell) -> bool:
        """Whether these offers are meant."""
        return (
            (not self.field or self.field in cell.fields)
            and (not self.place or self.place == cell.place)
            and (not self.provider or self.provider == cell.provider)
        )

    def chosen(self, dimension: Dimension) -> str:
        """What one dimension is narrowed to."""
        return {
            Dimension.FIELD: self.field,
            Dimension.PLACE: self.place,
            Dimension.PROVIDER: self.provider,
        }.get(dimension, "")

    @property
    def line(self) -> tuple[Dimension, str] | None:
        """The line of the monthly counts that these offers are; nothing for more than one condition."""
        given = [(dimension, self.chosen(dimension)) for dimension in ADDRESS_WORDS.values()]
        given = [(dimension, key) for dimension, key in given if key]
        return None if len(given) > 1 else given[0] if given else (Dimension.ALL, "")

    @property
    def is_narrowed(self) -> bool:
        return bool(self.field or self.place or self.provider)

    def with_line(self, dimension: Dimension, key: str) -> "Narrowing":
        """The same, narrowed to one line of a dimension."""
        match dimension:
            case Dimension.FIELD:
                return replace(self, field=key)
            case Dimension.PLACE:
                return replace(self, place=key)
            case Dimension.PROVIDER:
                return replace(self, provider=key)
        return self

    def address(self, **changed: Any) -> str:
        """The page's address with these parameters, e.g. ``address(by=Dimension.PLACE)``."""
        asked = replace(self, **{"output": "", **changed})
        words = {dimension: word for word, dimension in ADDRESS_WORDS.items()}
        pairs = [
            (BY, words[asked.by] if asked.by != Dimension.FIELD else ""),
            (FIELD, asked.field), (PLACE, asked.place), (PROVIDER, asked.provider), (OUTPUT, asked.output),
        ]  # fmt: skip
        given = [(name, value) for name, value in pairs if value]
        return reverse("offers:openness") + (f"?{urlencode(given)}" if given else "")

    def offers(self, *doors: str, **more: str) -> str:
        """The list of exactly these offers, behind these doors (all if none is named)."""
        pairs = [
            ("public", "1"),
            ("field", self.field),
            ("provider", self.provider),
            *_place_pairs(self.place),
        ]
        pairs += [("openness", door) for door in doors] + list(more.items())
        return f"{reverse('offers:offer-list')}?{urlencode([(n, v) for n, v in pairs if v])}"


def read_narrowing(query: QueryDict) -> Narrowing:
    """Check the address; raises `UnknownQuery` (400) on what is no field, no place, no provider at all."""
    for name in query:
        if name not in (BY, FIELD, PLACE, PROVIDER, OUTPUT):
            raise UnknownQuery(name)
    by, field, place = query.get(BY) or "feld", query.get(FIELD, ""), query.get(PLACE, "")
    if by not in ADDRESS_WORDS:
        raise UnknownQuery(BY)
    if field and field not in FieldOfAction.values:
        raise UnknownQuery(FIELD)
    if place and place not in PlaceKind.values:
        place = _key(place, PLACE)
    output = query.get(OUTPUT, "")
    if output not in OUTPUTS:
        raise UnknownQuery(OUTPUT)
    provider = query.get(PROVIDER, "")
    return Narrowing(ADDRESS_WORDS[by], field, place, _key(provider, PROVIDER) if provider else "", output)


def field_word(code: str) -> str:
    return word_of(FieldOfAction, code)


def _place_pairs(place: str) -> list[tuple[str, str]]:
    """A Gemeinde holds only what happens at an address there."""
    if not place:
        return []
    if place == PlaceKind.ADDRESS:
        return [("place", place), ("municipality", "-")]
    if place in PlaceKind.values:
        return [("place", place)]
    return [("municipality", place), ("place", PlaceKind.ADDRESS)]


def _key(text: str, name: str) -> str:
    try:
        return str(UUID(text))
    except ValueError as error:
        raise UnknownQuery(name) from error
