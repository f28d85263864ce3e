"""The grammar of ties over token types, Chinese and Japanese: one pattern per way of saying it.

Groups: ``a`` the subject's side, ``b`` the partners, ``v`` what happened, ``k`` the kind, ``y`` an anniversary.
Order matters: the first pattern that matches a kind of tie claims it.
"""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from dataclasses import dataclass

# One side: a place or "our city", or several; people, delegations and dates may stand between.
_SIDE = r"[PS](?:[dh][PS])*"
_MAN = r"(?:[ZD]?M+x?)?"
_LIST = rf"[PS]{_MAN}D?(?:(?:[dhc]x)?[dhc][hw]?P{_MAN}D?)*"
_FILL = r"[xcMQLBrDOdhlq:-]"
_JA_SIDE = r"[PS](?:[dhn][PS])*"
_JA_LIST = r"P(?:[dhwc]{1,2}P)*"
_JA_FILL = r"[xcndBMQOLDh:pG-]"
_EN_LIST = r"P(?:(?:dx)?[dh;]{1,2}(?:x(?:dx)?[dh;]{1,2})?w?P)*"
_EN_FILL = r"[xMdLOoZBDI]"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of saying a tie. ``confidence`` is that of a plain match before the context speaks."""

    name: str
    regex: re.Pattern[str]
    confidence: float
    subject: str = "stated"  # stated | left_out | both
    event: str | None = None  # where the pattern itself decides
    needs: tuple[str, ...] = ()  # of each of these, one token: without, a long list need not be tried in every way


# The act, the kind and the anniversary of a pattern, unless it can do without.
_NEEDED = re.compile(r"(?<!\(\?:)\(\?P<[vky]>\[?(\w+)\]?\+?\)(?!\?)")


def _p(name: str, regex: str, confidence: float, subject: str = "stated", event: str | None = None) -> Pattern:
    return Pattern(name, re.compile(regex), confidence, subject, event, tuple(_NEEDED.findall(regex)))


# fmt: off
CHINESE = (
    # 兴安盟与东方省、大庆市与忠州市……签署友好城市协议
    _p("pairs", rf"(?P<m>P{_MAN}[wh]P{_MAN}(?:[dch]+x?P{_MAN}[w]P{_MAN})+){_FILL}{{0,6}}?(?P<v>[VUX]+){_FILL}{{0,4}}(?P<k>K)", 0.93),
    # 9对友好城市分别是甲市与乙市、丙市与丁市
    _p("pairs-listed", rf"(?P<k>K)[^P]{{0,6}}?[L:]{{1,2}}x?(?P<m>P{_MAN}[wh]x?P{_MAN}(?:[dch]+x?P{_MAN}[wh]x?P{_MAN})+)", 0.88, event="existing"),
    # 甲市与乙市由友好交流城市升级为友好城市
    _p("upgraded", rf"(?P<a>{_SIDE}){_MAN}[wh](?P<b>P){_MAN}[xB]?Kx?(?P<v>U)[xL]?(?P<k>K)", 0.92),
    # 甲市与乙市正式缔结友好城市关系
    _p("with", rf"(?P<a>{_SIDE}){_MAN}[xDrBI]{{0,2}}c?[wh](?P<b>{_LIST}){_FILL}{{0,5}}?I?(?P<v>[VUX]+){_FILL}{{0,4}}(?P<k>K)", 0.95),
    # 甲乙友好提携30周年
    _p("adjacent-anniversary", r"(?<![wdhP])(?P<a>P)(?P<b>P)n?(?P<k>K)V?x?(?P<y>Y)", 0.88, event="anniversary"),
    # 甲市、乙市缔结友好城市关系
    _p("listed", rf"(?<![wdhP])(?P<a>P){_MAN}d(?P<b>P){_MAN}B?x?(?P<v>[VUX]+)[xO]{{0,2}}(?P<k>K)", 0.85),
    # 甲市与乙市友好城市关系30周年 / 甲市与乙市结好30周年
    _p("with-anniversary", rf"(?P<a>{_SIDE}){_MAN}D?[wh](?P<b>P){_MAN}[xcB]{{0,2}}(?P<v>V)?[x]?(?P<k>K)?[xG]{{0,1}}(?P<y>Y)", 0.92, event="anniversary"),
    # 甲市—乙市缔结友好城市关系20周年
    _p("hyphen-anniversary", r"(?P<a>P)-+(?P<b>P)(?P<v>V)?(?P<k>K)?x?(?P<y>Y)", 0.92, event="anniversary"),
    _p("with-kind", rf"(?P<a>{_SIDE}){_MAN}w(?P<b>{_LIST})[xB]?(?P<k>K)", 0.8, event="existing"),
    # 甲县和乙省是友好省县关系
    _p("are", r"(?P<a>P)[wh](?P<b>P)[xB]?L(?P<k>K)", 0.85, event="existing"),
    # 甲市-乙市姐妹城市
    _p("hyphen", r"(?P<a>P)-+(?P<b>P)x?(?P<k>K)", 0.85, event="existing"),
    # 作为一对重要友城,甲市与乙市
    _p("pair-first", r"L[xQ]{0,2}(?P<k>K)c(?P<a>P)[wh](?P<b>P)", 0.8, event="existing"),
    # 重申双方姐妹城市关系
    _p("both-renewed", r"(?P<v>U)B(?P<k>K)", 0.8, "both"),
    # 甲市终止与乙市的友好城市关系
    _p("end", rf"(?P<a>[PS]){_MAN}[xIc]{{0,3}}(?P<v>[XU])[x]?w(?P<b>{_LIST})x?(?:V?x?)(?P<k>K)", 0.93),
    _p("end-left-out", rf"(?P<v>[XU])[x]?w(?P<b>{_LIST})x?(?:V?x?)(?P<k>K)", 0.8, "left_out"),
    # 与乙市、丙市缔结友好城市关系
    # 与乙市结好25周年、与丙市30周年
    _p("left-out-anniversary", r"w(?P<b>P)(?P<v>V)?(?P<k>K)?x?(?P<y>Y)", 0.82, "left_out", "anniversary"),
    _p("left-out", rf"w(?P<b>{_LIST}){_FILL}{{0,6}}?I?(?P<v>[VUX]+){_FILL}{{0,3}}(?P<k>K)", 0.85, "left_out"),
    # 甲市与乙市是丙省第一对国际友城
    _p("pair-of", r"(?P<a>P)[wh](?P<b>P)[xB]?[LV]{1,2}[PS]?[xO]{0,3}(?P<k>K)", 0.88, event="existing"),
    # 乙市成为甲市(的)第一个国际友城
    _p("becomes", rf"(?<![wh])(?P<b>{_LIST})[xcB]{{0,1}}[LV]{{1,2}}Q?(?P<a>[PS])[xO]{{0,3}}(?P<k>K)", 0.9, event="existing"),
    # 甲市的国际友城乙市 / 甲市首个国际友城——乙市
    _p("of-kind", rf"(?P<a>[PS])[V]?[xOQ]{{0,2}}(?P<k>K)[-:L]{{0,3}}(?P<b>{_LIST})", 0.88, event="existing"),
    # 两市缔结友好城市关系
    _p("both", r"B[xcIY]{0,2}(?P<v>[VUX]+)[xOG]{0,2}(?P<k>K)", 0.82, "both"),
    _p("both-anniversary", r"B[xc]?V?(?P<k>K)?x?(?P<y>Y)", 0.75, "both", "anniversary"),
    # 其他友好城市分别是乙市、丙市
    _p("kind-are", rf"(?P<k>K)[-:]?L(?P<b>{_LIST})", 0.8, "left_out", "existing"),
    # 国际友城乙市
    _p("kind-first", rf"(?P<k>K)[-:]{{0,2}}(?P<b>{_LIST})", 0.76, "left_out", "existing"),
)

JAPANESE = (
    # 甲市と乙市、丙市と丁市などは姉妹都市の交流を行い
    _p("pairs-kind", r"(?P<m>PwP(?:[dc]+PwP)+)[xpncdB]{0,6}(?P<k>K)(?!x?Y)", 0.88, event="existing"),
    # 甲市と乙市は（…年に）友好都市提携を結ぶ
    _p("with", rf"(?P<a>{_JA_SIDE}){_MAN}w(?P<b>P){_MAN}[nw]?{_JA_FILL}{{0,6}}?(?P<k>K){_JA_FILL}{{0,3}}?(?P<v>[VUX]+)", 0.93),
    # 甲市は（…年に）乙市、丙市と姉妹都市提携を結ぶ
    _p("topic", rf"(?P<a>[PS]){_MAN}(?:n?[xM]{{0,3}}p|np)c?{_JA_FILL}{{0,5}}?(?P<b>{_JA_LIST}){_MAN}w{_JA_FILL}{{0,3}}?(?P<k>K){_JA_FILL}{{0,3}}?(?P<v>[VUX]+)", 0.9),
    # 甲市は乙市と友好協力関係20周年を記念し、姉妹都市協定を締結
    _p("topic-renamed", rf"(?P<a>[PS]){_MAN}p[xcd]{{0,2}}(?P<b>P)wKx?Y[xncd]{{0,4}}(?P<k>K)[xnG]{{0,2}}(?P<v>[VUX]+)", 0.92),
    # 甲市と乙市の友好都市提携30周年
    _p("with-anniversary", rf"(?P<a>{_JA_SIDE}){_MAN}w(?P<b>P){_MAN}[npxcdB]{{0,3}}(?P<k>K)[xnG]?(?P<v>V)?x?(?P<y>Y)", 0.93, event="anniversary"),
    # 甲県・乙省友好提携30周年
    _p("hyphen-anniversary", r"(?P<a>P)-(?P<b>P)n?(?P<k>K)V?x?(?P<y>Y)", 0.92, event="anniversary"),
    _p("adjacent-anniversary", r"(?<![wdhP])(?P<a>P)(?P<b>P)n?(?P<k>K)V?x?(?P<y>Y)", 0.88, event="anniversary"),
    _p("topic-anniversary", r"(?P<a>[PS])[pc]{1,2}(?P<b>P)w(?P<k>K)[xnG]?(?P<v>V)?x?(?P<y>Y)", 0.88, event="anniversary"),
    # 甲市は、友好都市提携35周年を迎える乙市に
    _p("topic-anniversary-of", r"(?P<a>[PS])[pxcd]{1,4}(?P<k>K)V?(?P<y>Y)x{0,2}(?P<b>P)", 0.9, event="anniversary"),
    # 甲市・乙市友好協力関係に関する覚書締結
    _p("hyphen", r"(?P<a>P)-(?P<b>P)n?(?P<k>K)[xnG]{0,3}(?P<v>V)", 0.86),
    # 甲市が提携した友好都市（第1号）である乙市
    _p("chosen", r"(?P<a>[PS])[pxV]{1,4}(?P<k>K)[xOL]{0,3}(?P<b>P)", 0.82, event="existing"),
    _p("with-kind", rf"(?P<a>{_JA_SIDE})w(?P<b>P)[np]{{1,2}}c?x?(?P<k>K)", 0.78, event="existing"),
    # 乙市と友好都市提携を結ぶ甲市
    _p("relative", rf"(?P<b>P){_MAN}w[xn]{{0,2}}(?P<k>K)[xn]{{0,2}}(?P<v>[VU]+)x?(?P<a>[PS])(?=[pndc])", 0.88, event="existing"),
    # 乙町と姉妹都市提携10周年を迎えた甲町
    _p("relative-anniversary", rf"(?P<b>P){_MAN}w[xn]{{0,2}}(?P<k>K)[xnG]?V?x?(?P<y>Y)[xn]{{0,2}}(?P<a>P)(?=[pndcw])", 0.88, event="anniversary"),
    # 甲市と姉妹都市（提携）の乙市 / 甲市の姉妹都市である乙市 / 市の友好都市、乙市
    _p("of-kind", rf"(?P<a>[PS])[nw]O?n?x?(?P<k>K)[V]?[nL:-]{{0,2}}[cd]?(?P<b>{_JA_LIST})", 0.86, event="existing"),
    # 乙市は甲市の友好都市
    _p("becomes", r"(?P<b>P)[pc]{1,2}x?(?P<a>[PS])nO?n?(?P<k>K)", 0.85, event="existing"),
    # 乙市と友好都市提携を結ぶ
    _p("left-out", rf"(?P<b>{_JA_LIST}){_MAN}w[xn]{{0,2}}(?P<k>K){_JA_FILL}{{0,2}}?(?P<v>[VUX]+)", 0.82, "left_out"),
    _p("left-out-anniversary", rf"(?P<b>P){_MAN}[wn]?[xn]{{0,2}}(?P<k>K)[xnG]?V?x?(?P<y>Y)", 0.8, "left_out", "anniversary"),
    # 本市と友好都市提携を締結: the partner is the one spoken of
    _p("ours", rf"(?P<b>S){_MAN}w[xn]{{0,2}}(?P<k>K){_JA_FILL}{{0,2}}?(?P<v>[VUX]+)", 0.8, "left_out"),
    # 乙市と45周年、丙市と30周年を迎えます
    _p("with-anniversary-alone", r"(?P<b>P)w(?P<y>Y)", 0.78, "left_out", "anniversary"),
    # 友好都市の乙市
    _p("kind-first", rf"(?P<k>K)V?[nL:-]{{0,2}}c?(?P<b>{_JA_LIST})", 0.76, "left_out", "existing"),
    # 乙市は…年に友好都市提携した
    _p("partner-topic", r"(?P<b>P)p[xcdnPO]{0,8}?(?P<k>K)(?P<v>V)", 0.78, "left_out"),
    # 両市は友好都市提携を結ぶ
    _p("both", r"B[npxcdIY]{0,4}(?P<k>K)[xnG]{0,2}(?P<v>[VUX]+)", 0.8, "both"),
    # 両市は……姉妹都市に格上げ
    _p("both-upgraded", r"B[^PS]{0,14}?(?P<k>K)x?(?P<v>U)", 0.8, "both"),
    _p("both-anniversary", r"B[npxcd]{0,3}(?P<k>K)[xnG]?V?x?(?P<y>Y)", 0.76, "both", "anniversary"),
)

ENGLISH = (
    # a sister city agreement between A and B
    _p("between-signed", rf"(?P<k>K){_EN_FILL}{{0,2}}t(?P<a>P)M?x?h(?P<b>P)L(?P<v>V)", 0.92),
    _p("between", rf"(?:(?P<v>[VUX])x?)?(?P<k>K){_EN_FILL}{{0,4}}t(?P<a>P)[Mx]{{0,2}}h(?P<b>P)(?![dh;]{{1,2}}P[dh]{{1,2}}P)", 0.92, event="existing"),
    # the first pair of sister cities was formed in 1973 between A and B
    _p("formed-between", r"(?P<k>K)[xLO]{0,2}(?P<v>V)x?t(?P<a>P)M?x?h(?P<b>P)(?![dh]+P)", 0.92),
    # a sister city pact was signed by A, which lies in C, and B
    _p("signed-by", r"(?P<k>K)[xLO]{0,3}(?P<v>V)x?(?P<a>P)(?:d[xPdo]{1,6}d)?[xM]{0,2}h[M]?(?P<b>P)(?![dh]P)", 0.9),
    # sister cities agreements were signed between A and B, and C and D
    _p("pairs", r"(?P<k>K)[xL]?(?P<v>V)[xo]{0,2}t?(?P<m>P[dh]{1,2}P(?:[dh;]{1,2}P[dh]{1,2}P)+)", 0.92),
    _p("pairs-subject", r"(?P<m>P[dh]{1,2}P(?:[dh;]{1,2}P[dh]{1,2}P)+)[xB]{0,2}(?P<v>V)x?(?P<k>K)", 0.92),
    # Sister City: A and B
    _p("kind-pair", r"^(?P<k>K):(?P<a>P)h(?P<b>P)$", 0.88, event="existing"),
    # A's sister city relationship with B
    _p("of-kind-with", rf"(?P<a>[PS])g[xOQ]{{0,2}}(?P<k>K)[xL]?w(?P<b>{_EN_LIST})", 0.9, event="existing"),
    # A signed a sister city agreement with B
    _p("with", rf"(?P<a>[PS](?:hP)?)[xMDgZO]{{0,4}}[dx]{{0,3}}I?x?(?P<v>[VUX]+){_EN_FILL}{{0,3}}(?P<k>K){_EN_FILL}{{0,2}}w(?P<b>{_EN_LIST})", 0.93),
    _p("be-with", rf"(?P<a>[PS](?:hP)?)[x]{{0,2}}L[x]?(?P<k>K)[x]{{0,2}}w(?P<b>{_EN_LIST})", 0.93, event="existing"),
    # A and B became sister cities / signed an agreement to become sister cities
    _p("and", r"(?P<a>P)M?x?h[Mo]{0,2}(?P<b>P)[xBMIG]{0,4}(?P<v>[VUX]+)[xhMOBVUo]{0,6}(?P<k>K)", 0.9),
    # A and B celebrate their 35th year as sister cities
    _p("and-anniversary", r"(?P<a>P)h(?P<b>P)[xBI]{0,2}(?P<y>Y)[xLOo]{0,2}(?P<k>K)", 0.9, event="anniversary"),
    # A is celebrating the 20th anniversary of its twinning with B
    _p("celebrates", rf"(?P<a>[PS])[xLdg]{{0,3}}(?P<y>Y)[xo]{{0,3}}(?P<k>[Kk])x?w(?P<b>{_EN_LIST})", 0.9, event="anniversary"),
    # A severed ties with its sister city B
    _p("severed", r"(?P<a>[PS])[xdI]{0,4}(?P<v>X)[xo]{0,2}w?x?(?P<k>K)[xd]?(?P<b>P)", 0.9),
    _p("headline", r"^(?P<a>P)d(?P<b>P)(?P<v>V)[xO]?(?P<k>K)", 0.88),
    _p("are", r"(?P<a>P)h(?P<b>P)[xB]{0,2}I?L[xO]{0,2}(?P<k>K)", 0.88, event="existing"),
    # the A-B sister city relationship
    _p("hyphen-signed", r"(?P<a>P)-(?P<b>P)[xOYQ]{0,2}(?P<k>K)L?(?P<v>[VUX])", 0.92),
    _p("hyphen", r"(?P<a>P)-(?P<b>P)[xOYQ]{0,2}(?P<k>[Kk])", 0.9, event="existing"),
    # A and B's 60th anniversary
    _p("possessive-anniversary", r"(?P<a>P)h(?P<b>P)g(?P<y>Y)", 0.82, event="anniversary"),
    # A is twinned with B, and | C with D
    _p("gapped", r"(?<=KwP)[d;]?h(?P<a>P)-?w(?P<b>P)", 0.85, event="existing"),
    # A, twinned with B
    _p("twinned", rf"(?P<a>[PS])[xdLB]{{0,3}}(?P<k>K)x{{0,2}}w(?P<b>{_EN_LIST})", 0.88, event="existing"),
    # B became the first sister city of A / B is A's sister city
    _p("becomes-of", r"(?P<b>P)[dx]{0,2}[LV][xO]{0,2}(?P<k>K)o(?P<a>[PS])", 0.9, event="existing"),
    _p("becomes", r"(?P<b>P)[dx]{0,2}[LV][xO]{0,2}(?P<a>[PS])g[xO]{0,2}(?P<k>K)", 0.9, event="existing"),
    # B is A's 28th sister city, joining C and D
    _p("joining", rf"(?<=K)dL(?P<b>{_EN_LIST})", 0.8, "left_out", "existing"),
    # A's sister cities are B, C and D
    _p("of-kind", rf"(?P<a>Pg|S)[xOQ]{{0,2}}(?P<k>K)[d:L-]{{0,3}}[xo]?(?P<b>{_EN_LIST})", 0.88, event="existing"),
    _p("has", rf"(?P<a>[PS])x{{0,2}}(?:[LV]x?)?Q{{0,2}}[xO]{{0,2}}(?P<k>K)x{{0,2}}[d:-]?[L:](?P<b>{_EN_LIST})", 0.85, event="existing"),
    _p("kind-of", rf"(?P<k>K)o(?P<a>[PS])[dLx:-]{{1,2}}(?P<b>{_EN_LIST})", 0.8, event="existing"),
    _p("apposition", r"(?P<b>P)[d-][xO]{0,2}(?P<a>Pg|S)[xOQ]{0,2}(?P<k>K)", 0.86, event="existing"),
    # A welcomed B as its newest sister city
    _p("welcomed-as", r"(?P<a>[PS])[xd]{0,2}(?P<b>P)L[xO]{0,3}(?P<k>K)(?!o)", 0.86, event="existing"),
    # the twinning of A and B
    _p("kind-of-pair", r"(?P<k>K)o?(?P<a>P)h(?P<b>P)(?![dh]P)", 0.86, event="existing"),
    # a friendship agreement signed in 2008 with B
    _p("kind-signed-with", rf"(?P<k>K)[xL]?(?P<v>V)x?w(?P<b>{_EN_LIST})", 0.82, "left_out"),
    # recognised B as a sister city to A
    _p("as-kind-to", r"(?P<b>P)L(?P<k>K)[wo](?P<a>[PS])", 0.85, event="existing"),
    # A first linked up with B in 1998, and a charter was signed
    _p("linked", r"(?P<a>P)[xO]{0,3}(?P<v>V)x?w(?P<b>P)[dxoQhPL]{0,12}(?P<k>K)L?V", 0.8),
    # relationship with B, subject left out
    _p("severed-left-out", r"(?P<v>X)[xo]{0,2}w?(?P<k>K)x?d?(?P<b>P)", 0.8, "left_out"),
    _p("left-out-of", rf"(?P<v>[VUX]){_EN_FILL}{{0,2}}(?P<k>K){_EN_FILL}{{0,2}}w(?P<b>{_EN_LIST})", 0.84, "left_out"),
    _p("left-out", rf"(?P<k>K)[x]{{0,2}}w(?P<b>{_EN_LIST})", 0.76, "left_out", "existing"),
    _p("kind-including", rf"(?P<k>K)[xd]{{0,3}}[L:](?P<b>{_EN_LIST})", 0.78, "left_out", "existing"),
    _p("kind-first", r"(?P<k>K)d?o?(?P<b>P)", 0.72, "left_out", "existing"),
    _p("both", r"B[x]{0,3}(?P<v>[VUX]+)[xO]{0,2}(?P<k>K)", 0.78, "both"),
    _p("both-twinned", r"B[xL]{0,2}(?P<k>K)(?![xoKk])", 0.75, "both", "existing"),
)
# fmt: on
