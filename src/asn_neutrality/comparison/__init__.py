"""Two rule sets side by side: which events have another outcome, as the fewest cases that people can read."""
