"""A second opinion where our own cascade found no running text on a page that has some: trafilatura's.

It is asked only then, being many times slower.
"""

from __future__ import annotations

import re

from youcheng.engines.reading.model import Reason
from youcheng.engines.reading.parts.cascade import Line
from youcheng.engines.reading.parts.furniture import is_furniture

# Lines of running text that were left out before a second opinion is worth its time.
MIN_PROSE = 1
_BY_MARKUP = (Reason.BOILERPLATE, Reason.NAVIGATION)
_SPACE = re.compile(r"\s+")


def restore(source: str, lines: list[Line]) -> bool:
    """Take back lines that trafilatura thinks are the article; whether there were any."""
    doubtful = [line for line in lines if line.reason is not None and line.reason is not Reason.SPAM]
    if any(line.prose and line.reason is None for line in lines):
        return False
    if sum(line.prose for line in doubtful) < MIN_PROSE:
        return False
    import trafilatura

    article = _SPACE.sub("", trafilatura.extract(source, fast=True, include_comments=False) or "")
    prose = [line for line in doubtful if line.prose]
    chosen = [line for line in prose if _SPACE.sub("", line.text) in article]
    # Where it has nothing to say either, the words themselves decide: only the mark-up had spoken against them.
    chosen = chosen or [line for line in prose if line.reason in _BY_MARKUP and not is_furniture(line.simple)]
    for line in chosen:
        line.reason = None
    return bool(chosen)
