"""Examples that show every part of a rule to matter: which are there, and which are missing."""
