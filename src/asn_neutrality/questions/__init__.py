"""Questions about a judged event: what is missing, what it rests on, what readings change."""
