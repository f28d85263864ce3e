"""What a page shows of one place that may be party to a tie."""

from __future__ import annotations

import math
import re
from collections import Counter

from youcheng.engines.reading.facts.ties.scene import Entity, Mention, Scene

Traits = dict[str, float]

LEVELS = ("province", "city", "county", "district", "town", "port")
_ORGANISATION = {
    "zh": re.compile(r".{0,2}(?:大学|学院|协会|友协|公司|集团|医院|中学|小学|商会|总领|领事|大使|管理局|港务)"),
    "ja": re.compile(r".{0,2}(?:大学|協会|会社|病院|高校|中学|小学|商工|領事|大使|クラブ|財団|学園)"),
    "en": re.compile(
        r"(?:'s)?,?\s(?:\w+\s){0,2}(?:University|College|School|Association|Committee|Society|Company|Hospital|Chamber"
        r"|Consulate|Embassy|Foundation|Rotary|Club)"
    ),
}
# Peter | Carlisle, not "In Carlisle".
_GIVEN_NAME = re.compile(r"(?<![.!?:\n] )(?<!^)\b(?!The |In |On |At |From |And |Of |To |With )[A-Z][a-z]+\s$")
_SURE = 0.6


def place_traits(scene: Scene, entity: Entity) -> Traits:
    """The traits of a place: how the page dwells on it, what it is, and what stands around its mentions."""
    view, count = scene.view, max(1, len(entity.mentions))
    phrases = [mention.phrase for mention in entity.mentions] or ([entity.phrase] if entity.phrase else [])
    seen: Traits = {
        "publishes": entity.publishes, "in_title": entity.in_title, "count": math.log(1 + count), "rank": entity.rank,
        "home_rank": entity.home_rank, "home": entity.country == scene.main_country,
        "position": entity.position / max(1, len(view.text)), "length": len(entity.name),
        "no_country": entity.country is None, "country_stated": any(p.country_stated for p in phrases),
        "weak": sum(p.weak for p in phrases) / count, "generic": any(p.head.suffix for p in phrases),
        "units": max(len(p.units) for p in phrases), "no_level": entity.level is None,
        "compatriots": sum(e.country == entity.country for e in scene.entities.values()) - 1,
        "leads": sum(_leads(scene, entity, mention) for mention in entity.mentions) / count,
        "of_ties": sum(scene.since[mention.sentence] == 0 for mention in entity.mentions) / count,
    }  # fmt: skip
    seen |= {f"level={level}": entity.level == level for level in LEVELS}
    _neighbours(seen, scene, entity, count)
    _resolved(seen, scene, entity)
    _spelt(seen, scene, entity, count)
    return seen


def _leads(scene: Scene, entity: Entity, mention: Mention) -> bool:
    """Whether it leads to a smaller place that stands right after it: 京畿道 in 京畿道高陽市."""
    end = mention.phrase.end
    following = (found for at in (end, end + 1) for found in scene.starting.get((mention.sentence, at), ()))
    return any(found is not entity and found.country == entity.country for found in following)


def _neighbours(seen: Traits, scene: Scene, entity: Entity, count: int) -> None:
    """The shares of its mentions that stand so, and before and after such a token."""
    itself, before, after = Counter[str](), Counter[str](), Counter[str]()
    for sentence, token, _ in entity.mentions:
        types = scene.types[sentence]
        itself[types[token : token + 1]] += 1
        before[types[token - 1 : token] if token else ""] += 1
        after[types[token + 1 : token + 2]] += 1
    seen |= {f"as_{kind}": itself[kind] / count for kind in "zlx"}
    seen |= {f"before_{kind}": before[kind] / count for kind in "MwKo"}
    seen |= {f"after_{kind}": after[kind] / count for kind in "MZDKwg"}


def _resolved(seen: Traits, scene: Scene, entity: Entity) -> None:
    phrase = entity.mentions[0].phrase if entity.mentions else entity.phrase
    assert phrase is not None
    candidates = scene.view.place_ref(phrase, "party").candidates
    seen["score"] = candidates[0].score if candidates else 0.0
    seen["ambiguous"] = len({c.country for c in candidates[:3] if c.score > _SURE}) > 1


def _spelt(seen: Traits, scene: Scene, entity: Entity, count: int) -> None:
    """Part of an organisation's name, part of a person's."""
    text, language = scene.view.text, scene.view.language
    if language != "en":
        ends = [mention.phrase.end for mention in entity.mentions]
        seen["organisation"] = sum(bool(_ORGANISATION[language].match(text, end)) for end in ends) / count
        return
    found, at = list[int](), text.find(entity.name)
    while at >= 0:
        found.append(at)
        at = text.find(entity.name, at + max(1, len(entity.name)))
    given = sum(bool(_GIVEN_NAME.search(text[max(0, at - 20) : at])) for at in found)
    follows = sum(bool(_ORGANISATION["en"].match(text, at + len(entity.name))) for at in found)
    seen["given_name"], seen["organisation"] = given / max(1, len(found)), follows / max(1, len(found))
