"""Who published the page, who wrote it, when: from its byline, its head and its dateline."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_LABEL = (
    r"(?:文章来源|新闻来源|信息来源|消息来源|稿件来源|内容来源|来源|稿源|出处|发布机构|发布单位|供稿单位"
    r"|出典|ソース|(?<![A-Za-z])Source)"
)
_SOURCE = re.compile(rf"{_LABEL}\s*[:：]\s*[《「]?([^\s,，;；|｜()（）《》\[\]【】<>]{{2,40}})", re.I)
_NAMED_SOURCE = re.compile(r"(?<![A-Za-z])Source\s?:\s?([A-Z][\w .&'’-]{1,40}?)\s*(?=[|·/(]|\s{2}|$|\d)")
_AUTHOR = re.compile(
    r"(?:(?:作者|撰文|通讯员|文字|文)\s*[:：/]|记者\s*[:：]?)\s*"
    r"([\u4e00-\u9fff]{2,4}(?:[ 、,，·]{1,2}[\u4e00-\u9fff]{2,3})*?)(?=$|[\s)）】\]|｜]|报道|摄|文$)"
)
_BY = re.compile(r"\b[Bb]y:?\s+([A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3})")
_TIME = r"(?:\s*[T日]?\s*(\d{1,2})\s*[:：时時]\s*(\d{2})(?:\s*[:：分]\s*(\d{2}))?)?"
_DAY = re.compile(rf"(?<!\d)((?:19|20)\d\d)\s?[-/.年]\s?(\d{{1,2}})\s?[-/.月]\s?(\d{{1,2}})(?!\d)日?{_TIME}")
_ERA = re.compile(rf"(令和|平成|昭和)\s?(\d{{1,2}}|元)\s?年\s?(\d{{1,2}})\s?月\s?(\d{{1,2}})\s?日{_TIME}")
_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?月?(?![\d-])")
_DIGIT = re.compile(r"\d")
_ERA_START = {"令和": 2018, "平成": 1988, "昭和": 1925}
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_NAMED = re.compile(
    r"(?:\b(\d{1,2})(?:st|nd|rd|th)?\s+)?\b("
    + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS)
    + r")\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?((?:19|20)\d\d)(?:,?\s+(?:at\s+)?(\d{1,2}):(\d{2}))?",
    re.I,
)
_ISO = re.compile(r"^((?:19|20)\d\d-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?")
_WIRE = re.compile(
    r"([\u4e00-\u9fff]{2,10}?(?:社|网|報|报|台))(?:[\u4e00-\u9fff]{0,8})(?:\d{4}年)?\d{1,2}月\d{1,2}日(?"
    r":电|讯|消息|報道)"
)
_CREDIT = re.compile(
    r"(?:「([^」]{2,20}(?:網|网|社|新聞|放送)[^」]{0,8})」|[(（]([^()（）\s]{2,10}(?:日报|晚报|网|社|新"
    r"闻|新聞))[)）])"
)
_OWNER = re.compile(
    r"版权所有\s*[:：]?\s*(?:©|\(c\))?\s*([^\s,，。;；©:：]{2,24}?)(?=\s|$|[,，。;；©]|All|未经|版权)", re.I
)
_BYLINE = re.compile(
    rf"{_LABEL}\s*[:：]|(?:发布(?:时间|日期|于)?|发表(?:时间|日期|于)?|时间|日期|更新(?:时间|日期|日)|揭载日|掲載日|公開日|公开日|登録日|投稿日"
    r"|作者|记者|发布者|发布人|Published|Posted|Updated|Last\s+updated|Date|Time)\s*[:：]",
    re.I,
)
_COLON = re.compile("[:：]")
_RELEASED = re.compile(r"^(?:By\s+[A-Z]|Published|Posted|Updated)", re.I)
MAX_BYLINE = 140
# Beside a bare date, a byline holds a name at most; places make it an entry of a list.
MAX_REST = 24
_NO_BYLINE = re.compile("[。，,~～]|[市县省州郡府国](?:\\W|$)|缔结|结好|签|提携|年月日")
# What sites write where nobody is named.
_NOBODY = frozenset(("未知", "佚名", "管理员", "系统管理员", "匿名", "本站", "网络", "互联网", "原创"))


def find_date(simple: str) -> str | None:
    """The first date in a text, ISO 8601 cut at what is stated."""
    if _DIGIT.search(simple) is None:
        return None
    for pattern, parse in ((_DAY, _from_day), (_ERA, _from_era), (_NAMED, _from_name), (_MONTH, _from_month)):
        for match in pattern.finditer(simple):
            if found := parse(match):
                return found
    return None


def iso(value: str) -> str | None:
    """A date in a file's head, cut to ISO 8601."""
    if match := _ISO.match(value.strip()):
        day, time, zone = match.groups()
        return day + (f"T{time}{zone or ''}" if time else "")
    return find_date(value)


