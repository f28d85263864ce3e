"""Evidence as a reader sees it: the fact's words marked in their sentence, the source named."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from youcheng.registry.models import Document, Evidence
from youcheng.registry.name_languages import tag_of

ENDS = "。！？!?\n"
FARTHEST = 140
"""Characters of context on either side, when no sentence ends before."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a document: before, marked, after. ``damaged`` says that the passage came broken."""

    before: str
    marked: str
    after: str
    language: str
    damaged: bool
    shortened_before: bool
    shortened_after: bool

    @property
    def html(self) -> SafeString:
        """The sentence with the words marked; line breaks become spaces."""
        return format_html(
            "{}{}<mark>{}</mark>{}{}",
            "…" if self.shortened_before else "",
            self.before,
            self.marked,
            self.after,
            "…" if self.shortened_after else "",
        )


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence that holds a span begins and ends, at most ``FARTHEST`` characters away."""
    left = max((text.rfind(char, max(0, start - FARTHEST), start) for char in ENDS), default=-1)
    begin = left + 1 if left >= 0 else max(0, start - FARTHEST)
    marks = [found for char in ENDS if (found := text.find(char, max(start, end - 1), end + FARTHEST)) >= 0]
    finish = min(marks) + 1 if marks else min(len(text), end + FARTHEST)
    return begin, max(finish, end)


def quotation(evidence: Evidence) -> Quotation | None:
    """The words that a span of a document, a row or a person gives; None where there are none."""
    document = evidence.document
    if evidence.kind != Evidence.Kind.SPAN or document is None or evidence.start is None or evidence.end is None:
        return None
    start, end = evidence.start, evidence.end
    begin, finish = sentence_around(document.text, start, end)
    before, after = document.text[begin:start], document.text[end:finish]
    return Quotation(
        before=" ".join(before.split()) if before.strip() else "",
        marked=document.text[start:end],
        after=after.rstrip(),
        language=tag_of(document.language),
        damaged=_damaged(document, begin, finish),
        shortened_before=begin > 0 and document.text[begin - 1] not in ENDS,
        shortened_after=finish < len(document.text) and document.text[finish - 1] not in ENDS,
    )


def _damaged(document: Document, begin: int, finish: int) -> bool:
    for passage in document.damaged:
        start, end = passage.get("start"), passage.get("end")
        if isinstance(start, int) and isinstance(end, int) and start < finish and end > begin:
            return True
    return False
