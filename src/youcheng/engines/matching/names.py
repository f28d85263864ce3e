"""Likeness of names: namesakes and near namesakes."""

from __future__ import annotations

import unicodedata

import numpy as np
import scipy.sparse as sp

from youcheng.engines.matching.places import Places


def fold(name: str) -> str:
    """A name in lower case without marks and punctuation: ``São Tomé`` becomes ``sao tome``."""
    split = unicodedata.normalize("NFKD", name.casefold())
    return "".join(mark for mark in split if mark.isalnum() or mark == " ").strip()


def trigrams(places: Places) -> sp.csr_matrix:
    """The names as unit rows of weighted character trigrams and tetragrams, (n, grams) sparse float32.

    The product of two rows is the cosine of two names. Rare grams weigh more (inverse document frequency),
    so that a shared ``-ville`` counts for little.
    """
    counts: dict[str, int] = {}
    rows: list[set[int]] = []
    for place in range(len(places)):
        text = f" {fold(places.label(place))} "
        grams = {text[start : start + width] for width in (3, 4) for start in range(len(text) - width + 1)}
        rows.append({counts.setdefault(gram, len(counts)) for gram in sorted(grams)})
    pointers = np.cumsum([0, *(len(row) for row in rows)])
    columns = np.array([gram for row in rows for gram in sorted(row)], dtype=np.int64)
    frequency = np.bincount(columns, minlength=len(counts))
    weight = np.log(len(places) / np.maximum(frequency, 1)) + 1
    matrix = sp.csr_matrix((weight[columns].astype(np.float32), columns, pointers), shape=(len(places), len(counts)))
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return (sp.diags((1 / np.maximum(length, 1e-9)).astype(np.float32)) @ matrix).tocsr()
