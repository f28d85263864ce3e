"""Matching: places and the ties between them in, ranked partners with their reasons out.

The engine is pure: no Django, no network, no database server. Open it with
:func:`youcheng.engines.matching.engine.open_matcher`, or build a
:class:`~youcheng.engines.matching.engine.Matcher` from places, ties and a model.
"""
