"""The law's nouns and the results, as plain frozen data."""
