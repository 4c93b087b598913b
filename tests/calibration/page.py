"""docs/calibration.md: the words of page.md and the tables of the stored results."""

import sys
from pathlib import Path
from string import Template

import sections
import stored

PARTS = ("nulls", "coverage", "links", "worlds")


def rendered():
    """Return the page."""
    cells = {}
    for part in PARTS:
        cells |= getattr(sections, part)(stored.read(part))
    words = Template(Path(__file__).with_name("page.md").read_text("utf-8"))
    return words.substitute(cells).rstrip() + "\n"


def write():
    """Write the page, once every part has been run."""
    lacking = [part for part in PARTS if not stored.read(part)]
    if lacking:
        print(f"no page yet: {', '.join(lacking)} was never run", file=sys.stderr)
        return
    path = stored.FOLDER.with_suffix(".md")
    path.write_text(rendered(), encoding="utf-8", newline="\n")
