"""Our own drawings as PNG, for programs that show no SVG (Word before 2019, mail, a council's information system).

Knows the shapes `documents.charts.drawing` makes and no others: text, line, rect, path of straight steps, circle,
and a group that is moved and turned by a quarter. The same drawing gives the same bytes.
"""

import io
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

from PIL import Image, ImageChops, ImageDraw, ImageFont

from documents.charts.drawing import UNIT
from documents.render.fonts import ARABIC, FAMILIES, font_files

#: Dots per inch: sharp in print, small enough to mail.
DPI = 200
#: Drawn this many times as large and made smaller, so that slanting lines have no steps.
FINER = 2
_STEP = re.compile(r"([MLlhvz])|(-?(?:\d+\.?\d*|\.\d+))")
_TURNED = re.compile(r"translate\((\S+) (\S+)\) rotate\(-90\)")
_FACES = {400: "FiraSans-Regular.ttf", 500: "FiraSans-Medium.ttf", 600: "FiraSans-SemiBold.ttf"}
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}
Ring = list[tuple[float, float]]


def png_of(svg: str) -> bytes:
    """The drawing on white. Raises `ValueError` for a shape nobody of ours draws."""
    root = ElementTree.fromstring(svg)
    _left, _top, width, height = (float(part) for part in root.attrib["viewBox"].split())
    scale = DPI / 25.4 / UNIT
    sheet = _Sheet(width, height, scale * FINER)
    for shape in root:
        sheet.draw(shape)
    size = (max(round(width * scale), 1), max(round(height * scale), 1))
    picture = sheet.image.resize(size, Image.Resampling.LANCZOS)
    target = io.BytesIO()
    few = picture.quantize(colors=128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(target, "PNG", optimize=True, dpi=(DPI, DPI))
    return target.getvalue()


class _Sheet:
    """White paper with a scale from units of the drawing to dots."""

    def __init__(self, width: float, height: float, scale: float):
        self.scale = scale
        size = (max(round(width * scale), 1), max(round(height * scale), 1))
        self.image = Image.new("RGB", size, "#ffffff")
        self.pen = ImageDraw.Draw(self.image)

    def draw(self, shape: Any) -> None:
        name = shape.tag.rpartition("}")[2]
        if name in ("title", "desc"):
            return
        if name not in _SHAPES:
            raise ValueError(f"No shape of ours: {name}")
        _SHAPES[name](self, shape)

    def at(self, value: str | float) -> float:
        return float(value) * self.scale

    def thickness(self, value: str) -> int:
        return max(round(self.at(value)), 1)

    def font(self, shape: Any) -> Any:
        return _font(
            int(shape.attrib["font-weight"]), round(self.at(shape.attrib["font-size"])), shape.text or ""
        )

    def text(self, shape: Any) -> None:
        place = self.at(shape.attrib["x"]), self.at(shape.attrib["y"])
        anchor = _ANCHORS[shape.attrib["text-anchor"]]
        self.pen.text(
            place, shape.text or "", font=self.font(shape), fill=shape.attrib["fill"], anchor=anchor
        )

    def group(self, group: Any) -> None:
        """Text that runs upwards: written flat on a sheet of its own, turned, laid on."""
        turned = _TURNED.fullmatch(group.attrib.get("transform", ""))
        if turned is None:
            raise ValueError("No turn of ours.")
        x, y = (self.at(part) for part in turned.groups())
        for shape in group:
            font = self.font(shape)
            left, top, right, bottom = (round(part) for part in font.getbbox(shape.text or "", anchor="ls"))
            mask = Image.new("L", (max(right - left, 1) + 2, max(bottom - top, 1) + 2), 0)
            ImageDraw.Draw(mask).text((1 - left, 1 - top), shape.text or "", font=font, fill=255, anchor="ls")
            upright = mask.transpose(Image.Transpose.ROTATE_90)
            corner = (round(x + top - 1), round(y - right - 1))
            self.image.paste(shape.attrib["fill"], (*corner, *_far(corner, upright.size)), upright)

    def line(self, shape: Any) -> None:
        begin = self.at(shape.attrib["x1"]), self.at(shape.attrib["y1"])
        end = self.at(shape.attrib["x2"]), self.at(shape.attrib["y2"])
        width, stroke = self.thickness(shape.attrib["stroke-width"]), shape.attrib["stroke"]
        lengths = [self.at(part) for part in re.findall(r"[\d.]+", shape.attrib.get("stroke-dasharray", ""))]
        for piece in _dashes(begin, end, lengths):
            self.pen.line(piece, fill=stroke, width=width)

    def rect(self, shape: Any) -> None:
        x, y = self.at(shape.attrib["x"]), self.at(shape.attrib["y"])
        corner = x + self.at(shape.attrib["width"]), y + self.at(shape.attrib["height"])
        stroke = _colour(shape.attrib["stroke"])
        width = self.thickness(shape.attrib["stroke-width"]) if stroke else 0
        self.pen.rectangle((x, y, *corner), fill=_colour(shape.attrib["fill"]), outline=stroke, width=width)

    def circle(self, shape: Any) -> None:
        x, y, radius = (self.at(shape.attrib[name]) for name in ("cx", "cy", "r"))
        stroke = _colour(shape.attrib["stroke"])
        width = self.thickness(shape.attrib["stroke-width"]) if stroke else 0
        box = (x - radius, y - radius, x + radius, y + radius)
        self.pen.ellipse(box, fill=_colour(shape.attrib["fill"]), outline=stroke, width=width)

    def path(self, shape: Any) -> None:
        rings = [
            ([(self.at(x), self.at(y)) for x, y in ring], shut) for ring, shut in rings_of(shape.attrib["d"])
        ]
        fill = _colour(shape.attrib["fill"])
        stroke = _colour(shape.attrib.get("stroke", "none"))
        if fill:
            self._fill([ring for ring, _shut in rings if len(ring) > 2], fill)
        if stroke:
            width = self.thickness(shape.attrib["stroke-width"])
            for ring, shut in rings:
                self.pen.line([*ring, *ring[:1]] if shut else ring, fill=stroke, width=width, joint="curve")

    def _fill(self, rings: list[Ring], fill: str) -> None:
        """Even-odd rule: what lies within two rings is a hole. Rings that do not touch are filled one by one."""
        if not _overlap(rings):
            for ring in rings:
                self.pen.polygon(ring, fill=fill)
            return
        mask = Image.new("1", self.image.size, 0)
        for ring in rings:
            one = Image.new("1", self.image.size, 0)
            ImageDraw.Draw(one).polygon(ring, fill=1)
            mask = ImageChops.logical_xor(mask, one)
        self.image.paste(fill, (0, 0, *self.image.size), mask)


_SHAPES: dict[str, Callable[[_Sheet, Any], None]] = {
    "text": _Sheet.text,
    "g": _Sheet.group,
    "line": _Sheet.line,
    "rect": _Sheet.rect,
    "circle": _Sheet.circle,
    "path": _Sheet.path,
}


def rings_of(steps: str) -> list[tuple[Ring, bool]]:
    """The outlines of a path, and whether each is shut. Raises `ValueError` for curves."""
    found: list[tuple[Ring, bool]] = []
    numbers: list[float] = []
    command = ""
    if left := _STEP.sub("", steps).strip(" ,"):
        raise ValueError(f"No steps of ours: {left[:20]}")
    for letter, number in _STEP.findall(steps):
        if letter:
            command = letter
            if letter == "z":
                found[-1] = (found[-1][0], True)
            continue
        numbers.append(float(number))
        if command in "hv":
            x, y = found[-1][0][-1]
            found[-1][0].append((x + numbers[0], y) if command == "h" else (x, y + numbers[0]))
            numbers = []
        elif len(numbers) == 2:
            _step(found, command, (numbers[0], numbers[1]))
            command = {"M": "L"}.get(command, command)
            numbers = []
    return found


def _step(found: list[tuple[Ring, bool]], command: str, to: tuple[float, float]) -> None:
    if command == "M":
        found.append(([to], False))
    elif command == "L":
        found[-1][0].append(to)
    else:
        x, y = found[-1][0][-1]
        found[-1][0].append((x + to[0], y + to[1]))


def _overlap(rings: list[Ring]) -> bool:
    """Can two of the outlines share a place? Asked of the boxes around them."""
    boxes = sorted(
        (
            min(x for x, _y in ring),
            max(x for x, _y in ring),
            min(y for _x, y in ring),
            max(y for _x, y in ring),
        )
        for ring in rings
    )
    for place, (_left, right, top, bottom) in enumerate(boxes):
        for other in boxes[place + 1 :]:
            if other[0] >= right:
                break
            if other[2] < bottom and other[3] > top:
                return True
    return False


def _dashes(begin: tuple[float, float], end: tuple[float, float], lengths: list[float]) -> list[Ring]:
    """Pieces of the line that are drawn; one piece without a pattern."""
    total = ((end[0] - begin[0]) ** 2 + (end[1] - begin[1]) ** 2) ** 0.5
    if not lengths or not total or sum(lengths) <= 0:
        return [[begin, end]]
    pieces, way, turn = [], 0.0, 0
    while way < total:
        until = min(way + lengths[turn % len(lengths)], total)
        if turn % 2 == 0:
            pieces.append([_between(begin, end, way / total), _between(begin, end, until / total)])
        way, turn = until, turn + 1
    return pieces


def _between(begin: tuple[float, float], end: tuple[float, float], share: float) -> tuple[float, float]:
    return begin[0] + (end[0] - begin[0]) * share, begin[1] + (end[1] - begin[1]) * share


def _far(corner: tuple[int, int], size: tuple[int, int]) -> tuple[int, int]:
    return corner[0] + size[0], corner[1] + size[1]


def _colour(value: str) -> str | None:
    return None if value == "none" else value


@lru_cache(maxsize=32)
def _face(name: str, size: int) -> Any:
    path = next(path for path in font_files().values() if path.name == name)
    return ImageFont.truetype(str(path), size)


def _font(weight: int, size: int, text: str) -> Any:
    """Our sans, or the Arabic face where the text is written in that script."""
    if any("\u0600" <= sign <= "\u06ff" for sign in text):
        return ImageFont.truetype(str(_arabic()), size)
    return _face(_FACES.get(weight, _FACES[400]), size)


def _arabic() -> Any:
    """The regular face, in the order in which `font_files` names them."""
    faces = [
        (family, weight) for family, (_package, files) in FAMILIES.items() for _file, weight, _style in files
    ]
    return font_files()[f"font-{faces.index((ARABIC, 400))}.ttf"]
