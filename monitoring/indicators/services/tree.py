"""The tree above the indicators: its parts come with the first indicator that needs them."""

from django.db.models import Max

from accounts import changes
from accounts.districts.models import District
from accounts.users.models import User
from monitoring.indicators.models import Component, Dimension


def component_named(*, district: District, dimension: str, component: str, by: User) -> Component:
    """The component of this name, made if the district has none yet; call it inside a transaction."""
    top = Dimension.objects.filter(district=district, title=dimension).first()
    if top is None:
        made = Dimension(district=district, title=dimension, order=_next(Dimension, district=district))
        top = changes.create(made, by=by, action="dimension.created")
    found = Component.objects.filter(dimension=top, title=component).first()
    if found is not None:
        return found
    row = Component(district=district, dimension=top, title=component, order=_next(Component, dimension=top))
    return changes.create(row, by=by, action="component.created")


def rename_dimension(
    dimension: Dimension, *, title: str, order: int, version: int | None = None, by: User
) -> Dimension:
    values = {"title": title, "order": order}
    return changes.apply(dimension, values, by=by, action="dimension.changed", version=version)


def rename_component(
    component: Component,
    *,
    dimension: Dimension,
    title: str,
    order: int,
    version: int | None = None,
    by: User,
) -> Component:
    values = {"dimension": dimension, "title": title, "order": order}
    return changes.apply(component, values, by=by, action="component.changed", version=version)


def _next(model: type[Dimension] | type[Component], **where: object) -> int:
    highest = model.objects.filter(**where).aggregate(highest=Max("order"))["highest"]
    return (highest or 0) + 1
