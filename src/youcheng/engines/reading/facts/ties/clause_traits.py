"""What the clauses that name two places, the headline and the line above a list say of a tie: acted, meant, standing, ended."""

# ruff: noqa: E501 - patterns read best one to a line

from __future__ import annotations

import re
from collections.abc import Sequence

from youcheng.engines.reading.facts.ties.place_traits import Traits
from youcheng.engines.reading.facts.view import View

_ZH = r"(?:缔结|结为|结成|结好|结下|结缘|建立|确立|签署|签订|签定|签约|签下|签|缔盟|结盟|缔约|成为)"
_ZH_KIND = r"(?:(?:友好|姐妹|姊妹|伙伴)[^,;、。]{0,4}(?:城市|都市|市|省|州|县|区|道|港|学校|关系)|友城|双城)"
_JA = r"(?:締結|提携|調印|署名|協定|盟約)"
_JA_KIND = r"(?:(?:姉妹|友好|交流)(?:交流|親善)?(?:都市|町|村|州|県|省|港|校|区|提携|関係))"
_EN = r"(?:sign|bec[ao]m|establish|form|forg|enter|conclud|formali[sz]|twin|pair|partner|creat|ma[kd]|add|agree|beg[ai]n|start|launch|seal|ink)\w*"
_EN_KIND = r"(?:(?:sister|twin|partner|friendship|friendly|twinned)[- ]?(?:cit|town|state|count|province|port|school|relation|municipal|communit|district|prefecture|tie|link|agreement)\w*|sisterhood|twinning)"
# What a clause may say of a tie, told by its words.
_FORMS = {
    "zh": {
        "column": r"(?:结好|缔结|建立|签[字署约订])[^,;。]{0,6}(?:时间|日期|年份|年月)",
        "meant": rf"(?:拟|将|准备|计划|打算|希望|盼|期待|期望|愿|有意|有望|可望|争取|力争|寻求|推动(?!下)|推进|促成|促进|商谈|洽谈|商讨|探讨|讨论|酝酿|筹备|提议|建议|申请|申报|早日|尽快|即将|预计|考虑|如果|可能|想)[^,;。]{{0,28}}?(?:{_ZH}[^,;。]{{0,24}}(?:{_ZH_KIND}|协议|协定|备忘录)|结好|结亲|缔盟|新增)|(?:俄|中|日|美)?或(?:将)?[与和同]|商签|报批|谈判|(?:结|缔结)[^,;。]{{0,8}}(?:提案|议案)",
        "plan": rf"{_ZH}[^,;。]{{0,30}}(?:意向|议案|提案|事宜|可能|申请|建议|计划|愿望|正在)|意向书|意向性|意向协议|的意向|正在进行|提上|年底前|{_ZH_KIND}(?:的)?(?:意向|意愿|事宜|议案)",
        "approved": rf"(?:同意|批准|审议|提请|通过|授权|议案|报批)[^,;。]{{0,40}}?{_ZH}",
        "stands": rf"已?(?:互为|是|系|乃|有)[^,;。]{{0,24}}{_ZH_KIND}|结好的|缔结的|多年的?{_ZH_KIND}|{_ZH}[^,;。]{{0,16}}的(?:共?有|是|[^,;。]{{0,8}}(?:城市|伙伴)有)|后与[^,;。]{{0,12}}结好的第|保持{_ZH_KIND}|{_ZH_KIND}(?:有|是|包括|分别)",
        "so_far": r"截至|截止|目前|迄今|至今|现有|现已|已经?[与和同]|共(?:与|和|同|有|缔结|结|建立)|相继|先后",
        "acted": rf"{_ZH}[^,;。]{{0,36}}(?:{_ZH_KIND}|协议|协定|备忘录|友好|姐妹|姊妹|盟)|结好(?!的)|缔盟|结盟|签约|{_ZH_KIND}[^,;。]{{0,8}}(?:签字|签署|建立|缔结)",
        "done": rf"(?:正式|已经?|当[天日]|[今昨]日|近日|日前|于|年|月|日|上|下|分别|共同|又|首次|现场|成功){_ZH}|{_ZH}[^,;。]{{0,12}}了|{_ZH}[^,;。]{{0,30}}(?:仪式|签字|签约)|完成",
        "ago": rf"(?:自|从)[^,;。]{{0,30}}{_ZH}|{_ZH}[^,;。]{{0,14}}(?:以来|之?后|至今|已有?\d|\d+多?年)|结好以来|结好后",
        "kind": _ZH_KIND,
        "newly": r"签约的是|(?:新增|新签|新缔结|新结|(?:此|本)次(?:签约|结好|缔结))[^,;。]{0,12}(?:对|个|友)",
        "counted": r"[\d零一二三四五六七八九十]+周年|[\d一二三四五六七八九十]+年(?:来|间|多)",
        "ended": r"终止|解除|断绝|取消|撤销|废除|中断|终结|不再续|关停|清退",
        "paused": r"中止|暂停|冻结|搁置|暂缓",
        "again": r"续签|续情|续约|重续|重签|重申|重新确认|换签|再次签|续约|延续|重新签|年友城合作",
        "raised": r"升级为|升格|提升为|上升为|跃升",
    },
    "ja": {
        "column": r"(?:締結|提携|調印)(?:年月日|年月|年度|日|年(?!目|間))",
        "meant": rf"(?:{_JA}|{_JA_KIND})[^。]{{0,14}}(?:予定|方針|検討|目指|見通し|意向|向け|目標|計画|要望|提案|たい|案|へ$|準備|模索|依頼)|(?:提携|締結|調印)へ|(?:締結|提携)する(?:と|こと|方|予|見|運び|。|$)|結ぶ(?:と|こと|見|方|予|意|考|。|$)|検討|目指|打診|申し入れ|要望|向けての",
        "stands": r"結んでい|結んでお|結ぶ(?!と|こと|見|方|予|意|考|。|$)|提携(?:を)?して(?:い|お)|をしています|関係にあ|(?:姉妹|友好)[^、。]{1,6}(?:である|です)|提携先|維持|続け",
        "so_far": r"現在|これまで|今では|ほかに|他に|計\d",
        "acted": rf"{_JA}(?:を|に|が|も)?(?:し|行|交わ|締結|なさ|実現)|結(?:び|んだ)|{_JA}(?:さ|$|。|、)|調印|(?:都市|市|町|州|県|省|港|校)に$",
        "done": rf"{_JA}(?:を|に|が)?(?:行い|行った|し、|した|しました|され|なされ|交わし|締結し)|結(?:んだ|びました|ばれ)|{_JA}(?:。|$)|調印式|締結式",
        "ago": rf"{_JA}[^。、]{{0,8}}(?:以来|以降|以前|後|から|より)|以来|年から",
        "is": r"の(?:姉妹|友好)|(?:姉妹|友好)[^、。]{1,4}(?:は|の|・|「)",
        "kind": _JA_KIND,
        "counted": r"\d+周年|\d+年(?:目|間|にわた|にな)|(?:なって|結んで|提携から)[^、。]{0,4}\d+年|周年",
        "ended": r"解消|破棄|終了|打ち切|解除|取り消",
        "paused": r"停止|中断|凍結|休止|見合わせ|見送|先延ばし|休眠",
        "again": r"再締結|更新|再確認|再調印|延長",
        "raised": r"格上げ|昇格|発展さ",
    },
    "en": {
        "column": r"(?i:\b(?:date|year)s? (?:of )?(?:signed|signing|established|establishment|twinned|formed|agreement)\b)",
        "meant": rf"(?i:\b(?:will|would|plan\w*|hop(?:e|es|ed|ing)|want\w*|inten\w+|propos\w+|consider\w*|(?-i:may)|might|could|should|seek\w*|explor\w*|discuss\w*|if|looking|pursu\w*|interest\w*|asks?|aim\w*|expect\w*|wish\w*|soon|finali\w+|negotiat\w+|means|(?:is|are) to)\b[^;.]{{0,45}}?\b{_EN}[^;.]{{0,60}}\b(?:{_EN_KIND}|agreement|sisters?|twins?|mou\b|memorandum)|(?<!agreed )to (?:sign|become|establish|twin|form|enter)\b|towards? (?:a |the )?(?:{_EN_KIND})|finali[sz]ing|\b(?:is|are) to be\b|\b(?:consider|discuss|explor|negotiat|propos|suggest|pursu|seek|look)\w*\b[^;.]{{0,50}}(?:{_EN_KIND}|twin|link)|\b(?:may|might|could|to) (?:take|forge|get|have)\b|in the making)",
        "plan": r"(?i:\b(?:letters? of intent|proposal|proposed|in talks|underway|vote[ds]? (?:to|on)|motion|prospective|potential)\b)",
        "approved": r"(?i:\b(?:approv\w+|resolution|resolved|invit\w+)\b)",
        "stands": rf"(?i:\b(?:is|are|am|been|be) (?:also |now |officially |already )?(?:twinned|paired|partnered)|\b(?:is|are|has been|have been|remain\w*)\b(?: [\w']+){{0,4}} {_EN_KIND}|'s (?:\w+ ){{0,2}}{_EN_KIND}|\b(?:its|our|their)(?: \w+){{0,2}} {_EN_KIND})",
        "so_far": r"(?i:\b(?:so far|currently|to date|at present|now has|other|others|also|include[sd]?|including|besides)\b)",
        "acted": rf"(?i:\b{_EN}\b[^;.]{{0,80}}\b(?:{_EN_KIND}|agreement|memorandum|mou\b|sisters?\b|twins?\b|accord|pact)|joined hands|\bproclaimed\b|\b(?:were|was|became|become) twinned|{_EN_KIND}[^;.]{{0,40}}\b(?:signed|established|formed|formali[sz]ed|sealed|concluded|created|began|started|founded)|\bnow (?:a )?sister|are now|charter)",
        "done": r"(?i:\b(?:signed|inked|established|became|formed|entered (?:into|on|upon)|concluded|formali[sz]ed|sealed|forged|(?:has|have|had) (?:become|signed|established|formed)|was made|were made|are now|is now|now (?:a )?sister|officially|formally|ceremony)\b)",
        "ago": r"(?i:\b(?:since|ever since|after|ago|goes back|date[sd]? (?:back|from))\b)",
        "is": rf"(?i:\b(?:has|have|had|includ\w+|as|the|also|other|with)\b(?: \w+){{0,3}} {_EN_KIND}|{_EN_KIND}(?: of|:|,? in\b| include))",
        "kind": rf"(?i:\b{_EN_KIND})",
        "counted": r"(?i:anniversar|\byears? (?:of|as)\b|\b(?:ten|twenty|thirty|forty|fifty|sixty) years\b|birthday)",
        "ended": r"(?i:\b(?:end|cut|cutting|ending)(?:s|ed)?\b[^;.]{0,40}\b(?:ties?|relation\w*|links?|twinning|agreement|partnership|pact|sister\w*)\b|\b(?:terminat\w+|sever(?:s|ed|ing)?|revok\w+|dissol\w+|cancel\w*|scrap\w*|withdr\w+|lost|dormant|divorce\w*|drop(?:s|ped|ping)?|axed|no longer|br[eo]ak\w* off|broken off)\b)",
        "paused": r"(?i:\b(?:suspend\w*|suspension|paus\w+|froze|frozen|freez\w+|on hold|halt\w*)\b)",
        "again": r"(?i:\b(?:renew\w*|reaffirm\w*|re-?sign(?:s|ed|ing)?|recommit\w*|rededicat\w*|reviv\w+|sign\w* (?:[\w-]+ ){0,4}anew)\b)",
        "raised": r"(?i:\b(?:upgrad\w+|elevat\w+)\b)",
    },
}  # fmt: skip
_PATTERNS = {lang: {form: re.compile(words) for form, words in forms.items()} for lang, forms in _FORMS.items()}
# The forms in which a clause is understood, the first that it shows.
_ORDER = (
    "column",
    "ended",
    "paused",
    "raised",
    "again",
    "plan",
    "approved",
    "meant",
    "newly",
    "counted",
    "ago",
    "so_far",
    "stands",
    "done",
    "acted",
    "is",
    "kind",
)
# What the forms tell, and which of them is believed where clauses differ: the first.
_EVENTS = {
    "column": "existing", "ended": "terminated", "paused": "suspended", "again": "renewed", "raised": "upgraded", "counted": "anniversary",
    "plan": "proposed", "meant": "proposed", "newly": "signed", "done": "signed", "ago": "signed", "acted": "signed", "so_far": "existing",
    "stands": "existing", "approved": "proposed", "is": "existing", "kind": "existing",
}  # fmt: skip
# The places that are heard together.
_HEARINGS = (
    ("clause",),
    ("clause", "above"),
    ("clause", "any"),
    ("clause", "any", "named_headline"),
    ("news",),
    ("clause", "any", "news"),
)
_CLAUSE = {
    "zh": re.compile(r"[,，;；。:：!！?？\n]"),
    "ja": re.compile(r"[、。;；!！?？\n]"),
    "en": re.compile(r"[,;:\n]|\. | (?:and|but|while|which|who) "),
}
_US = {
    "zh": re.compile(r"我[市省县区州]|本[市省县区州]|该市|两市|双方|两地|两省"),
    "ja": re.compile(r"本[市県町]|当[市町]|同[市町]|両[市町県]"),
    "en": re.compile(r"\b(?i:our|we|the two|both|the city|the town)\b"),
}
# How an act was done: of no account where no act is told.
_OF_ACTS = {"so_far", "ago", "done"}
_HEADS = re.compile(r"[:：—]\s*$")
_SHORT_ROW, _LONGEST_LIST = {"zh": 40, "ja": 45, "en": 90}, 20
_MOST_TOLD, _MOST_BOTH, _MOST_NEWS = 2, 4, 8
Span = tuple[int, int]


