"""The loops in C."""

EDITION: int
