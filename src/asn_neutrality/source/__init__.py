"""Text, spans, diagnostics, and drawing them."""
