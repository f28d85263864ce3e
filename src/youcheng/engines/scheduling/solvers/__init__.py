"""Solvers: each takes an instance and a :class:`~.progress.Watch`, reports improvements, and returns nothing else."""
