"""Measure the explorer in a real JupyterLab: first paint, and from a click to its passages.

    python tests/benchmarks/exploring.py [copies of the bundled study, 3 by default]

There is nothing of this kind in Jupyter to measure against: the numbers are those of a person
who waits. They are milliseconds of the browser's clock: the first time, when the table is made,
and the middle of four more.
"""

import statistics
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import nbformat
import pandas as pd
from playwright.sync_api import sync_playwright

import harmred as hr

sys.path.insert(0, str(Path(__file__).parents[1]))
from browsing import jupyterlab, launched, run_all

ROOM = ".harmred-explorer"
CELLS = ["import harmred as hr\nstudy = hr.load()", "hr.explore(study)"]
STEPS = {
    "from a cell to its passages": ("tbody tr:nth-child(1) td:nth-child(3) button", None),
    "from a code to its passages": (".chips button", None),
    "twenty passages more": (".more", None),
    "from themes to codes": ("select[name=at]", "code"),
    "from counts to times chance": ("select[name=number]", "lift"),
    "to one stance": ("select[name=stance]", "stance_own"),
}
TIMED = """([selector, value]) => new Promise(done => {
  const room = document.querySelector(".harmred-explorer");
  const start = performance.now();
  new MutationObserver((_, watch) => {
    if (room.hasAttribute("aria-busy")) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  }).observe(room, { subtree: true, childList: true, attributes: true });
  const each = room.querySelector(selector);
  if (value === null) each.click();
  else { each.value = value; each.dispatchEvent(new Event("change", { bubbles: true })); }
})"""


def copies(times):
    """Return the bundled study several times over, under names of their own."""
    study = hr.load()
    tables = {}
    for name in ("sources", "segments", "turns"):
        table = getattr(study, name)
        names = [table["source"].str.replace("SYN-", f"SYN-{number}-") for number in range(times)]
        tables[name] = pd.concat([table.assign(source=each) for each in names])
    return replace(study, **tables, origin=None)


def notebook(folder):
    folder.mkdir()
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    kernel = {"name": "python3", "display_name": "Python 3"}
    made = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(made, folder / "explore.ipynb")


def first_paint(page):
    """Run the cell again, and wait until there is a matrix."""
    page.locator(".jp-Cell").nth(1).click(position={"x": 200, "y": 20})
    page.evaluate(f"document.querySelector('{ROOM}').remove(); window.began = performance.now()")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(f"{ROOM} tbody button")
    return page.evaluate("performance.now() - window.began")


def measure(page):
    page.wait_for_timeout(1500)
    times = {"from running the cell to the matrix": [first_paint(page) for _ in range(5)]}
    for name, step in STEPS.items():
        times[name] = [page.evaluate(TIMED, list(step)) for _ in range(5)]
    for name, each in times.items():
        print(f"{name:<40} {each[0]:6.0f} {statistics.median(each[1:]):6.0f}", flush=True)


def main(times=3):
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        study = copies(int(times))
        print(f"{len(study.segments):,} segments; milliseconds")
        hr.write(study, place / "study")
        notebook(place / "notebooks")
        lab = jupyterlab(place / "notebooks", HARMRED_STUDY=str(place / "study"))
        with lab as address, sync_playwright() as playwright:
            page = launched(playwright).new_page(viewport={"width": 1280, "height": 1600})
            page.goto(address.format(name="explore.ipynb"))
            run_all(page, f"{ROOM} tbody button")
            measure(page)


if __name__ == "__main__":
    main(*sys.argv[1:])
