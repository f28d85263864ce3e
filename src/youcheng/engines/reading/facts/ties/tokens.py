"""A sentence as a string of token types, so that the grammar of a tie can be a regular expression over it.

| type | stands for | type | stands for |
|---|---|---|---|
| P | a place | K | a kind of tie (友好城市, 姉妹都市, sister city) |
| S | we: 我市, 本市, our city | V | concluding (缔结, 提携, signed) |
| B | both: 两市, 両市, the two cities | U | renewing or upgrading |
| z | a place inside an organisation's name | X | ending or suspending |
| d | 、 | L | being, having (是, 有, である) |
| h | and | I | intention |
| w | with (与, と, with) | N | negation |
| c | , | A | an award |
| O | the Nth | Y | the Nth anniversary |
| Q | a count (12个国家) | G | a document (协议书) |
| M | a post | Z | an organisation |
| D | a delegation, people, goods | r | on behalf of |
| l | a place where it happens (在…) | k | a kind of tie in an organisation's name |
| : | colon | - | dash |
| q | a quotation mark | x | other words |
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from youcheng.engines.reading.facts.dates import When
from youcheng.engines.reading.facts.places import PlacePhrase


class Token(NamedTuple):
    """One token; ``value`` is the kind of tie, the event, or the word-list section, by type."""

    type: str
    start: int
    end: int
    value: str = ""
    place: PlacePhrase | None = None


@dataclass(slots=True)
class TokenLine:
    """The tokens of one sentence, the types alone as a string, and what was set aside: dates and brackets."""

    start: int
    end: int
    tokens: list[Token] = field(default_factory=list)
    dates: list[When] = field(default_factory=list)
    brackets: list[tuple[int, int]] = field(default_factory=list)
    words: frozenset[str] = frozenset()

    @property
    def types(self) -> str:
        """One character per token."""
        return "".join(token.type for token in self.tokens)

    def add(self, token: Token) -> None:
        """Append a token; neighbouring runs of other words become one."""
        if token.type == "x" and self.tokens and self.tokens[-1].type == "x":
            last = self.tokens[-1]
            self.tokens[-1] = Token("x", last.start, token.end)
        else:
            self.tokens.append(token)
