"""Measurements: they report, they do not gate. Run with `python -m benchmarks`."""
