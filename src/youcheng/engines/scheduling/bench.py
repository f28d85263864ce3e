"""``youcheng bench schedule``: run the command itself on every instance of a folder and score what it wrote.

Each instance is solved by a process of its own, exactly as a user starts it, so that reading, importing and compiling
count. The answer is verified by the independent checker.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from youcheng.engines.scheduling.instance import Instance


@dataclass(slots=True)
class Result:
    """One instance's figures; times are wall-clock seconds from the start of the process."""

    instance: str
    kind: str
    meetings: int
    status: str
    valid: bool
    violations: list[str]
    objective: dict[str, int | None]
    bound: dict[str, int | None]
    weight_share: float | None
    first_seconds: float | None
    bound_met_seconds: float | None
    seconds: float
    cpu_seconds: float
    peak_mib: float
    published: int | None
    agrees: bool | None


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
@click.option("--time-limit", default=60.0, show_default=True, help="Seconds for each instance.")
@click.option("--seed", default=0, show_default=True)
@click.option("--only", default="", help="Only instances whose file name contains this.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def schedule(folder: Path, time_limit: float, seed: int, only: str, as_json: bool) -> None:
    """Solve every instance in FOLDER (or the one file named) and print value, bound, times and memory."""
    paths = [folder] if folder.is_file() else sorted(path for path in folder.rglob("*.json") if only in path.name)
    if not paths:
        raise click.ClickException(f"{folder}: no instance (*.json) whose name contains {only!r}")
    compile_seconds = warm_up()
    results = []
    for path in paths:
        result = measure(path, time_limit=time_limit, seed=seed)
        results.append(result)
        if not as_json:
            click.echo(_line(result))
    summary = summarise(results)
    if as_json:
        load = os.getloadavg() if hasattr(os, "getloadavg") else ()
        document = {
            "time_limit": time_limit,
            "seed": seed,
            "cores": os.cpu_count(),
            "load_average": [round(one, 2) for one in load],
            "warm_up_seconds": compile_seconds,
            "summary": summary,
            "results": [asdict(one) for one in results],
        }
        click.echo(json.dumps(document, ensure_ascii=False))
    else:
        for kind, figures in summary.items():
            click.echo(f"{kind}: " + ", ".join(f"{key} {value}" for key, value in figures.items()))
    if not all(result.valid for result in results):
        raise click.ClickException("an answer failed the checker")


def warm_up() -> float:
    """Fill numba's cache in a process of its own, as the first fair ever solved on a machine would; return seconds."""
    began = time.monotonic()
    code = "from youcheng.engines.scheduling.solvers.fair.warm import compile_all; compile_all()"
    subprocess.run([sys.executable, "-c", code], check=True)
    return round(time.monotonic() - began, 2)


def measure(path: Path, *, time_limit: float, seed: int) -> Result:
    """Solve one instance in a process and verify the answer."""
    from youcheng.engines.scheduling.checker import check
    from youcheng.engines.scheduling.readers import read_instance, read_solution

    with tempfile.TemporaryDirectory() as folder:
        out, stream = Path(folder) / "answer.json", Path(folder) / "stream.jsonl"
        command = [sys.executable, "-c", "from youcheng.cli import main; main()", "schedule", str(path)]
        command += ["--time-limit", str(time_limit), "--seed", str(seed), "-o", str(out), "--stream", str(stream)]
        began = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        first: list[float] = []
        watcher = threading.Thread(target=_first_answer, args=(out, process, began, first))
        watcher.start()
        assert process.stderr is not None
        words = process.stderr.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        watcher.join()
        if process.returncode != 0:
            raise click.ClickException(f"{path}: the command ended with {process.returncode}: {words.strip()}")
        instance, answer = read_instance(path), read_solution(out)
        lines = [json.loads(line) for line in stream.read_text().splitlines()]
    violations = [f"{one.constraint}: {one.text}" for one in check(instance, answer)]
    document = json.loads(path.read_bytes())
    published, agrees = _published(document, answer.status, answer.objective)
    weight, bound = answer.objective.get("weight"), answer.bound.get("weight")
    met = next(
        (one["seconds"] for one in lines if weight is not None and one["objective"].get("weight") == bound), None
    )
    return Result(
        instance=path.stem,
        kind=kind_of(document, instance),
        meetings=len(instance.meetings),
        status=answer.status,
        valid=not violations,
        violations=violations[:10],
        objective=answer.objective,
        bound=answer.bound,
        weight_share=round(100 * weight / bound, 4) if weight is not None and bound else None,
        first_seconds=round(first[0], 3) if first else None,
        bound_met_seconds=met,
        seconds=round(seconds, 3),
        cpu_seconds=round(usage.ru_utime + usage.ru_stime, 2),
        peak_mib=round(usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10), 1),
        published=published,
        agrees=agrees,
    )


