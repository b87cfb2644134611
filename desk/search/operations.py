"""Migration operation that builds the search index the database at hand can offer."""

from typing import Any

from django.db.migrations.operations.base import Operation

from desk.search import index


class InstallSearchIndex(Operation):
    """``InstallSearchIndex("coordination", "organisation")`` behind the migration that adds the field.

    PostgreSQL: trigram index on `field`. SQLite: two FTS5 tables kept by triggers.
    """

    reversible = True
    reduces_to_sql = False

    def __init__(self, app_label: str, model_name: str, field: str = "search_text"):
        self.app_label, self.model_name, self.field = app_label, model_name, field

    def deconstruct(self) -> Any:
        return self.__class__.__qualname__, [self.app_label, self.model_name, self.field], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The index is no part of the models."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model = to_state.apps.get_model(self.app_label, self.model_name)
        index.install(schema_editor, model._meta.db_table, self.field)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model = to_state.apps.get_model(self.app_label, self.model_name)
        index.remove(schema_editor, model._meta.db_table, self.field)

    def describe(self) -> str:
        return f"Install the search index of {self.app_label}.{self.model_name}"
