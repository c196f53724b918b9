"""What the command ``test`` does with examples: run, measure, report, watch."""
