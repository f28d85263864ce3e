"""Planning: what is covered, who would suit whom, and where the next ties should go."""
