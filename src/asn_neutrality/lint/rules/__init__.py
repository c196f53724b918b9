"""The lint rules, a file each."""