def _first_answer(out: Path, process: subprocess.Popen[bytes], began: float, first: list[float]) -> None:
    """Note when the first timetable lay on disk."""
    while process.returncode is None:
        if out.exists():
            first.append(time.monotonic() - began)
            return
        time.sleep(0.01)


def kind_of(document: dict[str, Any], instance: Instance) -> str:
    """Return the class an instance is scored in: the file's own kind, else one by its shape."""
    if "kind" in document:
        return str(document["kind"])
    if "breaks" in instance.objectives:
        return "b2b original" if document.get("variant", "original") == "original" else "b2b variant"
    return "gathering"


def _published(
    document: dict[str, Any], status: str, objective: dict[str, int | None]
) -> tuple[int | None, bool | None]:
    """Return the published optimum and whether a proof agrees with it (None where there is nothing to compare)."""
    known = document.get("published")
    if not isinstance(known, dict):
        return None, None
    optimum = known.get("optimum_breaks")
    if status == "infeasible":
        return optimum, bool(known.get("unsat"))
    if status == "optimal":
        return optimum, not known.get("unsat") and objective.get("breaks") == optimum
    return optimum, None


def summarise(results: list[Result]) -> dict[str, dict[str, Any]]:
    """Return per class: how many were decided, the worst times, the least share of the bound, the most idle slots."""
    summary: dict[str, dict[str, Any]] = {}
    for kind in sorted({result.kind for result in results}):
        mine = [result for result in results if result.kind == kind]
        decided = [result for result in mine if result.status in ("optimal", "infeasible")]
        shares = [result.weight_share for result in mine if result.weight_share is not None]
        gaps = [value for result in mine if (value := result.objective.get("gap_slots")) is not None]
        firsts = [result.first_seconds for result in mine if result.first_seconds is not None]
        summary[kind] = {
            "instances": len(mine),
            "decided": len(decided),
            "worst_decided_seconds": max((result.seconds for result in decided), default=None),
            "valid": sum(result.valid for result in mine),
            "against_published": sum(result.agrees is False for result in mine),
            "least_weight_share": min(shares, default=None),
            "most_gap_slots": max(gaps, default=None),
            "worst_first_seconds": max(firsts, default=None),
            "peak_mib": max(result.peak_mib for result in mine),
        }
    return summary


def _line(result: Result) -> str:
    values = " ".join(
        f"{key}={value}" + ("" if result.bound.get(key) is None else f"/{result.bound[key]}")
        for key, value in result.objective.items()
    )
    notes = "" if result.valid else " INVALID"
    notes += " differs from the published optimum" if result.agrees is False else ""
    share = "" if result.weight_share is None else f" ({result.weight_share} % of the bound)"
    first = "–" if result.first_seconds is None else f"{result.first_seconds:.2f}"
    return (
        f"{result.instance}: {result.status} {values}{share} in {result.seconds:.2f} s "
        f"(CPU {result.cpu_seconds:.1f} s), first {first} s, {result.peak_mib:.0f} MiB{notes}"
    )
