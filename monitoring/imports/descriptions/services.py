"""Taking descriptions over: one key in the log, texts of people only with their agreement."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from monitoring.imports.descriptions.proposing import ACTION, ASKED, Proposals, propose
from monitoring.imports.descriptions.reading import Described
from monitoring.imports.models import ValueFile
from monitoring.imports.sources import open_source
from monitoring.imports.uploads import forget_content, stream_of
from monitoring.imports.writing import UNSORTED, kind_of_unit
from monitoring.indicators.models import Indicator
from monitoring.indicators.services import create_indicator

State = ValueFile.State


def proposals_of(file: ValueFile) -> Proposals:
    """The table against what stands now, however long the file has lain."""
    with stream_of(file) as stream:
        return propose(file.district, open_source(file.file_name, stream))


def take_descriptions(
    *,
    file: ValueFile,
    agreed: Collection[str] = (),
    with_new: bool = False,
    by: User,
    version: int | None = None,
) -> ValueFile:
    """Write what may be written. `agreed`: keys of texts a person wrote and lets go; `with_new`: unknown
    indicators become drafts. Raises `WrongState` for a file that is taken or thrown away, `Refusal` for nothing to do.
    """
    with transaction.atomic():
        current = changes.lock(file, version=version)
        if current.state != State.CHECKED:
            raise WrongState(_("Diese Datei ist schon übernommen oder verworfen."))
        changes.lock(current.district)
        found = proposals_of(current)
        written = _write(found, agreed, current, by)
        if with_new:
            for line in found.unknown:
                written += _create(line, current, by)
        if not written:
            raise Refusal(_("Nichts ist ausgewählt, was neu oder anders wäre."))
        values = {"state": State.APPLIED, "findings": {"described": written}}
        done = changes.apply(current, values, by=by, action="value_file.applied", batch=current.pk)
        forget_content(done)
    return done


def _write(found: Proposals, agreed: Collection[str], file: ValueFile, by: User) -> int:
    count = 0
    for proposal in found.changing:
        values = {
            text.name: text.value for key, text in proposal.rows if text.state != ASKED or key in agreed
        }
        if values:
            changes.apply(proposal.indicator, values, by=by, action=ACTION, batch=file.pk)
            count += len(values)
    return count


def _create(line: Described, file: ValueFile, by: User) -> int:
    """A draft with what the table says of it; one whose number is taken or missing stays out."""
    title, code = line.values.get("title", ""), line.code[:40]
    taken = Indicator.objects.filter(district=file.district_id, code=code).exists()
    if not title or not code or taken:
        return 0
    values: dict[str, Any] = {"unit": "?", **line.values}
    create_indicator(
        district=file.district,
        by=by,
        new_dimension=UNSORTED[0],
        new_component=UNSORTED[1],
        inkar_key=line.key,
        code=code,
        kind=kind_of_unit(line.values.get("unit", "")),
        **values,
    )
    return 1
