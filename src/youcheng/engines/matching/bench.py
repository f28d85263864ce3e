"""``youcheng bench partners``: train on known ties, be measured on later ones."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import click


@click.command("partners")
@click.option(
    "--ties", "ties_path", required=True, type=click.Path(path_type=Path), help="Known ties (TSV: qid_a, qid_b)."
)
@click.option("--places", "places_path", required=True, type=click.Path(path_type=Path), help="The places (TSV).")
@click.option(
    "--later",
    "later_path",
    required=True,
    type=click.Path(path_type=Path),
    help="Later ties (TSV: origin_qid, partner_qid); only scored.",
)
@click.option(
    "--model", "model_path", type=click.Path(path_type=Path), help="Score this model instead of training one."
)
@click.option("--quick", is_flag=True, help="Only the model itself: no baselines, cold places or retrieval.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def partners(ties_path: Path, places_path: Path, later_path: Path, model_path: Path | None, **flags: bool) -> None:
    """Measure partner suggestions on ties that came later.

    Trains on --ties and --places alone; --later is only scored. For each origin of --later, all places of
    other countries not yet tied to it are ranked; its later partners should come first.
    """
    from youcheng.engines.matching.errors import MatchingError

    try:
        report = _measure(ties_path, places_path, later_path, model_path, quick=flags["quick"])
    except MatchingError as error:
        raise click.ClickException(str(error)) from error
    if flags["as_json"]:
        click.echo(json.dumps(report, indent=1))
    else:
        _print(report)


def _measure(
    ties_path: Path, places_path: Path, later_path: Path, model_path: Path | None, *, quick: bool
) -> dict[str, Any]:
    from youcheng.engines.matching import artifact, study
    from youcheng.engines.matching.engine import Matcher
    from youcheng.engines.matching.evaluate import summary
    from youcheng.engines.matching.ground import lay_ground
    from youcheng.engines.matching.model.train import train
    from youcheng.engines.matching.places import read_places
    from youcheng.engines.matching.progress import bar
    from youcheng.engines.matching.ties import read_later, read_ties

    places = read_places(places_path)
    ties = read_ties(ties_path, places)
    later = read_later(later_path, places)
    seconds: dict[str, float] = {}
    clock = time.perf_counter()
    if model_path is None:
        with bar("Training") as progress:
            model = train(lay_ground(places), ties, progress=progress)
    else:
        model = artifact.load(model_path)
    seconds["train"] = round(time.perf_counter() - clock, 1)
    matcher = Matcher(places, ties, model)
    clock = time.perf_counter()
    with bar("Ranking", len(later)) as progress:
        trees, rough = study.score_origins(matcher, later, lambda step: progress(step, len(later)))
    outcome = study.scored_outcome(trees, later)
    seconds["rank"] = round(time.perf_counter() - clock, 1)
    report: dict[str, Any] = {
        "all": summary(outcome),
        "few_ties": summary(study.few_ties(outcome, ties, later)),
        "model": {"version": model.version, "fingerprint": artifact.fingerprint(places, ties)},
    }
    if not quick:
        report |= _apart(matcher, trees, later)
        report["baselines"] = _baselines(matcher, later, outcome)
        report["retrieval"] = _retrieval(trees, rough, later, outcome)
    report["seconds"] = seconds
    return report


def _apart(matcher: Any, trees: Any, later: Any) -> dict[str, Any]:
    from youcheng.engines.matching import study
    from youcheng.engines.matching.evaluate import summary

    report: dict[str, Any] = {}
    for name, country in (("china", "CN"), ("japan", "JP")):
        forward = study.towards(later, matcher.places, country)
        back = study.turned(later, matcher.places, country)
        report[name] = {
            "towards": summary(study.scored_outcome(trees, forward)),
            "from": summary(study.scored_outcome(study.score_origins(matcher, back)[0], back)),
            "masked": summary(study.cold_outcome(matcher, keep=1, countries=frozenset({country}))),
        }
    report["cold_start"] = {
        "no_tie": summary(study.cold_outcome(matcher, keep=0)),
        "one_tie": summary(study.cold_outcome(matcher, keep=1)),
    }
    return report


def _baselines(matcher: Any, later: Any, outcome: Any) -> dict[str, Any]:
    from youcheng.engines.matching import baselines, study
    from youcheng.engines.matching.baselines.plain_trees import COLUMNS, plain_trees
    from youcheng.engines.matching.evaluate import compare, summary

    places, ties = matcher.places, matcher.ties
    outcomes = {
        "adamic_adar": study.baseline_outcome(places, ties, later, baselines.adamic_adar(ties)),
        "pagerank": study.baseline_outcome(places, ties, later, baselines.pagerank(ties)),
        "als": study.baseline_outcome(places, ties, later, baselines.als(ties)),
        "plain_trees": study.plain_outcome(matcher, later, plain_trees(matcher.evidence.ground, ties), COLUMNS),
    }
    few = study.few_ties(outcome, ties, later)
    report = {}
    for name, theirs in outcomes.items():
        theirs_few = study.few_ties(theirs, ties, later)
        report[name] = {
            "all": summary(theirs),
            "few_ties": summary(theirs_few),
            "model_ahead": {"all": compare(outcome, theirs), "few_ties": compare(few, theirs_few)},
        }
    return report


def _retrieval(trees: Any, rough: Any, later: Any, outcome: Any) -> dict[str, Any]:
    from youcheng.engines.matching import study
    from youcheng.engines.matching.batch import POOL as BATCH
    from youcheng.engines.matching.engine import POOL
    from youcheng.engines.matching.evaluate import summary

    report: dict[str, Any] = {}
    for pool in sorted({BATCH, POOL}):
        staged, kept = study.staged_outcome(trees, rough, later, pool=pool)
        report[str(pool)] = {
            "ties_in_pool": round(kept, 4),
            "hit@50_lost": round(float(outcome.values[:, 3].mean() - staged.values[:, 3].mean()), 4),
            "all": summary(staged),
        }
    return report


def _print(report: dict[str, Any]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title="Partner suggestions on later ties (95 % intervals)", title_justify="left")
    table.add_column("")
    for heading in ("origins", "MRR", "Hit@1", "Hit@10", "Hit@50", "AUC"):
        table.add_column(heading, justify="right")
    rows = [("model, all", report["all"]), ("model, at most 3 ties", report["few_ties"])]
    for country in ("china", "japan"):
        rows += [(f"{country}: {way}", report[country][way]) for way in report.get(country, {})]
    rows += [(f"cold start: {way.replace('_', ' ')}", part) for way, part in report.get("cold_start", {}).items()]
    for name, part in report.get("baselines", {}).items():
        rows += [(f"{name}, all", part["all"]), (f"{name}, at most 3 ties", part["few_ties"])]
    rows += [(f"two stages, pool {pool}", part["all"]) for pool, part in report.get("retrieval", {}).items()]
    for name, part in rows:
        cells = [
            "–"
            if part[measure] is None
            else f"{part[measure]:.3f} [{part['interval'][measure][0]:.3f}, {part['interval'][measure][1]:.3f}]"
            for measure in ("mrr", "hit@1", "hit@10", "hit@50", "auc")
        ]
        table.add_row(name, str(part["origins"]), *cells)
    Console(file=sys.stdout, width=None if sys.stdout.isatty() else 150).print(table)
    click.echo(f"Seconds: training {report['seconds']['train']}, ranking {report['seconds']['rank']}.")
