"""Prospective ties: the steps they may take, what belongs to each, and the signature that makes them ties."""
