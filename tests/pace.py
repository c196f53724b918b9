"""How many examples property tests look at: a number said by a test is one for the default profile, and grows with it.

A number given to Hypothesis itself would hold in every profile, and `make fuzz` would look no further.
"""

from hypothesis import HealthCheck, settings

DEFAULT = 100  # of a test that says nothing, in the default profile

# How fast a machine is, and how many of the first draws are of use, says nothing about what is tested.
IDLE_CHECKS = (HealthCheck.too_slow, HealthCheck.filter_too_much)


def examples(count: int) -> int:
    """So many in the default profile, and in proportion in any other; at least one."""
    return max(1, count * settings().max_examples // DEFAULT)
