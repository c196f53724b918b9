"""What was measured, kept, drawn and told: ``docs/performance.md`` is written from here and never by hand."""
