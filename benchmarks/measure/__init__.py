"""Time engines beside the hand-written ``if`` function: one event, lists of records, columns.

An engine whose answers differ from ours has no time. Every repeat judges events that no repeat before it has seen.
"""
