"""One fact for each person of a page: the name, the posts, the body, its place."""

from __future__ import annotations

from youcheng.engines.reading.facts.people.found import Found
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Fact, FactKind, Json, PlaceRef


def read_people(view: View) -> list[Fact]:
    """The people a page names with their posts."""
    if view.language == "zh":
        from youcheng.engines.reading.facts.people.chinese import find_people
    elif view.language == "ja":
        from youcheng.engines.reading.facts.people.japanese import find_people
    else:
        from youcheng.engines.reading.facts.people.english import find_people
    groups: dict[str, list[Found]] = {}
    for found in sorted(find_people(view), key=lambda f: f.span):
        name = (
            view.text[found.name[0] : found.name[1]].replace(" ", "")
            if view.language != "en"
            else view.text[slice(*found.name)]
        )
        groups.setdefault(name, []).append(found)
    for name in list(groups):
        longer = next((other for other in groups if other != name and _short_for(name, other)), None)
        if longer:
            groups[longer].extend(groups.pop(name))
    return [_fact(view, founds) for founds in groups.values()]


def _short_for(name: str, full: str) -> bool:
    """方 for 方炜, カーティン for トム・カーティン, Kelly for Bob Kelly."""
    return (len(name) <= 3 and full.startswith(name)) or full.endswith((f"·{name}", f" {name}"))


def _fact(view: View, founds: list[Found]) -> Fact:
    # The first naming usually carries the full post; a later one only adds what the first lacks.
    main = max(
        founds, key=lambda f: (f.name[1] - f.name[0], len(f.posts), f.body[1] - f.body[0] if f.body else 0, -f.name[0])
    )
    posts: list[Json] = []
    seen: set[str] = set()
    for found in [main, *founds]:
        for start, end in found.posts:
            words = view.words(start, end)
            if words["text"] not in seen:
                seen.add(words["text"] or "")
                posts.append(words)
    fields: dict[str, Json] = {
        "name": view.words(*main.name),
        "posts": posts,
        "body": view.words(*main.body) if main.body else None,
    }
    places: tuple[PlaceRef, ...] = ()
    if main.body:
        places = tuple(view.place_ref(p, "body") for p in view.places_in(*main.body)[:1])
    evidence = dict.fromkeys(view.evidence(*found.span) for found in founds)
    confidence = min(0.97, max(f.confidence for f in founds))
    return Fact("", FactKind.PERSON, fields, tuple(evidence), confidence, places)
