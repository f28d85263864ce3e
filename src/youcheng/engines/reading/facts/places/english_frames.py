"""What stands around an English name that is a place: "in Hawera", "twinned with Pleyben", "Hood River City Council"."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from typing import NamedTuple

_KIND = r"(?:cit(?:y|ies)|towns?|villages?|communes?|municipalit(?:y|ies)|districts?|count(?:y|ies)|provinces?|prefectures?|states?|regions?|capital|port|partners?|twins?|sisters?|communit(?:y|ies)|counterparts?)"
_BOND = r"(?i:relationship|agreement|partnership|tie|link|pact|friendship|accord|exchange|bond|relation|charter|protocol|declaration|treaty|MoU|MOU|memorandum|memorandum of understanding|twinning)"
# "in Hawera", "the French town of Pleyben", "twinned with Pleyben"
_BEFORE_STRONG = re.compile(
    r"(?:\b(?:[Ii]n|near|outside|visit|visits|visited|visiting|tour|toured|travel(?:led|ed)?\sto|flew\sto|fly\sto|flight\sto|trip\sto|trips\sto|delegations?\sto|came\sfrom|come\sfrom|students\sfrom|visitors\sfrom|delegation\sfrom|guests\sfrom|return(?:ed|ing)?\sto"
    r"|(?:town|city|village|commune|municipality|district|county|port|partner|twin|sister|community)(?:\sof|,|\sis|\sin)?|(?:towns|cities|communities|partners)(?:\sof|,|(?:\sof\s[A-Z][\w'’-]+)?\s(?:are|were|include))|[Tt]winning\sof|twinned\s(?:since\s\d{4}\s)?(?:with|to)|twinning\swith|linked\s(?:with|to)|paired\swith|(?:twin|pair)\swith"
    rf"|{_BOND}s?\s(?:with|between)|counterparts?\s(?:in|from|of))"
    r"[ ](?:the[ ](?:(?:picturesque|beautiful|historic|small|little|nearby|seaside|coastal|ancient|northern|southern|eastern|western)[ ])?)?[“\"']?"
    r"|\b(?:[Mm]ayor|[Gg]overnor)\s(?:[A-Z][\w.'’-]+\s){0,3}of\s"
    rf"|\b(?:sister|twin|partner|friendship)[\s-](?:{_KIND})(?:\s{_BOND}s?)?\s(?:with|to|in|of|from)\s)$"
)
# the twinning between West Lothian Council and Hochsauerland
_SECOND_SIDE = re.compile(
    rf"\b(?:{_BOND}s?|relations(?:hips?)?|cooperation|twinned|linked|paired)\s(?:between|of|with)\s(?:the\s(?:city|town|county|cities)\sof\s)?[^\W\d_a-z][\w'’.-]*(?:\s[^\W\d_a-z][\w'’.-]*){{0,3}}(?:,\s[^\W\d_a-z][\w'’. -]*)?\s(?:and|with)\s(?:the\s(?:city|town|county|province|prefecture)\sof\s)?$"
)
_BEFORE_WEAK = re.compile(
    r"\b(?:with|to|from|for|and|between|at|of|both|that|where)\s(?:the\s)?$|^$|[.!?:\n–—-]\s?[“\"']?$"
)
_AFTER_STRONG = re.compile(
    r"(?:'s|')?[ ](?:(?:City|Town|Borough|County|District|Parish|Community|Village|Regional|city|town)\s)?(?:Council\b|Mayor\b|mayor\b|Governor\b|residents?\b|[Tt]winning\b|[Ss]ister[\s-](?:[Cc]it|[Tt]own)|[Tt]win[\s-][Tt]own|officials\b|delegat|City\b|Town\b|District\b|Village\b)"
    r"|\s(?:is|are|was|were|became|becomes|has\sbeen|have\sbeen)\s(?:now\s|also\s|a\s|the\s){0,2}(?:twinned|(?:[Tt]win|[Ss]ister|[Pp]artner)[\s-](?:cit|town)|paired)"
    r"|\s(?:and|&)\s[A-Z][\w'-]+(?:\s[A-Z][\w'-]+){0,2}\s(?:have\sbeen\s|are\s|were\s|became\s|become\s|signed\s|formed\s|established\s|will\s)[\w\s-]{0,24}(?:[Tt]win|[Ss]ister)"
    r"|['’]s?\s(?:[A-Z][a-z]+\s|first\s|oldest\s|new\s|other\s|only\s){0,2}(?:[Tt]win|[Ss]ister|[Pp]artner|[Ff]riendship)\b"
    r"|\s(?:[Tt]winned|twins|[Pp]aired|[Pp]artnered)\s(?:with|to)\b|\s(?:Municipal\b|municipalit)"
    r"|(?:,\s|\s\()(?:near|outside|close\sto|(?:north|south|east|west)\sof)\s[A-Z]"
    rf"|(?:,|\s[–—-])\s(?:an?|the)\s(?:[\w-]+\s){{0,4}}(?:{_KIND})\s(?:of|in|on|near)\b"
)
_AFTER_WEAK = re.compile(
    r"'s\b|\sand\s[A-Z]|\s(?:is|was|has|will|became|signed|joined|hosted|welcomed|celebrate[sd]?)\b|[,.;]|$"
)
_PERSON_BEFORE = re.compile(
    r"(?:Mrs?|Ms|Dr|Sir|Lord|Lady|Cllr|Miss|Rev|Captain|Professor|President|Mayor|Councillor|Chair(?:man|woman)?)\.?\s$"
    r"|\b(?:Councill?ors|Cllrs|Messrs\.?|Commissioners|Supervisors)\s(?:[A-Z][\w'’. -]+(?:,\s|\sand\s))*$"
)
_PERSON_AFTER = re.compile(
    r"\s(?:said|says|added|told|explained|who|commented|wrote|recalled)\b|,\s(?:chair|president|the\s\w+\schair|who\b|aged|\d\d\b|a\sresident)"
)
# What a sentence about ties says, and where in it a place may stand.
_TIE = re.compile(
    r"\b(?:[Ss]ister|[Tt]win(?:s|ned|ning)?|[Pp]artner(?:ship)?|[Ff]riendship|[Jj]umelage|[Pp]aired|[Ll]ink(?:s|ed)?|joined|[Tt]ies|[Ss]istering|[Ff]riendly|[Aa]greements?|[Aa]ccord|[Pp]act|[Pp]rotocol|[Cc]ooperation|MoU|MOU|[Mm]emorandum|SISTER|TWIN\w*|FRIENDSHIP)\b"
)
_STOP = re.compile(r"[.!?;]\s|\n")
_TOLD_BEFORE = re.compile(r"(?:\b[a-z]+\s(?:the\s)?|[.!?,;:(“\"'–—/|•*-]\s?|\b[A-Z][\w'’-]+,?\s(?:and|&)\s|\n\s*|^)$")
_TOLD_AFTER = re.compile(r"['’]s\b|[,;:.)”\"'–—/|!?-]|\s[a-z(–—&-]|\s(?:19|20)\d\d|\s?\n|$")
# Early in May; Plenty: first words that only look like names, for any first word has a capital.
_SENTENCE_BEFORE = re.compile(r"(?:^|\n|[.!?:]\s?)[\s“\"'(•*-]*$")
_SUBJECT_AFTER = re.compile(
    r"['’]s\s|,\s|\s[–—(-]|[–—/]|\s(?:and|&|with)\s|\s(?!in\b|of\b|on\b|to\b|for\b|as\b|than\b|by\b|from\b)[a-z]|\s[(–—]"
)
_JOINED = re.compile(r"\b(?:with|to|and|between|of|from|for)\s$|[,&/–—]\s?$")
_JOINED_ON = re.compile(r"\s(?:and|with|&)\s|[,/–—]")
# came to Hawera
_MOVED = re.compile(
    r"\b(?:came|come|comes|coming|went|go|goes|going|sent|send|sends|flown|moved|welcomed|invited|visits?|journey(?:ed)?|return|back|home|people\sof|citizens\sof)\s(?:to\s)?$|\b[a-z]+\sfrom\s$"
)
# The Mangan government, Mangan's governor, MANGAN (Reuters) –
_GOVERNMENT_AFTER = re.compile(
    r"(?:['’]s)?\s(?:city\s|provincial\s|local\s|municipal\s|regional\s)?(?:governments?|governors?|mayors?|authorities|municipality|prefecture|province|council(?:lors?)?|deputy\smayor|Municipal|Governor|Vice)\b"
)
_DATELINE = re.compile(r"\)?(?:,\s[A-Z][\w. ]{1,20})?\s?(?:\([^)\n]{2,40}\))?\s?(?:[–—:]|-{1,2}\s)\s?[A-Z“\"]")
# 2013  Xi'an. September again.
_YEAR_BEFORE, _YEARS_EVENT = (
    re.compile(r"(?:^|\n)\s*(?:19|20)\d\d[:\s–-]+$"),
    re.compile(r"[.,:!(]|\s[(–—]|\n|\s[a-z]+s\b"),
)
_LOWER = re.compile(r"\b[a-z]{4,}\b")
_WINDOW = 40


class Frames(NamedTuple):
    """How often a name stands where a place does, where it may, where a place of a tie may, and where a person does."""

    strong: int
    weak: int
    told: int
    person: int


def frames(text: str, places: list[tuple[int, int]]) -> Frames:
    """What stands around a name, counted."""
    strong = weak = told = person = 0
    for start, end in places:
        if text[end : end + 1] == "-" or text[max(0, start - 1) : start] == "-":
            continue  # half a name
        before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
        if _PERSON_BEFORE.search(before) or _PERSON_AFTER.match(after):
            person += 1
            continue
        if _BEFORE_STRONG.search(before) or _AFTER_STRONG.match(after) or _is_second_side(text, start):
            strong += 1
            continue
        told += _is_told(text, start, end, before, after)
        weak += bool(_BEFORE_WEAK.search(before) and _AFTER_WEAK.match(after))
    return Frames(strong, weak, told, person)


def _is_told(text: str, start: int, end: int, before: str, after: str) -> bool:
    """Whether a known name so placed is the place: what a government belongs to, whence news come, a party of a tie."""
    if _GOVERNMENT_AFTER.match(after):
        return True
    if _YEAR_BEFORE.search(before) and _YEARS_EVENT.match(after):
        return True
    at_start = start == 0 or text[start - 1] == "\n" or (text[start - 1] == "(" and not text[start:end].isupper())
    if (at_start and _DATELINE.match(after)) or (_MOVED.search(before) and _TOLD_AFTER.match(after)):
        return True
    if not (_TOLD_BEFORE.search(before) and _TOLD_AFTER.match(after) and speaks_of_ties(text, start, end)):
        return False
    if _SENTENCE_BEFORE.search(before) and not _SUBJECT_AFTER.match(after):
        return False
    line = text[text.rfind("\n", 0, start) + 1 : _end(text, end)]
    plain = len(_LOWER.findall(line)) >= _PLAIN
    return plain or bool(_JOINED.search(before) or _JOINED_ON.match(after))


# A line with fewer small words is a headline, whose words may all be capitalised.
_PLAIN = 3


def may_speak_of_ties(text: str) -> bool:
    """Whether a page has any word of ties at all."""
    return _TIE.search(text) is not None


def speaks_of_ties(text: str, start: int, end: int) -> bool:
    """Whether the sentence around a name does."""
    left = max((stop.end() for stop in _STOP.finditer(text, max(0, start - 400), start)), default=max(0, start - 400))
    right = _STOP.search(text, end)
    return _TIE.search(text, left, min(right.start() if right else len(text), end + 400)) is not None


def _end(text: str, at: int) -> int:
    stop = text.find("\n", at)
    return stop if stop >= 0 else len(text)


def _is_second_side(text: str, start: int) -> bool:
    lead = text[max(0, start - 40) : start]
    return (" and " in lead or " with " in lead) and _SECOND_SIDE.search(text, max(0, start - 110), start) is not None


# … and Hochsauerland are twinned; the bond between Kobe and …
_TIED_AFTER = re.compile(
    r"\s(?:(?:have|has)\s(?:been|agreed|signed|become)|are|were|became|become|signed?|will|renew(?:ed)?|celebrated?|mark(?:ed|s)?|agreed?|ink(?:ed)?|to\s(?:sign|become|twin)|forge[ds]?|established?|[Ss]ister|[Tt]win|[Ff]riendship|[Pp]artner)\b|,?\s*(?:[.\n]|$)"
)
_TIED_BEFORE = re.compile(
    r"\b(?:between|[Bb]oth|link(?:s|ed|ing)?|twin(?:s|ned|ning)?|pair(?:s|ed|ing)?|of|with|[Tt]he)\s$|(?:^|\n)\s*$"
)


def is_joined_in_talk(text: str, first: int, start: int, end: int) -> bool:
    """Whether words from ``first`` on, two names joined, are told to be tied; ``start``–``end`` is the unknown one."""
    if not speaks_of_ties(text, start, end) or _PERSON_AFTER.match(text, end):
        return False
    return bool(_TIED_AFTER.match(text, end) or _TIED_BEFORE.search(text[max(0, first - 12) : first]))
