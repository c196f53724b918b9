"""The shipped packs, on records as they are reported."""
