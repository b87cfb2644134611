"""Chapter 4 has one page per field of action: its passages (4.1, 4.2, …) cut where their headings stand."""

import re
from dataclasses import dataclass

from coordination.network.fields import FieldOfAction
from monitoring.reports.blocks import Block, Chapter, TextBlock
from monitoring.reports.field_texts import CHAPTER as DIVIDED
from monitoring.reports.field_texts import section_of
from monitoring.reports.sections import Section, sections_of

_HEADING = re.compile(rf"^{DIVIDED}\.(\d+) (.+)$")


@dataclass(frozen=True)
class ChapterPart:
    """A passage of the chapter: ``4.3 Arbeit`` with its blocks, the heading itself left out of them."""

    key: str
    title: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def place(self) -> int:
        return int(self.key.partition(".")[2])


def parts_of(chapter: Chapter | None) -> tuple[ChapterPart, ...]:
    """The passages in their order; none for a chapter that is one page, or whose headings are unknown."""
    if chapter is None or chapter.number != DIVIDED:
        return ()
    found: list[tuple[TextBlock, list[Block]]] = []
    for block in chapter.blocks:
        if isinstance(block, TextBlock) and _HEADING.match(block.title):
            found.append((block, []))
        elif found:
            found[-1][1].append(block)
    return tuple(
        ChapterPart(f"{DIVIDED}.{number}", title, heading.lines, tuple(blocks))
        for heading, blocks in found
        for number, title in [_named(heading.title)]
    )


def common_blocks(chapter: Chapter) -> tuple[Block, ...]:
    """What stands before the first passage; all of a chapter without passages."""
    if not parts_of(chapter):
        return chapter.blocks
    first = next(
        place
        for place, block in enumerate(chapter.blocks)
        if isinstance(block, TextBlock) and _HEADING.match(block.title)
    )
    return chapter.blocks[:first]


def sections_for(
    number: int, part: ChapterPart | None = None, *, is_divided: bool = False
) -> tuple[Section, ...]:
    """The texts of a page: those of its field, those of the chapter as a whole, or all of an undivided chapter."""
    sections = sections_of(number)
    if part is not None:
        return tuple(section for section in sections if section.key == section_of(part.place))
    if is_divided:
        fields = {section_of(place) for place in range(1, len(FieldOfAction.values) + 1)}
        return tuple(section for section in sections if section.key not in fields)
    return sections


def chapter_of(chosen: str) -> str:
    """``4`` for ``4.3``: the chapter a page belongs to."""
    return chosen.partition(".")[0]


def page_of_section(section: Section) -> str:
    """Where a text is read: the page of its field, or that of its chapter."""
    for place in range(1, len(FieldOfAction.values) + 1):
        if section.key == section_of(place):
            return f"{DIVIDED}.{place}"
    return str(section.chapter)


def _named(title: str) -> tuple[str, str]:
    match = _HEADING.match(title)
    assert match is not None, title
    return match.group(1), match.group(2)
