"""The version of this library: the one place that says it."""

VERSION = "0.1.0"
