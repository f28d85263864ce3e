"""What hinders a reading, in the reviewer's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, str | Promise] = {
    "empty": _("There are no words in this file. It is kept; save the page again and send that file."),
    "binary": _("This is not a text, Word or PDF file. It is kept as received, but there is nothing to read in it."),
    "encrypted": _("This file is protected by a password. It is kept; send a copy without a password."),
    "truncated": _("This file breaks off before its end. What is there was read; send the whole file if you have it."),
    "too_large": _("This file is larger than what is read. It is kept; send the part that matters."),
    "mislabelled": _("The file is not what its name or label says; it was read as what it is."),
    "archive": _("This is an archive. It is kept; unpack it and send the files inside."),
    "no_text": _("This file has no text layer, as a scan has none. It is kept; send a version with text."),
    "undecodable": _("The characters of this file could not be made out. It is kept; save the page again as UTF-8."),
    "other_language": _("This page is in a language that is not read (Chinese, Japanese and English are). It is kept."),
    "timed_out": _("Reading took too long, so some repairs were left out."),
    "unreadable": _("This file could not be read. It is kept as received."),
}


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """A problem and whether anything could be read in spite of it; ``detail`` is what the reader itself says."""

    message: str | Promise
    fatal: bool
    detail: str


def problem_words(problems: list[dict[str, Any]]) -> list[ProblemWords]:
    """Problems of the reading engine's JSON for display."""
    return [
        ProblemWords(WORDS.get(problem["code"], problem["message"]), problem["fatal"], problem["message"])
        for problem in problems
    ]
