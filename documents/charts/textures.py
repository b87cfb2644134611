"""Hatching and dots within a shape of any outline, drawn as lines because patterns are not portable."""

import math

from documents.charts.outlines import Ring

#: Level, rising to the right, falling to the right.
LEVEL, RISING, FALLING = 0, 1, -1


def pieces_inside(rings: list[Ring], step: float, slope: int) -> dict[int, list[tuple[float, float]]]:
    """Where evenly spaced straight lines lie within the shape (even-odd rule).

    By number of the line its pieces inside, from and to. A line has one `across` for all its points,
    ``y + slope * x``; places on it are told by ``x - slope * y``.
    """
    found: dict[int, list[float]] = {}
    for ring in rings:
        turned = [(x - slope * y, y + slope * x) for x, y in ring]
        for (a_along, a), (b_along, b) in zip(turned, [*turned[1:], *turned[:1]], strict=True):
            for line in range(math.ceil(min(a, b) / step), math.ceil(max(a, b) / step)):
                share = (line * step - a) / (b - a)
                found.setdefault(line, []).append(a_along + share * (b_along - a_along))
    for places in found.values():
        places.sort()
    return {line: list(zip(places[::2], places[1::2], strict=False)) for line, places in found.items()}


def hatching(rings: list[Ring], *, step: float = 6.0, slope: int = RISING) -> str:
    """Steps of a path: slanting lines cut at the border."""
    parts = []
    for line, pieces in sorted(pieces_inside(rings, step, slope).items()):
        for begin, end in pieces:
            (x1, y1), (x2, y2) = _place(begin, line * step, slope), _place(end, line * step, slope)
            parts.append(f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}")
    return "".join(parts)


def dotting(rings: list[Ring], *, step: float = 5.0, side: float = 1.7) -> str:
    """Steps of a path: small squares in rows, every second row shifted."""
    parts = []
    for line, pieces in sorted(pieces_inside(rings, step, LEVEL).items()):
        shift = step / 2 if line % 2 else 0.0
        for begin, end in pieces:
            first = math.ceil((begin + side / 2 - shift) / step)
            last = math.floor((end - side / 2 - shift) / step)
            for place in range(first, last + 1):
                x, y = place * step + shift - side / 2, line * step - side / 2
                parts.append(f"M{x:.1f} {y:.1f}h{side}v{side}h-{side}z")
    return "".join(parts)


def roomiest(rings: list[Ring], step: float) -> tuple[float, float, float]:
    """Where a label of two lines fits best: its middle, its height, and how wide it may be.

    A label needs room above and below its middle as well: what three neighbouring lines have in common counts.
    """
    lines = pieces_inside(rings, step, LEVEL)
    best = (0.0, 0.0, 0.0)
    for line, pieces in lines.items():
        for begin, end in pieces:
            for low, high in _common(
                _common([(begin, end)], lines.get(line - 1, [])), lines.get(line + 1, [])
            ):
                if high - low > best[2]:
                    best = ((low + high) / 2, line * step, high - low)
    return best


def _common(some: list[tuple[float, float]], others: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(max(a, c), min(b, d)) for a, b in some for c, d in others if max(a, c) < min(b, d)]


def _place(along: float, across: float, slope: int) -> tuple[float, float]:
    size = 1 + slope * slope
    return (along + slope * across) / size, (across - slope * along) / size
