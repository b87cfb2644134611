"""The web edition of a released report."""

from typing import Any

from django.utils.text import Truncator

from monitoring.reports.blocks import Chapter, TableBlock, TextBlock
from monitoring.reports.contents import ANNEX
from monitoring.reports.contexts import (
    PrintedBlock,
    printed_texts,
    recommendation_lines,
    signs_table,
    sources_of,
    tiles_of,
)
from monitoring.reports.snapshot import Content
from monitoring.reports.wording import paragraphs
from monitoring.reports.workspace import page_block

#: What a messenger shows of a page when its address is passed on.
SHARED = 300


def report_values(content: Content, accent: str) -> dict[str, Any]:
    """Texts, tiles and all chapters with their tables and charts."""
    texts = {name: paragraphs(text) for name, text in content.texts.items()}
    return {
        "texts": texts,
        "shared": Truncator(" ".join(texts["findings"] or texts["summary"])).chars(SHARED),
        "recommendations": recommendation_lines(content),
        "content": content,
        "writing": content.writing,
        "tiles": tiles_of(content),
        "chapters": [
            (
                chapter,
                [page_block(block, accent) for block in chapter.blocks],
                printed_texts(content, chapter.number),
                jumps_of(chapter),
            )
            for chapter in content.all_chapters
        ],
        "annex": ANNEX,
        "directory": [page_block(table, accent) for table in content.directory],
        "indicator_list": indicator_block(content, accent),
        "log": content.log.table(),
        "signs": signs_table(),
        "sources": sources_of(content),
        "table_count": sum(isinstance(block, TableBlock) for block in content.blocks),
    }


def indicator_block(content: Content, accent: str) -> PrintedBlock | None:
    """Annex B2; nothing where the report rests on no indicator, or was frozen before there was such a list."""
    found = content.indicators
    return page_block(found, accent) if found and not found.is_empty else None


def jumps_of(chapter: Chapter) -> list[tuple[str, str]]:
    """Anchor and heading of the passages of a chapter that has many, such as one per field of action."""
    found = [(block.anchor, block.title) for block in chapter.blocks if isinstance(block, TextBlock)]
    return found if len(found) > 2 else []
