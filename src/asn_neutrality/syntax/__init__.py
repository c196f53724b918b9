"""Rule text to syntax tree and back. The only place that knows lark."""
