"""How many threads the trees may use."""

from __future__ import annotations

import os

MOST = 2
"""More does not pay for tables of this size."""
ROWS_PER_THREAD = 20_000
"""Below this, threads wait for each other longer than they work."""


def threads_for(rows: int) -> int:
    """Threads for a table of some rows, at most as many as this process may run on."""
    able = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(MOST, able, rows // ROWS_PER_THREAD))
