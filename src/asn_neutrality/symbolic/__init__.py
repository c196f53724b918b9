"""Programs as decision diagrams."""
