"""A program on one event."""
