"""The place in the name of an English publisher: Invercargill City Council, City of Brighton, Chungju City, Yeonje-gu."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re

from youcheng.engines.reading.facts.places.resolve import PlaceNames

_NAME = r"[^\W\d_a-z][\w'’.-]*(?: (?:de|la|of|upon|on)? ?[^\W\d_a-z][\w'’.-]*){0,3}?"
_LEVEL = r"(?:City|Town|Regional|District|County|Borough|Shire|Municipal|Parish|Village|Provincial|Prefectural|Metropolitan|Prefecture|Province|State|Ward|Metropolitan City)"
_UNITS = r"City|Town|County|Village|Municipality|District|Borough|Prefecture|Province|State|Port|Commune|Township|Government|Mayor"
_BODY = (
    r"Council|(?:People['’]s )?Government|Hall|Office|Assembly|Administration|Corporation|Authority|Municipality"
    r"|Foreign (?:and Overseas Chinese )?Affairs(?: Office| Department)?|International (?:Exchange|Friendship|Relations)(?: \w+)?"
    r"|Twinning(?: \w+)?|Twin Towns?(?: \w+)?|Sister[ -]Cit(?:y|ies)(?: \w+)?|Friendship (?:Association|Society)"
)
_PUBLISHER = re.compile(
    rf"(?:The )?(?:{_UNITS})(?: and County)? of (?P<of>[A-Z][\w'’. -]+)$"
    rf"|(?:Sister Cities|Twin Towns|Twinning (?:Association|Committee|Society)|Friends) (?:of|for) (?P<sisters>[A-Z][\w' -]+)$"
    rf"|(?P<part>[^\W\d_a-z][\w'-]*-(?:do|gu|gun|si|shi|ku|machi|cho|mura|ken|fu))(?: (?:{_LEVEL} )?(?:{_BODY}))?$"
    rf"|(?P<name>{_NAME}) (?:{_LEVEL} )?(?:{_BODY})$"
    rf"|(?P<plain>{_NAME}) (?:Metropolitan City|City|Town|County|Prefecture|Province|District|Municipality|Borough)$"
)
# What follows the name of an office on its site: City of Brighton | News
_REST = re.compile(r"\s[|–—:]\s.*|,\s[A-Z].*|\s\([^)]*\)$")
_TOWN = re.compile(
    r"\b(?:City|Town|Regional|District|County|Borough|Shire|Municipal\w*|Parish|Provincial|Prefectur\w+|Metropolitan|People['’]s|Twin\w*|Sister|Foreign Affairs)\b"
)
_SURE = 0.8
# A town's page under its bare name, or its tourist office's: Hofheim, Bad Homburg tourism; agencies may be named so as well.
_BARE = re.compile(rf"(?P<bare>{_NAME})(?: (?i:tourism|tourist (?:office|information)|online|website|portal))?$")
_AGENCIES = frozenset(("Xinhua", "Sina", "Sohu"))
_OFTEN = 2
# How a page speaks of its town and of no paper or firm: in Hofheim, Hofheim first twinned, Bad Homburg's ninth twin town.
_AS_A_TOWN = (
    r"(?:\b(?:in|to|town of|city of|people of|visit) {0}\b|\b{0}(?:['’]s)?(?: \w+){{0,3}} (?:twin|sister|partner|friendship)"
    r"(?:ned|s)?\b)"
)


def own_name(publisher: str, text: str, names: PlaceNames) -> str | None:
    """The name of the place; None where the publisher's name tells none."""
    publisher = _REST.sub("", publisher)
    match = _PUBLISHER.match(publisher)
    if match is None:
        return _bare(publisher, text, names)
    if match["plain"] or (match["name"] and publisher.endswith(" City")):
        whole = names.resolve(publisher)
        if whole and whole[0].name == publisher and whole[0].score >= _SURE:
            return publisher  # Quezon City
    name: str = match["of"] or match["sisters"] or match["part"] or match["name"] or match["plain"]
    # Pacific Council: a council of no town, unless its name says so or the page speaks of the place.
    vague = match["name"] is not None and not _TOWN.search(publisher)
    return None if vague and not re.search(rf"\b{re.escape(name)}\b", text) else name


def _bare(publisher: str, text: str, names: PlaceNames) -> str | None:
    """The publisher's name where it is nothing but a place's, of which its page speaks."""
    match = _BARE.match(publisher)
    if match is None or match["bare"] in _AGENCIES:
        return None
    name: str = match["bare"]
    known = any(candidate.name == name and candidate.level != "country" for candidate in names.resolve(name))
    often = len(re.findall(rf"\b{re.escape(name)}\b", text)) >= _OFTEN
    return name if known and often and re.search(_AS_A_TOWN.format(re.escape(name)), text) else None
