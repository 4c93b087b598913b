"""The same cases and the same surroundings at every run, on every machine."""

import os

from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True, max_examples=40)
settings.load_profile("house")
for name in ("HARMRED_STUDY", "HARMRED_RESULTS", "HARMRED_LANG"):
    os.environ.pop(name, None)
