"""The language server: ``editor`` in the words of the Language Server Protocol. The only place that knows pygls."""
