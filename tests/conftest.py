"""How long the property tests look, and that they look at the same examples for the same commit.

`make fuzz` asks for the `fuzz` profile: other examples each time, and many more of them. No test uses the cache of who
runs it.
"""

import os
from importlib import import_module
from pkgutil import walk_packages

from hypothesis import settings

import asn_neutrality
import benchmarks
from tests.pace import DEFAULT, IDLE_CHECKS

PATIENT = settings(deadline=None, suppress_health_check=IDLE_CHECKS, print_blob=True, derandomize=False)
settings.register_profile("default", PATIENT, max_examples=DEFAULT, derandomize=True)
settings.register_profile("fuzz", PATIENT, max_examples=50 * DEFAULT)
settings.load_profile("default")

# Hypothesis draws constants out of the modules that are loaded. What a test happens to load first must not decide
# which examples the next one sees.
for package in (asn_neutrality, benchmarks):
    for module in walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.endswith("__main__"):
            import_module(module.name)

os.environ["ASN_NEUTRALITY_NO_CACHE"] = "1"
