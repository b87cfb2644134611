"""What the slice gives to the search across everything."""

from django.utils.translation import gettext_lazy as _

from coordination.interpreting.models import Interpreter
from coordination.interpreting.selectors import interpreter_rows
from desk.search.sources import SearchSource


def _line(person: Interpreter) -> str:
    return ", ".join(str(language) for language in person.languages.all())


SOURCES = [
    SearchSource(
        "interpreters",
        _("Sprachmittler:innen"),
        rows=interpreter_rows,
        line=_line,
        icon="interpreting",
        noun=_("Sprachmittler:in"),
    )
]
