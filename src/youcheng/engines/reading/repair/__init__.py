"""Stage 4, damaged characters → what was meant.

Each module looks for one kind of damage and answers with edits; ``find_repairs`` runs them in the order in
which one may hide another.
"""

from __future__ import annotations

from youcheng.engines.reading.repair.cascade import find_repairs

__all__ = ["find_repairs"]
