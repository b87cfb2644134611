"""The web edition of a released report."""

from typing import Any

from monitoring.reports.blocks import TableBlock
from monitoring.reports.contexts import signs_table, tile
from monitoring.reports.snapshot import Content
from monitoring.reports.workspace import page_block


def report_values(content: Content, accent: str) -> dict[str, Any]:
    """Texts, tiles and all chapters with their tables and charts."""
    return {
        "texts": {
            name: [line for line in text.splitlines() if line.strip()] for name, text in content.texts.items()
        },
        "content": content,
        "tiles": [tile(figure) for chapter in content.chapters for figure in chapter.figures][:8],
        "chapters": [
            (chapter, [page_block(block, accent) for block in chapter.blocks]) for chapter in content.chapters
        ],
        "signs": signs_table(),
        "table_count": sum(isinstance(b, TableBlock) for c in content.chapters for b in c.blocks),
    }
