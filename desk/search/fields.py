"""Fields that a record fills in itself whenever it is saved, one by one or in bulk."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from desk.search.lookups import Along, Among, Holds, OneOf
from desk.search.normal import searchable, sort_key


class SearchTextField(models.TextField):
    """The words of a record in one spelling; `sources` are attribute names or paths ("parent.name")."""

    def __init__(self, *args: Any, sources: Sequence[str] = (), **kwargs: Any):
        self.sources = tuple(sources)
        kwargs |= {"editable": False, "blank": True, "default": ""}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs["sources"] = list(self.sources)
        for given in ("editable", "blank", "default"):
            kwargs.pop(given, None)
        return name, path, args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        text = searchable(*(_reach(model_instance, source) for source in self.sources))
        setattr(model_instance, self.attname, text)
        return text


for _lookup in (Along, Among, Holds, OneOf):
    SearchTextField.register_lookup(_lookup)


class SortKeyField(models.CharField):
    """Where a name stands in a German list; sort by it instead of by the name itself."""

    def __init__(self, *args: Any, source: str = "name", **kwargs: Any):
        self.source = source
        kwargs |= {"editable": False, "blank": True, "default": "", "max_length": 200}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs["source"] = self.source
        for given in ("editable", "blank", "default", "max_length"):
            kwargs.pop(given, None)
        return name, path, args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        text = sort_key(str(_reach(model_instance, self.source) or ""))
        setattr(model_instance, self.attname, text)
        return text


def _reach(row: Any, path: str) -> Any:
    for step in path.split("."):
        row = getattr(row, step, None)
        if callable(row):
            row = row()
    return " ".join(str(item) for item in row) if isinstance(row, list | tuple) else row
