"""Near-identical pages corroborate one claim."""

from __future__ import annotations

import pytest
from tests.intake import factories

from youcheng.accounts.models import User
from youcheng.intake.domain.decide import accept_finding
from youcheng.intake.domain.reading import read_now

pytestmark = pytest.mark.django_db
PAGE = """伊春市与上川町缔结友好城市关系
来源:示例日报
2019-05-21

5月20日,伊春市与日本上川町在伊春签署友好城市关系协议书。双方将在青少年交流、森林旅游、冰雪运动等领域开展合作。
伊春市外办介绍,两地往来已有多年,此次结好将推动务实合作,增进两地民众的了解与友谊。活动期间,代表团还参观了当地企业与学校。
"""


def test_a_repost_joins_the_story_and_its_facts_the_claims(reviewer: User) -> None:
    first = factories.received(PAGE)
    read_now(first)
    second = factories.received(PAGE.replace("示例日报", "示例晚报") + "\n版权所有 示例网 备案号00000000")
    read_now(second)
    first.refresh_from_db()
    assert first.story_id is not None
    assert first.story_id == second.story_id
    shared = set(first.findings.values_list("claims", flat=True)) & set(
        second.findings.values_list("claims", flat=True)
    )
    assert shared
    for reading in (first, second):
        finding = reading.findings.filter(kind="tie").first()
        if finding is not None and not finding.needs:
            accept_finding(finding, by=reviewer)
            documents = {e.document_id for claim in finding.claims.all() for e in claim.evidence.all()}
    assert documents == {first.document_id, second.document_id}


def test_another_page_stands_alone() -> None:
    first, second = (
        factories.received(PAGE),
        factories.received("大阪府的公报\n" + "关于明年预算的说明与各部门的意见。" * 20),
    )
    read_now(first)
    read_now(second)
    assert first.story_id is None
    assert second.story_id is None
