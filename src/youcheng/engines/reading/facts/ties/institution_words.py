"""Words that tell whose ties a sentence speaks of: our school, the same port, both zoos, after the first partner."""

# ruff: noqa: E501 - patterns read best one to a line

from __future__ import annotations

import re

# The page's own institution, or the one just spoken of.
SELF = {
    "zh": re.compile(r"我校|我港|我馆|我院|我园|本校|本港|本馆|本园|该校(?!长)|该港|该馆|该园"),
    "ja": re.compile(r"[本当同](?:校(?!生|長)|港|館|園|学園|学院|動物園|図書館|博物館|水族館)"),
    "en": re.compile(r"\b(?:our|we|us|ours|the (?:school|college|port|zoo|museum|library|park|academy))\b", re.IGNORECASE),
}  # fmt: skip
# The institution just spoken of, and the two of them.
SAME = {
    "zh": re.compile(r"该校(?!长)|该港|该馆|该园"),
    "ja": re.compile(r"同(?:校(?!生|長)|港|館|園|学園|学院|動物園|図書館|博物館|水族館)"),
    "en": re.compile(r"\b(?:its|their|whose)\s(?:\w+\s){0,2}(?:sister|twin)\b", re.IGNORECASE),
}
BOTH = {
    "zh": re.compile(r"两校|双校|两港|两馆|两园|双方"),
    "ja": re.compile(r"両(?:校|港|館|園|者|学校|動物園|図書館|博物館)|双方"),
    "en": re.compile(
        r"\b(?:the|our|these|those) two (?:\w+ )?(?:schools|colleges|ports|zoos|museums|libraries|parks|principals)|\bboth (?:schools|ports|zoos|museums|libraries|parks)",
        re.IGNORECASE,
    ),
}
# Where a clause may begin that tells of a tie of its own.
CLAUSE = {
    "zh": re.compile(r"[,;]"), "ja": re.compile(r"(?<=[いしびりみえけせてね])、"), "en": re.compile(r";|,\s(?:while|and)\s"),
}  # fmt: skip
# A与B: nothing but this stands between the two.
PAIR_LINK = {
    "zh": re.compile(r"[与和同][^,。;、]{0,8}"), "ja": re.compile(r"と[^,。;、]{0,10}"), "en": re.compile(r"\sand\s(?:the\s)?"),
}  # fmt: skip
# No sister port.
DENIED_BEFORE = {
    "zh": re.compile(r"(?:没有|并无|不是|并非|尚无|未有)[^,。]{0,4}$"), "ja": re.compile(r"(?!)"),
    "en": re.compile(r"\b(?:no|not an?|not yet an?|never)\s(?:\w+\s)?$", re.IGNORECASE),
}  # fmt: skip
DENIED_AFTER = re.compile(r"(?:関係|提携)?(?:では|は|が)(?:あり|い)?(?:ません|ない|なく)")
# 继A之后的第二所: who came before.
EARLIER = {
    "zh": re.compile(r"继[^。;]{2,60}?之?后[,的]?"), "ja": re.compile(r"[^、。]{2,60}?(?:に次いで|に次ぐ|に続き|に続いて|に続く)"),
    "en": re.compile(r"(?!)"),
}  # fmt: skip
# A高校やB高校: examples.
OR = re.compile(r"や|または|或|\bor\b")
# Between two of a list that share what stands before the first.
BARE = re.compile(r"\s?[、,]\s?")
