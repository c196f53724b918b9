"""The neutral workload: as many rules over 18 facts as wanted, which favour no engine, and events for them.

One specification (``facts``, ``rules``) is written for every engine in its own words (``conditions.fold``); as a rule
pack it is parsed, checked and compiled by the library like any other (``pack``).
"""
