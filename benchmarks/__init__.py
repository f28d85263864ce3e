"""Benchmarks: what was run, on what, beside which peer, as a ratio in one run. ``python -m benchmarks [NAME …]``."""
