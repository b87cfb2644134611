"""From a template and plain values to an accessible, reproducible PDF. Only this folder knows WeasyPrint."""

from documents.render.fonts import forget_system_fonts

forget_system_fonts()  # must happen before WeasyPrint is loaded anywhere

from documents.render.services import DocumentTooLarge, render_pdf  # noqa: E402
from documents.render.spoken import speak_languages  # noqa: E402

speak_languages()

__all__ = ["DocumentTooLarge", "render_pdf"]
