"""Stage 5, which blocks are the article and which are not, and why."""
