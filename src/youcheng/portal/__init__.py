"""The public portal: pages, search, map, open data."""
