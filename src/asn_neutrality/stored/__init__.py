"""What was worked out once, kept for the next start: beside the package in a wheel, in the user's cache elsewhere.

Nothing stored is ever trusted to be right: it is read only where the library, the grammar and the packs are those it
was made of, and whatever is wrong with it means only that it is made again.
"""
