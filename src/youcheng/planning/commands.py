"""``youcheng coverage`` and ``youcheng plan``: what a region's units have, and what they should seek."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from youcheng.engines.gazetteer import Place
    from youcheng.engines.layout import Plan
    from youcheng.planning.domain.units import Region


def _region(text: str) -> tuple[Place, Region]:
    """The region meant, or an end with words."""
    from youcheng.web.django import start_django

    start_django()
    from youcheng.planning.domain.units import UnknownRegion, find_region, region_of

    try:
        place = find_region(text)
    except UnknownRegion as error:
        click.echo(f"youcheng: {error}", err=True)
        sys.exit(1)
    return place, region_of(place)


@click.command()
@click.argument("region")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def coverage(region: str, as_json: bool) -> None:
    """Show the ties of REGION (a province or country, by name or id) by level and part; unknown is not none."""
    place, found = _region(region)
    from youcheng.engines.layout import Instance
    from youcheng.engines.layout.metrics import by_group
    from youcheng.planning.domain.coverage import units_with_ties

    units = units_with_ties(found)
    groups = by_group(Instance(units=units, candidates=()))
    if as_json:
        document = {
            "region": {"id": place.id, "name": place.name("en")},
            "groups": {name: group.model_dump() for name, group in groups.items()},
            "units": [unit.model_dump(mode="json") for unit in units],
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    click.echo(f"{place.name('zh-Hans')} {place.name('en')}")
    click.echo(f"{'':16}{'units':>7}{'with':>7}{'none':>7}{'unknown':>9}{'ties':>7}")
    for name, group in groups.items():
        click.echo(f"{name:16}{group.units:7}{group.with_tie:7}{group.without_tie:7}{group.unknown:9}{group.ties:7}")


@click.command()
@click.argument("region")
@click.option(
    "--policy",
    "policy_path",
    type=click.Path(path_type=Path),
    required=True,
    help="The policy, a .toml or .json file; see the documentation for what it may say.",
)
@click.option("--time-limit", type=float, default=20.0, show_default=True, help="Seconds for the solver.")
@click.option("--prices", is_flag=True, help="Also say what each binding rule costs (solves again without it).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def plan(region: str, policy_path: Path, time_limit: float, prices: bool, as_json: bool) -> None:
    """Plan new ties for the units of REGION (a province or country, by name or id) under a policy."""
    from youcheng.engines.layout.policy import PolicyError, read_policy

    try:
        policy = read_policy(policy_path)
    except PolicyError as error:
        click.echo(f"youcheng plan: {error}", err=True)
        sys.exit(1)
    place, found = _region(region)
    from youcheng.engines import layout
    from youcheng.planning.domain.instance import ground_of
    from youcheng.planning.domain.partners import best_partners

    ground = ground_of(found, suggest=best_partners)
    solved = layout.solve(ground.instance, policy, seconds=time_limit, prices=prices)
    if as_json:
        document = {
            "region": {"id": place.id, "name": place.name("en")},
            "policy": policy.model_dump(mode="json"),
            "rests_on": ground.fingerprint,
            "known_units": ground.known_units,
            "plan": {**solved.model_dump(mode="json"), "gap": solved.gap},
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    _print(place, solved)


def _print(region: Place, solved: Plan) -> None:
    from youcheng.planning.domain.naming import names

    called = names([one for item in solved.chosen for one in (item.unit, item.partner)], "zh-Hans")
    click.echo(f"{region.name('zh-Hans')} {region.name('en')}: {len(solved.chosen)} new ties, {solved.status}")
    click.echo(f"objective {solved.objective:.3f}, no plan exceeds {solved.bound:.3f} (gap {solved.gap:.3%})")
    for item in solved.chosen:
        known = "" if item.rests_on == "complete" else f"  [{item.rests_on}]"
        click.echo(f"  {called[item.unit]} – {called[item.partner]} ({item.country})  {item.score:.2f}{known}")
    for missed in solved.unmet:
        click.echo(f"  not met: {missed.rule} {missed.unit or ''} by {missed.missing} ({missed.reason})")
    for price in solved.prices:
        click.echo(f"  {price.rule} costs {price.gain:.3f}")
    if solved.not_planned_for:
        click.echo(f"  {len(solved.not_planned_for)} units left alone: nobody has said what ties they have")
