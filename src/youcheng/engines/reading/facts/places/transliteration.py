"""Names in transliteration: the characters that Chinese writes foreign names with."""

from __future__ import annotations

import re

# A bare name after a country is believed if made of them.
TRANSLITERATION = frozenset(
    "阿埃艾爱安奥巴拜班邦包保堡贝本比彼毕宾波伯博勃布查茨达大代戴丹道德登邓迪蒂第丁顿东杜敦多厄恩尔法凡范菲费芬佛弗福夫盖戈哥格根古圭哈海汉豪赫黑亨胡华霍基吉加贾简杰金京喀卡凯坎康考柯科可克肯库夸奎拉"
    "腊莱赖兰朗劳勒雷黎里李理利立列林伦龙卢鲁路伦罗洛律吕马玛迈麦曼芒毛梅门蒙米密明摩莫默姆木穆拿纳娜奈南尼涅宁纽努诺欧帕潘庞佩彭皮平珀普奇齐契恰乔切琴丘热日茹瑞若萨塞赛桑瑟森沙莎尚舍申圣施什史士舒斯苏所索塔"
    "泰坦汤唐陶特滕提廷图托陀瓦万威韦维委温文翁沃乌伍武西希锡席夏香肖谢辛兴休修许逊雅亚延扬耶叶伊易因英尤于约越赞泽扎詹珍芝织治智州朱滋兹佐座诸治崎阪岛川山本田野原井津浜滨丸良静冈贺形城崎宫"
)
# Rarer ones: a name wholly of these and the former is one of a foreign place where the grammar wants a place.
_RARER = frozenset(
    "安土孔力得浪河谷伏泊旁遮普丽玻岩侯切托弥罕铁切鲍惠怀帝嘉昂伽玛葛楚芭芙莉蕾勃舍廷窝拓钦慕撒散丝迦翰甸聂伐琼绮珊萝雪孟柏兹冈涂墨赫敦喜苔隆莫珠宜弘衮禹圣新里利累勒默内努涅诺欧帕瓜岘占琅沃蔚芹岑烈狄纽索肯苗蒂裴蓬赖逊那钱锡锋雷霍顺顿额黛黎荷津赤杭腾策贡提托鄂郎叻呵猜披贴差攀碧呼"
)


_FOREIGN = TRANSLITERATION.union(_RARER, "·-")


def sounds_foreign(name: str) -> bool:
    """Whether a name is written in the characters of transliterations, in kana or in Latin letters."""
    plain = name.replace("·", "")
    return bool(re.fullmatch(r"[A-Za-zÀ-ÿァ-ヺー\s'-]+", plain)) or sum(
        char in TRANSLITERATION for char in plain
    ) >= 0.75 * len(plain)


def wholly_foreign(name: str) -> bool:
    """Whether every character of a name is one of transliterations: 海德拉巴, not 合作交流."""
    return _FOREIGN.issuperset(name)


_KATAKANA = re.compile(r"[ァ-ヺー·・=]{2,}")
_LATIN = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ' -]{2,}")


def is_transliterated(name: str, language: str) -> bool:
    """Whether a name without its generic part can only be a foreign one: ミシャワカ, 第聂伯罗彼德罗夫斯克."""
    if _LATIN.fullmatch(name):
        return True
    if language == "ja":
        return _KATAKANA.fullmatch(name) is not None
    return len(name) > 2 and wholly_foreign(name)


def ends_as_ours(text: str, start: int, at: int) -> bool:
    """Whether a name in transliteration only seems to end before 本市, our city: 澳大利亚 | 科克|本市."""
    return at > start and text.startswith(("本市", "本州", "本县", "本区"), at) and wholly_foreign(text[start : at + 1])


_CONCLUDES = re.compile(
    r"(?:正式)?(?:缔结|结为|结成|建立)(?:了|为)?(?:国际)?(?:友好|姐妹|姊妹)(?:交流|合作)?[城市省州县区镇]"
)


def is_joined(text: str, start: int, end: int) -> bool:
    """亳州与|法国干邑|缔结友好城市: whether what begins with a country is somebody's partner in any characters."""
    return text[start - 1 : start] in tuple("与和同跟及") and _CONCLUDES.match(text, end) is not None
