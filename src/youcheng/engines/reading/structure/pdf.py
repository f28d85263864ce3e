"""PDF with a text layer → blocks."""

from __future__ import annotations

from collections.abc import Callable

from youcheng.engines.reading.limits import MAX_PDF_PAGES, MAX_TEXT_CHARACTERS
from youcheng.engines.reading.model import Problem, ProblemCode
from youcheng.engines.reading.structure.page import Page
from youcheng.engines.reading.structure.plain import structure_plain

# PDFium's number for "a password is needed".
_PASSWORD = 4


def structure_pdf(data: bytes, *, in_time: Callable[[], bool]) -> Page:
    """The page that a PDF holds; a fatal problem where it cannot be opened or has no text."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            return _failed(ProblemCode.ENCRYPTED, "The PDF is protected by a password. Save it without one.")
        return _failed(ProblemCode.TRUNCATED, "The PDF is damaged or cut off. Fetch or copy it again.")
    problems = []
    parts: list[str] = []
    length = 0
    try:
        pages = len(document)
        for number in range(pages):
            if number >= MAX_PDF_PAGES or length > MAX_TEXT_CHARACTERS or not in_time():
                problems.append(
                    Problem(ProblemCode.TRUNCATED, f"Only the first {number} of {pages} pages of the PDF were read.")
                )
                break
            page = document[number]
            text = page.get_textpage().get_text_bounded().replace("\r\n", "\n").replace("\ufffe", "")
            page.close()
            parts.append(text)
            length += len(text)
    except pypdfium2.PdfiumError:
        problems.append(Problem(ProblemCode.TRUNCATED, "The PDF is damaged; the pages before the fault were read."))
    finally:
        document.close()
    whole = "\n\n".join(parts)
    if not whole.strip():
        return _failed(
            ProblemCode.NO_TEXT,
            "The PDF holds pictures of pages but no text. Run a text recognition (OCR) over it first.",
        )
    page_read = structure_plain(whole)
    page_read.problems += problems
    return page_read


def _failed(code: ProblemCode, message: str) -> Page:
    page = Page("", [])
    page.problems.append(Problem(code, message, fatal=True))
    return page
