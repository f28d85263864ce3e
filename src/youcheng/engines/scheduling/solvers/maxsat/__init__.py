"""Proof by MaxSAT: for meetings that must all be held, with as few breaks as possible (the b2b class)."""
