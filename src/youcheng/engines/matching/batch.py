"""Suggestions for every place at once."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from youcheng.engines.matching.candidates import open_to
from youcheng.engines.matching.engine import Matcher
from youcheng.engines.matching.features.catalogue import describe
from youcheng.engines.matching.features.declaration import View
from youcheng.engines.matching.model.questions import BLOCK, views

POOL = 250
"""How many candidates per place the first stage hands to the trees."""

Top = tuple[NDArray[np.int64], NDArray[np.float64]]

_matcher: Matcher | None = None


def top(
    matcher: Matcher,
    origins: NDArray[np.int64],
    *,
    limit: int = 50,
    pool: int = POOL,
    workers: int = 2,
    progress: Callable[[int], None] | None = None,
) -> Top:
    """The best ``limit`` candidates of each origin: positions (m, limit), -1 where there are fewer, and scores.

    With several workers the blocks are shared among forked processes.
    """
    blocks = [origins[start : start + BLOCK] for start in range(0, len(origins), BLOCK)]
    found: list[Top] = []
    with _blocks(matcher, blocks, limit, pool, workers) as results:
        for block, result in zip(blocks, results, strict=True):
            found.append(result)
            if progress is not None:
                progress(len(block))
    if not found:
        return np.zeros((0, limit), dtype=np.int64), np.zeros((0, limit))
    return np.concatenate([each[0] for each in found]), np.concatenate([each[1] for each in found])


@contextmanager
def _blocks(
    matcher: Matcher, blocks: list[NDArray[np.int64]], limit: int, pool: int, workers: int
) -> Iterator[Iterator[Top]]:
    global _matcher  # noqa: PLW0603 - forked workers inherit it; pickling the evidence would cost more
    _matcher = matcher
    jobs = [(block, limit, pool) for block in blocks]
    try:
        if workers < 2 or len(blocks) < 2:
            yield map(_one_block, jobs)
        else:
            with multiprocessing.get_context("fork").Pool(workers) as processes:
                yield processes.imap(_one_block, jobs)
    finally:
        _matcher = None


def _one_block(job: tuple[NDArray[np.int64], int, int]) -> Top:
    matcher = _matcher
    if matcher is None:
        raise RuntimeError("a block was asked for outside of a batch")
    origins, limit, pool = job
    chosen: list[NDArray[np.int64]] = []
    tables = []
    for view in views(matcher.evidence, origins):
        candidates = np.flatnonzero(open_to(matcher.places, matcher.ties, view.origin))
        if len(candidates) > pool:
            rough = matcher.first_stage.score(view)[candidates]
            candidates = candidates[np.argpartition(-rough, pool - 1)[:pool]]
        chosen.append(candidates)
        tables.append(describe(View(matcher.evidence, view.origin, candidates, view.signals)))
    scores = matcher.score(np.concatenate(tables), threads=1)
    best = np.full((len(origins), limit), -1, dtype=np.int64)
    values = np.full((len(origins), limit), np.nan)
    start = 0
    for row, candidates in enumerate(chosen):
        own = scores[start : start + len(candidates)]
        start += len(candidates)
        order = np.argsort(-own, kind="stable")[:limit]
        best[row, : len(order)] = candidates[order]
        values[row, : len(order)] = own[order]
    return best, values
