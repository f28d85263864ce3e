"""Clauses under construction: fresh variables and cardinality constraints."""

from __future__ import annotations

from pysat.card import CardEnc, EncType, ITotalizer

PAIRWISE_UP_TO = 8  # above this many literals a counter costs fewer clauses than all pairs


class Formula:
    """A growing set of clauses. ``impossible`` is set where a constraint cannot hold at all."""

    def __init__(self, cardinality: int = EncType.seqcounter) -> None:
        self.clauses: list[list[int]] = []
        self.top = 0
        self.impossible = False
        self.cardinality = cardinality

    def new(self) -> int:
        """Return a fresh variable."""
        self.top += 1
        return self.top

    def add(self, *literals: int) -> None:
        """Add one clause."""
        if not literals:
            self.impossible = True
        self.clauses.append(list(literals))

    def at_most_one(self, literals: list[int]) -> None:
        """At most one of the literals."""
        encoding = EncType.pairwise if len(literals) <= PAIRWISE_UP_TO else EncType.seqcounter
        self._card(CardEnc.atmost, literals, 1, encoding)

    def at_most(self, literals: list[int], bound: int) -> None:
        """At most ``bound`` of the literals."""
        if bound < len(literals):
            if bound <= 0:
                for literal in literals:
                    self.add(-literal)
                self.impossible |= bound < 0
            else:
                self._card(CardEnc.atmost, literals, bound, self.cardinality)

    def at_least(self, literals: list[int], bound: int) -> None:
        """At least ``bound`` of the literals."""
        if bound > len(literals):
            self.impossible = True
        elif bound == len(literals):
            for literal in literals:
                self.add(literal)
        elif bound == 1:
            self.add(*literals)
        elif bound > 1:
            self._card(CardEnc.atleast, literals, bound, self.cardinality)

    def exactly(self, literals: list[int], bound: int) -> None:
        """Exactly ``bound`` of the literals."""
        if 0 < bound < len(literals):
            self._card(CardEnc.equals, literals, bound, self.cardinality)
        else:
            self.at_least(literals, bound)
            self.at_most(literals, bound)

    def counted(self, literals: list[int], top: int) -> list[int]:
        """Return literals of which the j-th (from 0) is true whenever more than j of the given are; up to ``top``."""
        if not literals:
            return []
        totalizer = ITotalizer(lits=literals, ubound=min(top, len(literals)), top_id=self.top)
        self.top = max(self.top, totalizer.top_id)
        self.clauses.extend(totalizer.cnf.clauses)
        outputs = list(totalizer.rhs)
        totalizer.delete()
        return outputs

    def _card(self, make: object, literals: list[int], bound: int, encoding: int) -> None:
        made = make(lits=literals, bound=bound, top_id=self.top, encoding=encoding)  # type: ignore[operator]
        self.top = max(self.top, made.nv)
        self.clauses.extend(made.clauses)
