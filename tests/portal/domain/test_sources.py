"""Every kind of import that the product makes has its name and its terms."""

from __future__ import annotations

import pytest
from django.utils import translation

from youcheng.portal.domain.sources import batch_label, batch_licence
from youcheng.registry.models import Batch


@pytest.mark.parametrize(
    ("source", "label", "licence"),
    [
        ("wikidata-ties", "List of sister cities of September 2016 (Wikidata, P190)", "CC0 1.0"),
        ("wikidata-places", "Places of the list of sister cities (Wikidata)", "CC0 1.0"),
        ("starter-ties", "Starter list of this software, unreviewed", "Apache-2.0"),
        ("somebody's", "somebody's", "not stated"),
    ],
)
def test_names_and_terms(source: str, label: str, licence: str) -> None:
    with translation.override("en"):
        batch = Batch(source=source)

        assert (str(batch_label(batch)), str(batch_licence(batch))) == (label, licence)
