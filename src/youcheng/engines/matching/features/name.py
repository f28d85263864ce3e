"""Likeness of names."""

from __future__ import annotations

import numpy as np

from youcheng.engines.matching.features.declaration import Group, Values, View, declare


@declare(Group.NAME, "Cosine of the names' letter groups: namesakes and near namesakes.")
def name_likeness(view: View) -> Values:
    grams = view.ground.grams
    likeness = (grams[view.candidates] @ grams[view.origin].T).toarray().ravel()
    return np.asarray(likeness, dtype=np.float32)
