"""``youcheng partners``: suggestions with reasons, and training."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click


class _PlaceFirst(click.Group):
    """A group whose first word is a place unless it names a command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in {*self.commands, "--help", "-h"}:
            args = ["suggest", *args]
        return super().parse_args(ctx, args)


@click.group("partners", cls=_PlaceFirst, subcommand_metavar="PLACE [OPTIONS] | COMMAND [ARGS]...")
def partners() -> None:
    """Suggest partners for a place, best first, each with its reasons.

    PLACE is an id or a name: `youcheng partners Yichun -n 10 --country JP`.
    """


_places = click.option(
    "--places", "places_path", type=click.Path(path_type=Path), help="The places; default: the installation's."
)
_ties = click.option(
    "--ties", "ties_path", type=click.Path(path_type=Path), help="The known ties; default: the installation's."
)


@partners.command("suggest")
@click.argument("place")
@click.option("-n", "limit", type=click.IntRange(1, 500), default=20, show_default=True, help="How many.")
@click.option("--country", "countries", multiple=True, help="Only this country (ISO code such as JP); may be repeated.")
@_places
@_ties
@click.option(
    "--model", type=click.Path(path_type=Path), help="The model; default: the one trained here, else the shipped one."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def suggest(place: str, limit: int, countries: tuple[str, ...], as_json: bool, **files: Path | None) -> None:
    """Suggest partners for PLACE (what the bare command does; needed for a place named like a command)."""
    from youcheng.engines.matching import artifact, snapshot
    from youcheng.engines.matching.engine import Matcher
    from youcheng.engines.matching.errors import MatchingError
    from youcheng.engines.matching.lookup import find

    try:
        places, ties = snapshot.read_tables(files["places_path"], files["ties_path"])
        model = artifact.load(files["model"] or snapshot.model_path())
        matcher = Matcher(places, ties, model)
        origin = places.ids[find(place, places)]
        found = matcher.suggest(origin, limit=limit, countries={code.upper() for code in countries} or None)
    except MatchingError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(json.dumps(_document(origin, found, matcher), ensure_ascii=False, indent=1))
    else:
        _print(origin, found, matcher)


def _document(origin: str, found: list[Any], matcher: Any) -> dict[str, Any]:
    places = matcher.places

    def identity(place_id: str) -> dict[str, Any]:
        position = places.index[place_id]
        return {"id": place_id, "name": places.label(position), "country": places.countries[position] or None}

    return {
        "place": identity(origin),
        "model": matcher.model.version,
        "suggestions": [
            {
                **identity(each.place),
                "score": each.score,
                "chance": each.chance,
                "percentile": each.percentile,
                "reasons": [
                    {"code": reason.code, "weight": reason.weight, "values": dict(reason.values)}
                    for reason in each.reasons
                ],
            }
            for each in found
        ],
    }


def _print(origin: str, found: list[Any], matcher: Any) -> None:
    from youcheng.engines.matching.wording import sentence

    places = matcher.places
    position = places.index[origin]
    click.echo(f"Partners for {places.label(position)} ({places.countries[position] or '?'}, {origin})")
    if not found:
        click.echo("No candidate is left.")
    for number, each in enumerate(found, start=1):
        candidate = places.index[each.place]
        click.echo(
            f"{number:3}. {places.label(candidate)} ({places.countries[candidate]}, {each.place})"
            f"  ahead of {each.percentile:.1f} % of candidates"
        )
        for reason in each.reasons[:4]:
            click.echo(f"       {'+' if reason.weight > 0 else '−'} {sentence(reason, places)}")


@partners.command("train")
@_places
@_ties
@click.option("--out", type=click.Path(path_type=Path), help="Where to write; default: the installation's.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def train(places_path: Path | None, ties_path: Path | None, out: Path | None, as_json: bool) -> None:
    """Train the model anew on the known ties (minutes on two cores)."""
    from youcheng.engines.matching import artifact, snapshot
    from youcheng.engines.matching.engine import Matcher
    from youcheng.engines.matching.errors import MatchingError
    from youcheng.engines.matching.evaluate import summary
    from youcheng.engines.matching.ground import lay_ground
    from youcheng.engines.matching.model.train import train as train_model
    from youcheng.engines.matching.progress import bar
    from youcheng.engines.matching.study import reserved_outcomes

    try:
        places, ties = snapshot.read_tables(places_path, ties_path)
        with bar("Training") as progress:
            model = train_model(lay_ground(places), ties, progress=progress)
        scores = {name: summary(each) for name, each in reserved_outcomes(Matcher(places, ties, model)).items()}
    except MatchingError as error:
        raise click.ClickException(str(error)) from error
    model = artifact.with_scores(model, scores)
    path = out or snapshot.folder() / "model.zip"
    artifact.save(model, path)
    if as_json:
        click.echo(json.dumps({"path": str(path), **model.header}, indent=1))
        return
    click.echo(f"Wrote {path}: version {model.version}, {len(places):,} places, {len(ties):,} ties.")
    for name, part in scores.items():
        if part["mrr"] is not None:
            click.echo(f"  {name}: MRR {part['mrr']:.3f}, Hit@10 {part['hit@10']:.3f}, AUC {part['auc']:.3f}")
    sys.stdout.flush()
