"""Long files of CSV and JSON Lines: cut between records, judged on all cores, written in the order of the input."""
