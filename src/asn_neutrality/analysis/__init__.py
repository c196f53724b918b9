"""About rule packs themselves: what they rest on, and what of it is checked. Plain data in, plain data out."""
