"""The same cases and the same surroundings at every run, on every machine."""

import os

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True, max_examples=40)
settings.load_profile("house")
for name in ("HARMRED_STUDY", "HARMRED_RESULTS", "HARMRED_LANG", "HARMRED_FIGURES"):
    os.environ.pop(name, None)


@pytest.fixture(scope="module")
def browser():
    """Give a Chromium, closed again with its module: while it is open no other loop can run."""
    from browsing import launched
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            chromium = launched(playwright)
        except Error as error:
            pytest.skip(
                "no Chromium here: install one (Debian: apt install chromium), or name it in "
                f"HARMRED_BROWSER. {str(error).splitlines()[0]}"
            )
        yield chromium
        chromium.close()
