"""All ties of a document: from its sentences, tables and lists, merged and made into facts."""

from __future__ import annotations

from youcheng.engines.reading.facts.ties.focus import Focus
from youcheng.engines.reading.facts.ties.headline import with_headline
from youcheng.engines.reading.facts.ties.institutions import institutional_ties, with_institutions
from youcheng.engines.reading.facts.ties.judge import judged
from youcheng.engines.reading.facts.ties.listing import ListReader
from youcheng.engines.reading.facts.ties.merge import merge
from youcheng.engines.reading.facts.ties.patterns import CHINESE, ENGLISH, JAPANESE
from youcheng.engines.reading.facts.ties.raw import RawTie
from youcheng.engines.reading.facts.ties.sentences import SentenceReader
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Fact


def read_ties(view: View) -> list[Fact]:
    """The ties that a document states, one fact for each pair and kind."""
    institutions = institutional_ties(view)
    return with_institutions(judged(view, merge(view, raw_ties(view)), institutions), institutions)


def raw_ties(view: View) -> list[RawTie]:
    """Every statement of a tie, in page order."""
    focus = Focus(view)
    found: list[RawTie] = []
    if view.language in ("zh", "ja"):
        from youcheng.engines.reading.facts.ties.cjk import tokenise

        patterns = CHINESE if view.language == "zh" else JAPANESE
        found.extend(SentenceReader(view, focus, tokenise, patterns).read())
    elif view.language == "en":
        from youcheng.engines.reading.facts.ties.english import tokenise as tokenise_english

        found.extend(SentenceReader(view, focus, tokenise_english, ENGLISH).read())
    found.extend(ListReader(view, focus).read())
    return with_headline(view, focus, found)
