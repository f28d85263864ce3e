"""The pairs of places that a page may tie: those near its talk of ties, each with what the patterns read of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from youcheng.engines.reading.facts.ties.scene import Entity, Scene
from youcheng.engines.reading.model import Fact, PlaceRef

# Tokens without which a page tells of no tie: a kind of tie, a conclusion, a document.
_CUES = frozenset("KVGU")
# A negation right before with, concluding, being or the kind of tie; 不再 and "no longer" tell an end.
_DENIAL = re.compile("N[wVULK]")
_NO_LONGER = re.compile(r"不再|no longer", re.IGNORECASE)
# A partner may stand so many sentences before words that name a kind of tie, or soon after them.
_BEFORE = 1
# Its other side is named beside it, or is one of the places that the page dwells on most.
_SUBJECTS, _HOME_SUBJECTS = 5, 3
# Among more places than this, only so many on either side of a partner are taken to be named beside it.
_MOST_BESIDE, _NEXT = 60, 6


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two places, the likelier subject first; ``fact`` is what patterns read of them, None where they read nothing.

    ``institutional`` pairs stand for the ports or schools of the two places, and always have a fact.
    """

    one: Entity
    other: Entity
    fact: Fact | None = None
    institutional: bool = False


def pairs(scene: Scene, facts: Sequence[Fact], tied: Iterable[frozenset[Entity]] = ()) -> list[Pair]:
    """All pairs worth a look, in page order, then those ``tied`` plainly; never two places of one country."""
    read = {frozenset(pair): fact for fact in facts if (pair := sides(scene, fact)) and not is_institutional(fact)}
    near = (pair for pair in _near(scene) if not _of_organisations(scene, pair) and not _denied(scene, *pair))
    known = dict.fromkeys([*map(frozenset, near), *tied])
    found = [Pair(*_ordered(scene, *pair), read.get(pair)) for pair in known]
    for fact in facts:
        places = sides(scene, fact)
        if places and (is_institutional(fact) or frozenset(places) not in known):
            found.append(Pair(*_ordered(scene, *places), fact, is_institutional(fact)))
            known[frozenset(places)] = None
    return found


def is_institutional(fact: Fact) -> bool:
    """Whether ports or schools are tied, not their towns."""
    return fact.fields["kind"] in ("institutional", "pairing")


def _near(scene: Scene) -> Iterator[tuple[Entity, Entity]]:
    if not any(set(types) & _CUES for types in scene.types):
        return
    subjects = sorted(
        (e for e in scene.entities.values() if e.rank < _SUBJECTS or e.home_rank < _HOME_SUBJECTS or e.publishes),
        key=lambda e: e.rank,
    )
    seen: set[frozenset[Entity]] = set()
    for index, types in enumerate(scene.types):
        here = _once(scene.named_in(index))
        if not here:
            continue
        near = scene.follows_talk(index) or scene.until[index] <= _BEFORE or scene.listed[index]
        beside = [entity for by in (index - 1, index, index + 1) for entity in scene.named_in(by)] if near else here
        for partner in here:
            around = _around(partner, _once(beside))
            for subject in _once([*around, *subjects]) if near else around:
                pair = frozenset((subject, partner))
                if len(pair) < 2 or pair in seen:
                    continue
                if subject.country != partner.country or (subject.country is None and subject in here and "K" in types):
                    seen.add(pair)
                    yield subject, partner


def _around(partner: Entity, named: list[Entity]) -> list[Entity]:
    """The places named beside a partner; of a hundred names in one sentence, those next to it."""
    if len(named) <= _MOST_BESIDE:
        return named
    at = named.index(partner)
    return named[max(0, at - _NEXT) : at + _NEXT + 1]


def _of_organisations(scene: Scene, pair: tuple[Entity, Entity]) -> bool:
    """Whether both are only named in the names of organisations: 长野市日中友好协会."""
    return all(
        entity.mentions and all(scene.types[m.sentence][m.token : m.token + 1] == "z" for m in entity.mentions)
        for entity in pair
    )


def _denied(scene: Scene, one: Entity, other: Entity) -> bool:
    """Whether all that the page says of the two in one sentence is that they are not tied: 尚未与…缔结友好城市."""
    told = []
    for index in {m.sentence for m in one.mentions} & {m.sentence for m in other.mentions}:
        types, tokens = scene.types[index], scene.lines[index].tokens
        first = min(m.token for m in (*one.mentions, *other.mentions) if m.sentence == index)
        kind = types.find("K", first)
        if kind >= 0:
            denial = _DENIAL.search(types, first, kind + 1)
            told.append(denial is not None and not _NO_LONGER.match(scene.view.text, tokens[denial.start()].start))
    return bool(told) and all(told)


def _once(entities: Iterable[Entity]) -> list[Entity]:
    return list(dict.fromkeys(entities))


def _ordered(scene: Scene, one: Entity, other: Entity) -> tuple[Entity, Entity]:
    """The place of the page's own country first, else the one that the page dwells on more."""
    home = scene.main_country
    if (one.country == home) != (other.country == home):
        return (one, other) if one.country == home else (other, one)
    return (one, other) if one.rank < other.rank else (other, one)


def sides(scene: Scene, fact: Fact) -> tuple[Entity, Entity] | None:
    """The two places of a tie that was read, or of its institutions."""
    found = [_side(scene, ref) for ref in fact.places if ref.role == "party"]
    one, other = found if len(found) == 2 else (None, None)
    return (one, other) if one and other and one is not other else None


def _side(scene: Scene, ref: PlaceRef) -> Entity | None:
    return scene.entity(ref.name, ref.start)
