"""How long the property tests look: `make fuzz` asks for the `fuzz` profile. No test uses the cache of who runs it."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fuzz", settings.get_profile("default"), max_examples=5_000)
settings.load_profile("default")

os.environ["ASN_NEUTRALITY_NO_CACHE"] = "1"
