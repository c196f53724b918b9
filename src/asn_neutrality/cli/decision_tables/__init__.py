"""Prohibitions as a table, one in a row: for people who review rules, or have them, in a spreadsheet."""