def clause_traits(view: View, spoken: Sequence[Span], plain: Sequence[str], title: int, *, main: bool) -> Traits:
    """The forms in which a tie is told, and the events they speak for.

    ``spoken`` are the sentences of its evidence, ``plain`` what its parties are called; the headline ends at ``title``;
    ``main`` says whether the page speaks more of no other tie: what it tells of *the* tie is told of this one.
    """
    text = view.text
    both = [
        (s.start, s.end)
        for s in view.sentences
        if s.start >= title and all(name in text[s.start : s.end] for name in plain)
    ]
    told = [span for span in spoken if span in both] or list(spoken)
    spans = {
        "clause": [_clause(view, span, plain) for span in told[:_MOST_TOLD]],
        "any": [_clause(view, span, plain) for span in both[:_MOST_BOTH]],
        "named_headline": [(0, title)] if any(name in text[:title] for name in plain) else [],
        "above": _above(view, told),
        "news": _news(view, plain, title) if main else [],
    }
    seen: Traits = {"sentences_of_both": min(len(both), _MOST_BOTH)}
    first: dict[str, set[str]] = {}
    for where, found in spans.items():
        forms = [_forms(view, span) for span in found]
        first[where] = {form for each in forms if (form := _first(each))}
        seen |= {f"{where}.{form}": 1 for each in forms for form in each}
        seen |= {f"{where}={form}": 1 for form in first[where]}
    for hearing in _HEARINGS:
        heard = set().union(*(first[where] for where in hearing))
        event = next((event for form, event in _EVENTS.items() if form in heard), None)
        if event:
            seen[f"heard.{'+'.join(hearing)}={event}"] = 1
    return seen


