"""``youcheng coverage``: what a region's units have."""

from __future__ import annotations

import json
import sys

import click


@click.command()
@click.argument("region")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def coverage(region: str, as_json: bool) -> None:
    """Show the ties of REGION (a province or country, by name or id) by level and part; unknown is not none."""
    from youcheng.web.django import start_django

    start_django()
    from youcheng.engines.layout import Instance
    from youcheng.engines.layout.metrics import by_group
    from youcheng.planning.domain.coverage import units_with_ties
    from youcheng.planning.domain.units import UnknownRegion, find_region, region_of

    try:
        place = find_region(region)
    except UnknownRegion as error:
        click.echo(f"youcheng coverage: {error}", err=True)
        sys.exit(1)
    units = units_with_ties(region_of(place))
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