def _from_day(match: re.Match[str]) -> str | None:
    return _date(int(match[1]), match[2], match[3], match[4], match[5], match[6])


def _from_era(match: re.Match[str]) -> str | None:
    year = _ERA_START[match[1]] + (1 if match[2] == "元" else int(match[2]))
    return _date(year, match[3], match[4], match[5], match[6], match[7])


def _from_name(match: re.Match[str]) -> str | None:
    month = next(n for n, name in enumerate(_MONTHS, 1) if match[2].lower()[:3] == name[:3])
    day = match[1] or match[3]
    if day is None:
        return f"{match[4]}-{month:02}"
    return _date(int(match[4]), str(month), day, match[5], match[6], None)


def _from_month(match: re.Match[str]) -> str | None:
    month = int(match[2])
    return f"{match[1]}-{month:02}" if 1 <= month <= 12 else None


def _date(year: int, month: str, day: str, *time: str | None) -> str | None:
    hour, minute, second = time
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    out = f"{year:04}-{int(month):02}-{int(day):02}"
    if hour is None or minute is None or int(hour) > 23 or int(minute) > 59:
        return out
    out += f"T{int(hour):02}:{minute}"
    return out if second is None else f"{out}:{second}"


def is_byline(simple: str) -> bool:
    """Whether a line says who published the page and when, and nothing else."""
    if len(simple) > MAX_BYLINE:
        return False
    if _COLON.search(simple, 0, 60) and _BYLINE.search(simple[:60]):
        return not simple.endswith("。")
    if len(simple) <= 60 and find_date(simple) is not None:
        rest = _ERA.sub("", _NAMED.sub("", _DAY.sub("", simple)))
        return len(rest) <= MAX_REST and _NO_BYLINE.search(rest) is None
    return bool(_RELEASED.match(simple)) and len(simple) <= 100


def find_publisher(text: str, simple: str) -> str | None:
    """The publisher a byline names; ``simple`` is ``text`` in simplified characters."""
    match = _NAMED_SOURCE.search(simple) or _SOURCE.search(simple)
    if match is None or match[1] in _NOBODY:
        return None
    return text[match.start(1) : match.end(1)].strip("·:：-—| ") or None


def find_wire(text: str, simple: str) -> str | None:
    """The publisher that a dateline (中新社昆明11月19日电) or a credit (「人民網日本語版」) names."""
    match = _WIRE.search(simple[:80])
    if match:
        return text[match.start(1) : match.end(1)]
    match = _CREDIT.search(simple)
    if match:
        group = 1 if match[1] else 2
        return text[match.start(group) : match.end(group)]
    return None


def find_author(text: str, simple: str) -> str | None:
    """The author a byline names."""
    match = _AUTHOR.search(simple) or _BY.search(simple)
    if match is None or match[1] in _NOBODY:
        return None
    return text[match.start(1) : match.end(1)]


def find_reporter(text: str, simple: str) -> str | None:
    """The reporter whom running text credits: (某报记者 某某 报道)."""
    match = _AUTHOR.search(simple)
    return text[match.start(1) : match.end(1)] if match else None


def find_owner(text: str, simple: str) -> str | None:
    """The site that a copyright line names."""
    match = _OWNER.search(simple)
    return text[match.start(1) : match.end(1)] if match else None


def host_of(url: str | None) -> str | None:
    """The host part of an address, without ``www.``."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


_SITE_CUT = re.compile(r"\s*[-_|｜–—·:：>»/]{1,2}\s*(?=[^-_|｜–—>»/]{2,30}$)")


def headline_of(title: str) -> str:
    """A page title without the names of channel and site behind it."""
    for _ in range(3):
        cuts = list(_SITE_CUT.finditer(title))
        if not cuts or cuts[-1].start() < 8:
            break
        sign = cuts[-1].group().strip()
        if sign in (":", "：", "·") and len(title) - cuts[-1].end() > 8:
            break
        title = title[: cuts[-1].start()]
    return title.strip()
