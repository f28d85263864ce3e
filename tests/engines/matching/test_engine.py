from __future__ import annotations

import numpy as np
import pytest

from youcheng.engines.matching.batch import top
from youcheng.engines.matching.engine import Matcher, explain_pair
from youcheng.engines.matching.errors import UnknownPlaceError
from youcheng.engines.matching.explain import contributions
from youcheng.engines.matching.features.declaration import Group
from youcheng.engines.matching.study import cold_outcome


def test_suggests_places_abroad_that_are_no_partner_yet_best_first(matcher: Matcher) -> None:
    found = matcher.suggest("CN3", limit=30)
    assert len(found) == 30
    scores = [each.score for each in found]
    assert scores == sorted(scores, reverse=True)
    partners = {matcher.places.ids[place] for place in matcher.ties.partners(matcher.position("CN3"))}
    for each in found:
        assert not each.place.startswith("CN")
        assert each.place not in partners
    percentiles = [each.percentile for each in found]
    assert percentiles == sorted(percentiles, reverse=True)
    assert percentiles[0] == 100


def test_prefers_the_countries_that_go_together(matcher: Matcher) -> None:
    countries = [each.place[:2] for each in matcher.suggest("AT7", limit=10)]
    assert max(set(countries), key=countries.count) == "DE"


def test_narrows_by_country_and_respects_what_is_set_aside(matcher: Matcher) -> None:
    found = matcher.suggest("CN3", limit=5, countries={"JP"})
    assert [each.place[:2] for each in found] == ["JP"] * 5
    without = matcher.suggest("CN3", limit=5, countries={"JP"}, set_aside={found[0].place})
    assert [each.place for each in without[:4]] == [each.place for each in found[1:]]
    assert [each.place for each in matcher.suggest("CN3", among={found[2].place})] == [found[2].place]
    assert matcher.suggest("CN3", countries={"CN"}) == []


def test_an_unknown_place_is_an_error(matcher: Matcher) -> None:
    with pytest.raises(UnknownPlaceError, match="ZZ9 is not among the 200 places"):
        matcher.suggest("ZZ9")


def test_reasons_are_the_models_own_and_add_up(matcher: Matcher) -> None:
    why = explain_pair(matcher, "CN3", "JP4")
    features = why["features"]
    assert isinstance(features, dict)
    total = why["base"] + sum(each["weight"] for each in features.values())  # type: ignore[operator]
    assert total == pytest.approx(why["score"])
    ranking = matcher.rank(matcher.view(matcher.position("CN3")))
    parts = contributions(matcher.model.booster, ranking.table)
    np.testing.assert_allclose(parts.sum(axis=1), ranking.scores, atol=1e-6)


def test_a_reason_names_the_partners_it_rests_on(matcher: Matcher) -> None:
    for each in matcher.suggest("JP5", limit=20):
        for reason in each.reasons:
            if reason.code == Group.PARTNERS_OF_PARTNERS.value:
                mine = set(matcher.ties.partners(matcher.position("JP5")).tolist())
                theirs = set(matcher.ties.partners(matcher.position(each.place)).tolist())
                assert reason.values["shared"] == len(mine & theirs)


def test_the_batch_gives_what_single_questions_give(matcher: Matcher) -> None:
    origins = np.arange(0, 200, 3)
    best, scores = top(matcher, origins, limit=5, pool=400, workers=1)
    for row in (0, 7, 31):
        single = matcher.suggest(matcher.places.ids[origins[row]], limit=5)
        assert [matcher.places.ids[place] for place in best[row]] == [each.place for each in single]
        np.testing.assert_allclose(scores[row], [each.score for each in single], atol=1e-3)
    forked, _ = top(matcher, origins, limit=5, pool=400, workers=2)
    np.testing.assert_array_equal(best, forked)


def test_a_place_without_ties_gets_sensible_answers(matcher: Matcher) -> None:
    outcome = cold_outcome(matcher, keep=0)
    assert len(outcome.origins) > 5
    assert outcome.values[:, 4].mean() > 0.6
