"""Documents for the fact tests, and the gazetteer they are read with."""

# ruff: noqa: E501 - Chinese characters count double

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from tests.conftest import lacking

from youcheng.engines.gazetteer import Gazetteer, GazetteerMissing, open_gazetteer
from youcheng.engines.reading.facts import extract
from youcheng.engines.reading.model import Block, BlockKind, Check, Document, Fact, FactKind
from youcheng.engines.reading.scripts import simplified

Read = Callable[..., "Facts"]


class Facts:
    """What was read from a document, easy to ask."""

    def __init__(self, document: Document, facts: list[Fact], checks: list[Check]) -> None:
        self.document, self.facts, self.checks = document, facts, checks

    def of(self, kind: str) -> list[Fact]:
        return [fact for fact in self.facts if fact.kind is FactKind(kind)]

    def ties(self) -> set[tuple[str, str, str, str, str | None]]:
        """Each tie as (one, other, kind, event, date)."""
        return {
            (
                f.fields["parties"][0]["text"],
                f.fields["parties"][1]["text"],
                f.fields["kind"],
                f.fields["event"],
                f.fields["date"],
            )
            for f in self.of("tie")
        }

    def figures(self) -> set[tuple[str, float, str]]:
        """Each figure as (measure, value, bound)."""
        return {(f.fields["measure"], f.fields["value"], f.fields["bound"]) for f in self.of("figure")}

    def people(self) -> dict[str, tuple[list[str], str | None]]:
        """Name → posts and body."""
        return {
            f.fields["name"]["text"]: (
                [post["text"] for post in f.fields["posts"]],
                f.fields["body"] and f.fields["body"]["text"],
            )
            for f in self.of("person")
        }


def document(
    text: str, *, language: str = "zh-Hans", published: str | None = None, publisher: str | None = None
) -> Document:
    """A clean document: the first line is the headline, every other line a paragraph."""
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        blocks.append(Block(at, at + len(line), BlockKind.TITLE if number == 0 else BlockKind.PARAGRAPH))
        at += len(line) + 1
    return Document(
        source=None, sha256=hashlib.sha256(text.encode()).hexdigest(), size=len(text.encode()), media_type="text/plain",
        encoding="utf-8", language=language, title=text.split("\n", maxsplit=1)[0], host=None, publisher=publisher, author=None,
        published=published, text=text, simplified=simplified(text, language), blocks=tuple(blocks),
    )  # fmt: skip


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The gazetteer of this checkout."""
    try:
        return open_gazetteer()
    except GazetteerMissing:
        lacking("the gazetteer (youcheng gazetteer build)")
        raise


@pytest.fixture(scope="session")
def read(gazetteer: Gazetteer) -> Read:
    """Read a text as a clean document."""

    def reader(text: str, **about: str | None) -> Facts:
        page = document(text, **about)  # type: ignore[arg-type]
        return Facts(page, *extract(page, gazetteer))

    return reader
