"""The two real pages: exactly the facts they hold, nothing from their furniture; and the same pages changed."""

# ruff: noqa: E501 - Chinese characters count double

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.engines.reading.facts.conftest import Facts

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading import clean
from youcheng.engines.reading.facts import extract

Page = Callable[..., Facts]


@pytest.fixture(scope="session")
def real_page(shared_dir: Path, gazetteer: Gazetteer) -> Page:
    """Read one of the pages, with words of it changed before it is cleaned."""

    def reader(prefix: str, *changes: tuple[str, str]) -> Facts:
        (path,) = (shared_dir / "seeds").glob(f"{prefix}_*.txt")
        raw = path.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in raw, old
            raw = raw.replace(old, new)
        document = clean(raw.encode())
        return Facts(document, *extract(document, gazetteer))

    return reader


@pytest.fixture(scope="session")
def conference(real_page: Page) -> Facts:
    return real_page("003")


@pytest.fixture(scope="session")
def pairing(real_page: Page) -> Facts:
    return real_page("000")


def words(value: dict[str, str]) -> str:
    return value["zh_hans"]


class TestConference:
    def test_figures(self, conference: Facts) -> None:
        assert conference.figures() == {
            ("guests", 1200, "more_than"), ("foreign_guests", 886, "exact"), ("meetings", 33, "exact"), ("agreements", 82, "exact"),
            ("agreements", 28, "exact"), ("agreements", 6, "exact"), ("agreements", 22, "exact"), ("agreements", 12, "exact"),
            ("intents", 42, "exact"),
        }  # fmt: skip

    def test_what_each_agreement_figure_counts(self, conference: Facts) -> None:
        about = {
            f.fields["value"]: words(f.fields["about"])
            for f in conference.of("figure")
            if f.fields["measure"] in ("agreements", "intents")
        }
        assert about == {
            82: "协议", 28: "友城和友好合作城市关系协议", 6: "省级", 22: "市级", 12: "双招双引合作项目协议", 42: "中小企业合作意向",
        }  # fmt: skip

    def test_sums(self, conference: Facts) -> None:
        stated, derived = conference.checks
        assert (stated.origin, stated.holds, stated.total.value, [part.value for part in stated.parts]) == (
            "stated",
            True,
            28,
            [6, 22],
        )
        assert (derived.origin, derived.holds, derived.total.value, [part.value for part in derived.parts]) == (
            "derived",
            True,
            82,
            [28, 12, 42],
        )
        assert derived.remarks == ("42 of the 82 are intents, not agreements",)

    def test_initiative(self, conference: Facts) -> None:
        (initiative,) = conference.of("initiative")
        assert words(initiative.fields["name"]) == "济南倡议"
        assert [words(area) for area in initiative.fields["areas"]] == [
            "共谋合作发展",
            "促进民心相通",
            "加强经贸合作",
            "增强创新活力",
            "增进民生福祉",
        ]

    def test_record_claims(self, conference: Facts) -> None:
        claims = {(f.fields["superlative"], words(f.fields["claim"])) for f in conference.of("record_claim")}
        assert claims == {
            ("largest", "近些年来我省规模最大的主场外事活动"),
            ("most", "外宾人数之多,创造纪录,为我省历年来主场外事历史之最"),
            ("most", "一次大活动内的双多边会见和工作会谈场次之多,创历史新高"),
            ("most", "一次性签署友城和友好合作城市关系协议28项,其中省级6项、市级22项,为历年最多"),
            ("first", "与会友城达成共识,形成《济南倡议》,为历史首次"),
            ("first", "在济南、青岛共同举办面向民众的国际友城商品展,也是第一次"),
        }

    def test_record_claims_have_scope_and_period(self, conference: Facts) -> None:
        claims = {words(f.fields["claim"])[:4]: f.fields for f in conference.of("record_claim")}
        assert (words(claims["近些年来"]["scope"]), words(claims["近些年来"]["period"])) == ("我省", "近些年来")
        assert (words(claims["外宾人数"]["scope"]), words(claims["外宾人数"]["period"])) == ("我省", "历年来")
        assert claims["一次大活"]["scope"] is None

    def test_people(self, conference: Facts) -> None:
        assert conference.people() == {
            "蔡先金": (["主任"], "省外办"), "吴冠": (["副主任"], "省外办"), "李永森": (["副主任"], "省外办"),
        }  # fmt: skip

    def test_plans(self, conference: Facts) -> None:
        plans = " ".join(words(f.fields["text"]) for f in conference.of("plan"))
        for plan in (
            "“友城+”等系列活动",
            "县级友城发展的政策扶持力度",
            "我省西部地区市县两级友城发展步伐",
            "从单一合作向整体合作的转变",
        ):
            assert plan in plans

    def test_events(self, conference: Facts) -> None:
        events = {(words(f.fields["name"]), f.fields["kind"]) for f in conference.of("event")}
        assert events == {
            ("山东国际友城合作发展大会", "conference"),
            ("新闻发布会", "press_conference"),
            ("国际友城商品展", "fair"),
        }

    def test_teasers_and_footer_yield_nothing(self, conference: Facts) -> None:
        assert conference.of("tie") == conference.of("agreement") == conference.of("profile") == []
        said = "".join(item.quote for fact in conference.facts for item in fact.evidence)
        for furniture in ("烟台开发区", "枣庄", "商楷明", "医保", "ICP", "潘云鹤"):
            assert furniture not in said

    def test_a_sum_that_fails_is_said_to_fail(self, real_page: Page) -> None:
        stated, derived = real_page("003", ("市级22项", "市级23项")).checks
        assert (stated.holds, derived.holds) == (False, True)
        stated, derived = real_page(
            "003", ("签署协议82项", "签署协议85项"), ("签署各类协议82项", "签署各类协议85项")
        ).checks
        assert (stated.holds, derived.holds) == (True, False)

    def test_other_numbers_and_names(self, real_page: Page) -> None:
        facts = real_page(
            "003",
            ("886人", "七百零八人"),
            ("33场", "49场"),
            ("蔡先金", "欧阳示例"),
            ("济南倡议", "青岛倡议"),
            ("42项", "近百项"),
        )
        assert {
            ("foreign_guests", 708, "exact"),
            ("meetings", 49, "exact"),
            ("intents", 100, "nearly"),
        } <= facts.figures()
        assert facts.people()["欧阳示例"] == (["主任"], "省外办")
        assert [words(f.fields["name"]) for f in facts.of("initiative")] == ["青岛倡议"]
        assert [check.origin for check in facts.checks] == ["stated"]


