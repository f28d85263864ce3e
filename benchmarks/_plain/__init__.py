"""A plain Django list page, the peer of the portal's pages; only the benchmark serves it."""