def _forms(view: View, span: Span) -> set[str]:
    return {form for form, pattern in _PATTERNS[view.language].items() if pattern.search(view.text, *span)}


def _first(forms: set[str]) -> str | None:
    """The form in which a clause is understood; how an act was done says nothing where no act is told."""
    told = forms if "acted" in forms else forms - _OF_ACTS
    return next((form for form in _ORDER if form in told), None)


def _clause(view: View, span: Span, plain: Sequence[str]) -> Span:
    """The clauses of a sentence from the first that names a party to the last; the next too where they tell nothing."""
    text, (start, end), forms = view.text, span, _PATTERNS[view.language]
    words = text[start:end]
    first = min((start + at for name in plain if (at := words.find(name)) >= 0), default=None)
    if first is None:
        return span
    last = max(start + words.rfind(name) for name in plain)
    cuts = [match.end() for match in _CLAUSE[view.language].finditer(text, start, end)]
    later = [*(cut for cut in cuts if cut > last), end]
    low, high = max((cut for cut in cuts if cut <= first), default=start), later[0]
    if len(later) > 1 and not any(forms[form].search(text, low, high) for form in ("acted", "stands")):
        high = later[1]
    if not any(forms[form].search(text, low, high) for form in forms):
        return span
    us = _US[view.language].search(text, start, low)
    if us and not all(name in words for name in plain):
        low = max((cut for cut in cuts if cut <= us.start()), default=start)
    return low, high


def _news(view: View, plain: Sequence[str], title: int) -> list[Span]:
    """The headline, and the sentences about ties that name no other place: "the agreement", "the two cities"."""
    kind = _PATTERNS[view.language]["kind"]
    found = [(0, title)] if title else []
    for sentence in view.sentences:
        span = sentence.start, sentence.end
        if sentence.start >= title and kind.search(view.text, *span):
            named = [view.text[p.start : p.end] for p in view.places_in(*span) if p.level != "country"]
            if all(any(name in words for name in plain) for words in named):
                found.append(span)
    return found[:_MOST_NEWS]


def _above(view: View, told: Sequence[Span]) -> list[Span]:
    """The nearest line above a short one that is longer, names a kind of tie or ends like a heading of rows."""
    short, kind = _SHORT_ROW[view.language], _PATTERNS[view.language]["kind"]
    if not told or told[0][1] - told[0][0] > short:
        return []
    rows = [(s.start, s.end) for s in view.sentences if s.end <= told[0][0]][-_LONGEST_LIST:]
    return [
        (start, end)
        for start, end in rows
        if end - start > short or kind.search(view.text, start, end) or _HEADS.search(view.text, start, end)
    ][-1:]
