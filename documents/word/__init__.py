"""Documents people go on writing in: DOCX."""

from documents.word.parts import (
    Bullets,
    Contents,
    Heading,
    Paragraph,
    Part,
    WordChart,
    WordDocument,
    WordTable,
)
from documents.word.writer import write_docx

__all__ = [
    "Bullets",
    "Contents",
    "Heading",
    "Paragraph",
    "Part",
    "WordChart",
    "WordDocument",
    "WordTable",
    "write_docx",
]
