"""A person as one sentence names them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """Spans of the name, the posts (several where they are listed: 市委副书记、市长) and the body in the text."""

    name: tuple[int, int]
    posts: tuple[tuple[int, int], ...]
    body: tuple[int, int] | None
    confidence: float

    @property
    def span(self) -> tuple[int, int]:
        """All of it."""
        spans = [self.name, *self.posts, *([self.body] if self.body else [])]
        return min(start for start, _ in spans), max(end for _, end in spans)
