"""Fairs: too many meetings for a proof, so a bound from a relaxation and a local search that comes close to it."""
