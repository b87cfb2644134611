"""Invented borders: a quilt of tiles with crooked seams, which neighbours share to the last digit."""

import random

COLUMNS, ROWS = 10, 8
#: North-west corner and size of a tile, in degrees.
WEST, NORTH = 7.0, 53.4
WIDE, HIGH = 0.62, 0.46
#: How far a corner or the middle of a seam may stray, as a share of the tile.
STRAY = 0.24
Point = list[float]


def tile(column: int, row: int) -> list[Point]:
    """The closed ring of a tile: four corners and the middles of the four seams, counted in half tiles."""
    x, y = 2 * column, 2 * row
    around = [(0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (0, 2), (0, 1), (0, 0)]
    return [_knot(x + dx, y + dy) for dx, dy in around]


def _knot(x: int, y: int) -> Point:
    draw = random.Random(f"Naht {x} {y}")
    shift_x, shift_y = (draw.random() - 0.5) * STRAY * 2, (draw.random() - 0.5) * STRAY * 2
    return [round(WEST + (x / 2 + shift_x) * WIDE, 4), round(NORTH - (y / 2 + shift_y) * HIGH, 4)]
