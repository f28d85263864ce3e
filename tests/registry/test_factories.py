"""Every model has a factory, and each factory makes what it says."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from tests.registry import factories

MADE_OTHERWISE = {"claim_evidence": None, "record_claim": "record", "claim_decision": "decision"}


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


@pytest.mark.django_db
@pytest.mark.parametrize("model", list(apps.get_app_config("registry").get_models()), ids=lambda model: model.__name__)
def test_the_factory_of_a_model_makes_it(model: type) -> None:
    name = _snake(model.__name__)
    factory = getattr(factories, {"evidence": "span", **MADE_OTHERWISE}.get(name) or name)

    assert isinstance(factory(), model)
