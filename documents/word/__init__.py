"""Documents people go on writing in: DOCX."""

from documents.word.writer import Bullets, Heading, Paragraph, WordDocument, WordTable, write_docx

__all__ = ["Bullets", "Heading", "Paragraph", "WordDocument", "WordTable", "write_docx"]
