"""``youcheng schedule``: make a timetable, or check one."""

from __future__ import annotations

import time
from pathlib import Path

import click

STARTED = time.monotonic()


@click.command()
@click.argument("instance", type=click.Path(path_type=Path))
@click.argument("answer", type=click.Path(path_type=Path), required=False)
@click.option("--check", "checking", is_flag=True, help="Verify ANSWER against INSTANCE; no solver is involved.")
@click.option("--time-limit", default=60.0, show_default=True, help="Seconds, reading and writing included.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the answer here (else to stdout).")
@click.option("--seed", default=0, show_default=True, help="Seed of every random choice.")
def schedule(
    instance: Path, answer: Path | None, checking: bool, time_limit: float, output: Path | None, seed: int
) -> None:
    """Turn the meeting requests of INSTANCE into a timetable, or check an ANSWER."""
    from youcheng.engines.scheduling import checker
    from youcheng.engines.scheduling.readers import UnreadableError, read_instance, read_solution

    try:
        problem = read_instance(instance)
        given = read_solution(answer) if answer is not None else None
    except UnreadableError as error:
        raise click.ClickException(str(error)) from error
    if checking:
        if given is None:
            raise click.UsageError("--check needs INSTANCE and ANSWER")
        violations = checker.check(problem, given)
        for violation in violations:
            click.echo(f"{violation.constraint}: {violation.text}")
        if violations:
            raise click.ClickException(f"{answer}: {len(violations)} violations")
        click.echo(f"valid: {given.status}, {given.objective}")
        return

    from youcheng.engines.scheduling.answer import answer as answer_of
    from youcheng.engines.scheduling.solvers import choose
    from youcheng.engines.scheduling.solvers.progress import Watch

    watch = Watch(problem, time_limit, began=STARTED)
    choose.solve(watch, seed=seed)
    text = answer_of(watch, seed=seed).model_dump_json()
    if output is None:
        click.echo(text)
    else:
        output.write_text(text, encoding="utf-8")
