"""Edition, source and credit of a file, as far as layout and publisher tell them; what somebody wrote stays."""

import re
from typing import Any

from monitoring.imports.cells import Told
from monitoring.imports.models import ValueFile

#: The licence under which BBSR and the statistical offices publish (README of the data).
OPEN_LICENCE = "dl-de/by-2-0"
#: As much as the fields take.
MOST = {"edition": 60, "source": 300, "licence": 60, "attribution": 300}
INKAR, GENESIS = frozenset("ABCD"), frozenset("EFG")


def credit_of(file: ValueFile, told: Told) -> dict[str, Any]:
    """Values for the empty fields of the file."""
    edition = file.edition or told.edition
    year = (re.findall(r"20\d\d", edition) or [""])[-1]
    found = {"edition": edition}
    if file.layout in INKAR:
        words = ", ".join(filter(None, ["© BBSR Bonn", edition or "INKAR", OPEN_LICENCE]))
        found |= {"source": told.source or "BBSR, INKAR", "licence": OPEN_LICENCE, "attribution": words}
    elif file.layout in GENESIS:
        words = ", ".join(
            filter(None, ["© Statistische Ämter des Bundes und der Länder", year, OPEN_LICENCE])
        )
        found |= {"source": told.source or "GENESIS", "licence": OPEN_LICENCE, "attribution": words}
    return {name: value[: MOST[name]] for name, value in found.items() if value and not getattr(file, name)}
