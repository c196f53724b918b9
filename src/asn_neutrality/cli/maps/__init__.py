"""Registers with headings and words of their own: what they mean in facts and values."""
