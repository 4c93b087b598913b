"""Hypothesis here draws the same cases at every run, and has the time it needs."""

from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True, max_examples=40)
settings.load_profile("house")
