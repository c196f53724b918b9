"""Advice on how rules are written: what is right as far as it goes and yet unfinished, unclear or needless.

One file for each rule under ``rules``; ``registry`` lists them, ``linting`` runs them, ``suppressions`` silences them
with a reason, ``fixing`` mends what can be mended for certain.
"""