class TestPairing:
    def test_agreement(self, pairing: Facts) -> None:
        (agreement,) = pairing.of("agreement")
        fields = agreement.fields
        assert words(fields["name"]) == "中华人民共和国驻大阪总领事馆与伊春市结对帮建框架协议书"
        assert (fields["type"], fields["kind"], fields["status"], fields["in_force"]) == (
            "framework_agreement",
            "pairing",
            "signed",
            False,
        )
        assert (fields["date"], fields["date_precision"]) == ("2022-05-18", "day")
        assert [words(party) for party in fields["parties"]] == ["中华人民共和国驻大阪总领事馆", "伊春市"]
        assert [(words(s["name"]), [words(p) for p in s["posts"]]) for s in fields["signers"]] == [
            ("薛剑", ["总领事"]),
            ("董文琴", ["市委副书记", "市长"]),
        ]

    def test_it_is_a_pairing_and_no_friendship_tie(self, pairing: Facts) -> None:
        (tie,) = pairing.of("tie")
        assert (tie.fields["kind"], tie.fields["event"], tie.fields["date"], tie.fields["in_force"]) == (
            "pairing",
            "signed",
            "2022-05-18",
            False,
        )
        assert [(words(p), p["role"]) for p in tie.fields["parties"]] == [
            ("中华人民共和国驻大阪总领事馆", "mission"),
            ("伊春市", "government"),
        ]

    def test_yichun_is_the_one_in_heilongjiang(self, pairing: Facts) -> None:
        (tie,) = pairing.of("tie")
        assert tie.places[-1].candidates[0].place_id == "cn:230700"

    def test_video_meeting(self, pairing: Facts) -> None:
        (event,) = pairing.of("event")
        assert (event.fields["kind"], event.fields["date"]) == ("video_meeting", "2022-05-18")
        assert [words(side) for side in event.fields["participants"]] == ["驻大阪总领馆", "伊春市"]

    def test_people(self, pairing: Facts) -> None:
        people = {words(f.fields["name"]): [words(post) for post in f.fields["posts"]] for f in pairing.of("person")}
        assert people == {
            "薛剑": ["总领事"], "董文琴": ["市委副书记", "市长"], "杨彬": ["市委常委", "副市长"], "方炜": ["副总领事"], "刘磊": ["副总领事"],
            "石泽毅": ["主任"], "肖爽": ["副市长"], "杨公伟": ["总经理"], "韩殿君": ["秘书长"],
        }  # fmt: skip

    def test_figures(self, pairing: Facts) -> None:
        assert pairing.figures() == {("ties", 80, "more_than"), ("anniversaries", 50, "exact")}
        ties = next(f for f in pairing.of("figure") if f.fields["measure"] == "ties")
        assert (words(ties.fields["scope"]), words(ties.fields["about"])) == ("领区内", "友城关系")

    def test_wish(self, pairing: Facts) -> None:
        (wish,) = pairing.of("wish")
        assert (words(wish.fields["place"]), wish.fields["country"], wish.fields["kind"]) == (
            "伊春",
            "JP",
            "sister_city",
        )

    def test_profile(self, pairing: Facts) -> None:
        aspects: dict[str, list[str]] = {}
        for fact in pairing.of("profile"):
            assert words(fact.fields["place"]) == "伊春"
            aspects.setdefault(fact.fields["aspect"], []).append(words(fact.fields["value"]))
        assert aspects["epithet"] == ["祖国林都", "红松故乡", "天然氧吧"]
        assert aspects["positioning"] == ["生态立市", "旅游强市"]

    def test_eight_fields(self, pairing: Facts) -> None:
        assert [words(f.fields["name"]) for f in pairing.of("field")] == [
            "乡村振兴", "经贸投资", "职业教育", "数字经济", "生态旅游", "城市发展", "康体养生", "中医药",
        ]  # fmt: skip

    def test_the_headline_drops_the_scope_of_the_record(self, pairing: Facts) -> None:
        (claim,) = pairing.of("record_claim")
        assert words(claim.fields["scope"]) == "全球所有驻外使领馆"
        assert (claim.fields["in_headline"], claim.fields["headline_drops_scope"]) == (True, True)

    def test_spam_yields_nothing(self, pairing: Facts) -> None:
        said = "".join(item.quote for fact in pairing.facts for item in fact.evidence)
        for spam in ("百家乐", "禹州市", "平江县", "高碑店市", "长兴"):
            assert spam not in said

    def test_other_names_and_dates(self, real_page: Page) -> None:
        facts = real_page("000", ("80多對", "120多對"), ("劉磊", "王示例"), ("5月18日", "5月12日"))
        assert ("ties", 120, "more_than") in facts.figures()
        assert "王示例" in facts.people()
        (agreement,) = facts.of("agreement")
        assert agreement.fields["date"] == "2022-05-12"


@pytest.mark.parametrize("prefix", ["000", "003"])
def test_every_quote_stands_in_the_text(real_page: Page, prefix: str) -> None:
    facts = real_page(prefix)
    assert facts.facts
    for fact in facts.facts:
        for item in fact.evidence:
            assert facts.document.text[item.start : item.end] == item.quote
    assert [fact.id for fact in facts.facts] == [f"f{n}" for n in range(1, len(facts.facts) + 1)]
