"""Settings of all tests."""

from __future__ import annotations

from hypothesis import settings

# A machine that does other work at the same time is no bug: slowness is measured by `make bench`.
settings.register_profile("diplofacts", deadline=None)
settings.load_profile("diplofacts")
