"""The closed set of condition shapes, the one fold, and simplification."""
