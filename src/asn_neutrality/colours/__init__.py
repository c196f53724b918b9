"""Rule files in colour where no server runs: a Pygments lexer and a TextMate grammar, both of the keyword table."""
