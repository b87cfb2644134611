"""Areas in classes of a number or in named kinds, with the borders of the classes beside the map."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.charts import drawing, textures
from documents.charts.drawing import TEXT, UNIT
from documents.charts.model import Caption, Chart, Value, known, shown
from documents.charts.outlines import Projection, Ring, decoded, path_of
from documents.render.colours import DEFAULT_ACCENT, mixed
from documents.tables import Table, TableColumn, german_number

TALLEST = 150 * UNIT
LEGEND = 52 * UNIT
SWATCH = 5 * UNIT
#: Up to this number of areas their names and values are written into them.
FEW = 60
MOST_CLASSES = 5
#: Ground (share of the accent) and texture of the named kinds, in this order; they differ in a grey copy.
KINDS = ((1.0, ""), (0.6, ""), (0.25, ""), (0.0, "rising"), (0.12, "dotted"), (0.0, ""))
BORDER = "#6b7780"
#: Places in degrees, so that all areas of one edition fit together.
_Placed = dict[str, list[Ring]]


@dataclass(frozen=True)
class MapArea:
    """`outline`: as `documents.charts.outline_of` writes it. `value`: a number, or the code of a named kind,
    or a sign of the statistics, or None."""

    key: str
    label: str
    outline: str
    value: Value = None


@dataclass(frozen=True)
class _Look:
    """How the areas of one class are drawn."""

    label: str
    keys: tuple[str, ...]
    share: float = 0.0
    texture: str = ""


def area_map(
    *,
    key: str,
    title: Any,
    description: Any,
    areas: Sequence[MapArea],
    attribution: Any,
    borders: Sequence[Value] = (),
    kinds: Sequence[tuple[Any, Any]] = (),
    outlined: str = "",
    unit: str = "",
    decimals: int | None = None,
    label_title: Any = "",
    value_title: Any = "",
    missing_title: Any = "",
    number: str = "",
    question: Any = "",
    source: Any = "",
    accent: str = DEFAULT_ACCENT,
    width_mm: float = 165,
) -> Chart:
    """A map of areas without overlap. `borders`: ascending, between the classes (at most four, an area on a
    border belongs to the class above), or `kinds`: (code, words), at most six. `outlined`: key of the one area
    set apart. `attribution`: the line the licence of the borders asks for; without one there is no map.
    Raises `ValueError`."""
    if not str(attribution).strip():
        raise ValueError("A map needs the attribution of its borders.")
    looks = _kinds(areas, kinds) if kinds else _classes(areas, borders, unit, decimals)
    missing = _missing(areas, looks, str(missing_title or _("kein Wert")))
    caption = Caption(str(title), str(description), number, str(question), str(source))
    width = width_mm * UNIT
    placed, projection = _placed(areas, width - LEGEND - 6 * UNIT)
    parts = _drawn(
        areas, placed, [*looks, *([missing] if missing.keys else [])], accent, kinds, unit, decimals
    )
    if own := placed.get(outlined):
        parts.append(drawing.path(path_of(own), stroke="#ffffff", width=5))
        parts.append(drawing.path(path_of(own), stroke=drawing.INK, width=2.6))
    if len(areas) <= FEW and not kinds:
        parts += _labels(areas, placed, {k: look for look in looks for k in look.keys}, unit, decimals)
    own_label = next((area.label for area in areas if area.key == outlined), "")
    legend, legend_height = _legend(looks, missing, own_label, width - LEGEND, accent, str(value_title))
    height = max(projection.height, legend_height) + 2 * UNIT
    parts += legend
    for row, line in enumerate(drawing.wrapped(str(attribution), width)):
        y = height + TEXT * (1 + 1.15 * row)
        parts.append(drawing.text(0, y, line, fill=drawing.GREY))
    svg = drawing.picture(caption.title, caption.description, width, height + TEXT * 3.6, parts)
    table = _table(key, caption, areas, kinds, label_title, value_title or unit, decimals, str(attribution))
    return caption.chart(svg, table)


def even_borders(values: Sequence[Any], *, decimals: int = 0, classes: int = MOST_CLASSES) -> list[float]:
    """Borders that put about as many areas into each class, rounded as they are printed."""
    numbers = sorted(float(value) for value in values if known(value))
    if not numbers:
        return []
    cuts = [round(numbers[len(numbers) * part // classes], decimals) for part in range(1, classes)]
    return [cut for cut in sorted(set(cuts)) if cut > numbers[0]]


def _placed(areas: Sequence[MapArea], width: float) -> tuple[_Placed, Projection]:
    degrees = {area.key: decoded(area.outline) for area in areas}
    projection = Projection(degrees.values(), width, TALLEST)
    return {key: projection.placed(rings) for key, rings in degrees.items()}, projection


def _classes(
    areas: Sequence[MapArea], borders: Sequence[Value], unit: str, decimals: int | None
) -> list[_Look]:
    if len(borders) >= MOST_CLASSES or list(borders) != sorted(set(borders)):
        raise ValueError("At most four ascending borders can be told apart.")
    looks = []
    edges = [None, *borders, None]
    for place, (low, high) in enumerate(pairwise(edges)):
        keys = tuple(
            area.key
            for area in areas
            if known(area.value)
            and (low is None or area.value >= low)
            and (high is None or area.value < high)
        )
        share = 0.06 + 0.94 * place / max(len(borders), 1)
        looks.append(_Look(_between(low, high, unit, decimals), keys, share))
    return looks


def _between(low: Value, high: Value, unit: str, decimals: int | None) -> str:
    behind = f"\u00a0{unit}" if unit else ""
    if low is None and high is None:
        return _("alle Werte")
    if low is None:
        return _("unter %(high)s") % {"high": german_number(high, decimals=decimals) + behind}
    if high is None:
        return _("%(low)s und mehr") % {"low": german_number(low, decimals=decimals) + behind}
    ends = {
        "low": german_number(low, decimals=decimals),
        "high": german_number(high, decimals=decimals) + behind,
    }
    return _("%(low)s bis unter %(high)s") % ends


def _kinds(areas: Sequence[MapArea], kinds: Sequence[tuple[Any, Any]]) -> list[_Look]:
    if len(kinds) > len(KINDS):
        raise ValueError("At most six kinds of areas can be told apart.")
    return [
        _Look(str(words), tuple(area.key for area in areas if area.value == code), share, texture)
        for (code, words), (share, texture) in zip(kinds, KINDS, strict=False)
    ]


def _missing(areas: Sequence[MapArea], looks: list[_Look], words: str) -> _Look:
    placed = {key for look in looks for key in look.keys}
    return _Look(words, tuple(area.key for area in areas if area.key not in placed), 0.0, "missing")


def _drawn(
    areas: Sequence[MapArea],
    placed: _Placed,
    looks: list[_Look],
    accent: str,
    kinds: Sequence[tuple[Any, Any]],
    unit: str,
    decimals: int | None,
) -> list[SafeString]:
    """Grounds area by area with what the pointer is told, textures as one path for each class."""
    found = {area.key: area for area in areas}
    words = {code: str(name) for code, name in kinds}
    parts: list[SafeString] = []
    for look in looks:
        fill = mixed(accent, look.share) if look.share else "#ffffff"
        for key in look.keys:
            area = found[key]
            told = words.get(area.value) if kinds else None
            tip = f"{area.label}: {told or shown(area.value, unit, decimals)}"
            parts.append(drawing.path(path_of(placed[key]), fill=fill, stroke=BORDER, width=0.4, tip=tip))
        if look.texture:
            parts.append(_textured([placed[key] for key in look.keys], look.texture, accent))
    return parts


def _textured(shapes: list[list[Ring]], texture: str, accent: str) -> SafeString:
    draw: Callable[..., str] = textures.dotting if texture == "dotted" else textures.hatching
    more = {"slope": textures.FALLING, "step": 7.0} if texture == "missing" else {}
    steps = "".join(draw(rings, **more) for rings in shapes)
    colour = drawing.GREY if texture == "missing" else accent
    if texture == "dotted":
        return drawing.path(steps, fill=accent, stroke="none")
    return drawing.path(steps, stroke=colour, width=1.0)


def _labels(
    areas: Sequence[MapArea], placed: _Placed, looks: dict[str, _Look], unit: str, decimals: int | None
) -> list[SafeString]:
    """Name and value where both fit, else the value alone, else nothing: the table has them all."""
    parts: list[SafeString] = []
    for area in areas:
        x, y, room = textures.roomiest(placed[area.key], TEXT * 0.8)
        look = looks.get(area.key)
        ink = "#ffffff" if look and look.share > 0.55 else drawing.INK
        words = shown(area.value, unit, decimals) if area.value is not None else ""
        lines = [line for line in (area.label, words) if line and drawing.text_width(line, weight=500) < room]
        if words and words not in lines:
            continue
        for row, line in enumerate(lines):
            baseline = y + TEXT * (0.36 + 1.1 * (row - (len(lines) - 1) / 2))
            if look is None:
                parts.append(drawing.boxed_text(x, baseline, line))
            else:
                parts.append(drawing.text(x, baseline, line, anchor="middle", weight=500, fill=ink))
    return parts


def _legend(
    looks: list[_Look], missing: _Look, own: str, x: float, accent: str, heading: str
) -> tuple[list[SafeString], float]:
    parts: list[SafeString] = []
    y = 0.0
    for line in drawing.wrapped(heading, LEGEND) if heading else ():
        y += TEXT * 1.15
        parts.append(drawing.text(x, y, line, weight=500))
    y += 2 * UNIT
    for look in [*looks, *([missing] if missing.keys else [])]:
        parts.append(_swatch(x, y, look, accent))
        count = len(look.keys)
        areas = ngettext("%(count)d Gebiet", "%(count)d Gebiete", count) % {"count": count}
        y = _legend_line(parts, x, y, f"{look.label} ({areas})")
    if own:
        parts.append(drawing.path(_rectangle_path(x, y), fill="#ffffff", stroke=drawing.INK, width=2.6))
        y = _legend_line(parts, x, y, own)
    return parts, y


def _legend_line(parts: list[SafeString], x: float, y: float, words: str) -> float:
    lines = drawing.wrapped(words, LEGEND - SWATCH - 2 * UNIT)
    for row, line in enumerate(lines):
        baseline = y + SWATCH / 2 + TEXT * (0.36 + 1.15 * row)
        parts.append(drawing.text(x + SWATCH + 2 * UNIT, baseline, line))
    return y + SWATCH + TEXT * 1.15 * (len(lines) - 1) + 1.6 * UNIT


def _swatch(x: float, y: float, look: _Look, accent: str) -> SafeString:
    fill = mixed(accent, look.share) if look.share else "#ffffff"
    ground = drawing.path(_rectangle_path(x, y), fill=fill, stroke=BORDER)
    if not look.texture:
        return ground
    corners = [[(x, y), (x + SWATCH, y), (x + SWATCH, y + SWATCH), (x, y + SWATCH)]]
    return drawing.joined([ground, _textured([corners], look.texture, accent)])


def _rectangle_path(x: float, y: float) -> str:
    side = drawing.number(SWATCH)
    return f"M{drawing.number(x)} {drawing.number(y)}h{side}v{side}h-{side}z"


def _table(
    key: str,
    caption: Caption,
    areas: Sequence[MapArea],
    kinds: Sequence[tuple[Any, Any]],
    label_title: Any,
    value_title: Any,
    decimals: int | None,
    attribution: str,
) -> Table:
    words = {code: str(name) for code, name in kinds}
    columns = [
        TableColumn("label", label_title or _("Gebiet")),
        TableColumn("value", value_title or _("Wert"), numeric=not kinds, decimals=decimals),
    ]
    rows = [(area.label, words.get(area.value, area.value)) for area in areas]
    return Table(key, caption.title, columns, rows, source=caption.source, notes=[attribution])
