"""Bounds on what one document may cost: content of any kind is cut off by size and time, with the reason stated."""

from __future__ import annotations

MEBIBYTE = 1 << 20

# Files above this are not opened at all. The largest honest document met in the field is a scanned yearbook.
MAX_FILE_BYTES = 200 * MEBIBYTE
# Pages are read up to here; what lies behind is dropped and the page marked as truncated. News pages rarely
# reach 1 MiB; 10 MB single-line pages are machine-made.
MAX_PAGE_BYTES = 10 * MEBIBYTE
# A gzip, .docx or zip member may unpack to this much, and to this many times its size (a bomb does 1000 : 1).
MAX_UNPACKED_BYTES = 60 * MEBIBYTE
MAX_UNPACK_RATIO = 200
# Characters of visible text that are kept; later ones are cut off. 400,000 is a book.
MAX_TEXT_CHARACTERS = 400_000
# Blocks kept: a page of a million one-letter paragraphs is not a document.
MAX_BLOCKS = 20_000
# Pages of a PDF that are read.
MAX_PDF_PAGES = 400
# Seconds one document may take before the remaining repairs are skipped.
MAX_SECONDS = 10.0
# Damaged runs that are realigned in one document: each costs some milliseconds.
MAX_REALIGNED_RUNS = 60
