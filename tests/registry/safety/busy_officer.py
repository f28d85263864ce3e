"""An officer who never stops deciding, until somebody kills the process. Run by the tests, in a process of its own."""

from __future__ import annotations

import itertools
import random
import sys

from youcheng.web.django import start_django

start_django()

from django.db import connection  # noqa: E402
from tests.registry import factories  # noqa: E402

from youcheng.registry.domain import claims, entities, merge, publication  # noqa: E402
from youcheng.registry.models import Claim, ClaimDecision, Entity, Judgement  # noqa: E402


def work(dice: random.Random) -> None:
    """Propose, accept, correct, reject, undo, merge, un-merge and withdraw, one transaction after the other."""
    by = factories.user()
    document = factories.document(f"示例文件，供测试使用 {dice.random()}", by=by)
    places = [entities.new_entity("place", id=f"wd:Q{number}") for number in (1, 2, 3)]
    for step in itertools.count():
        tie = entities.new_entity("tie")
        evidence = factories.span(document, start=0, end=1 + step % 5)
        said = [
            ("party", dice.choice(places).pk),
            ("party", dice.choice(places).pk),
            ("signed_on", str(1950 + step % 70)),
        ]
        made = [claims.propose_claim(tie, name, value, evidence=evidence, origin="reading") for name, value in said]
        claims.accept_claims({claim.pk: claim for claim in made}.values(), by=by)
        claims.correct_claim(made[2], value="1949", by=by, note="I know it.")
        if step % 3 == 0:
            claims.undo(ClaimDecision.objects.latest("pk").group, by=by)
        if step % 4 == 1:
            judgement = merge.judge_same(places[2], places[0], by=by)
            if step % 8 == 1:
                merge.revoke(judgement, by=by)
            else:
                merge.revoke(Judgement.objects.filter(revoked_at=None).latest("pk"), by=by)
        if step % 5 == 2:
            publication.withdraw([tie], by=by)
            claims.reject_claims(Claim.objects.filter(entity=tie, status="accepted"), by=by)
        if step == 0:
            sys.stdout.write("working\n")
            sys.stdout.flush()


if __name__ == "__main__":
    assert connection.vendor in {"sqlite", "postgresql"}
    assert Entity.objects.count() >= 0
    work(random.Random(sys.argv[1]))
