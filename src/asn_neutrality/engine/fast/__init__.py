"""One event, fast: what any two records have in common is worked out once."""
