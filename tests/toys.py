"""Small studies that can be checked by eye."""

from dataclasses import replace

import pandas as pd

from harmred.study import Study

BOOK = pd.DataFrame(
    [
        ("harm", None, "theme", "no"),
        ("street", "harm", "code", "no"),
        ("eviction", "street", "code", "no"),
        ("help", None, "theme", "no"),
        ("listening", "help", "code", "no"),
        ("no_help", "help", "code", "yes"),
    ],
    columns=["code", "parent", "row_type", "counter_code"],
)
TRAITS = {
    "role_group": ["health"] * 3 + ["peer"] * 2 + ["NA_refused", "NA_refused", None],
    "facility_group": ["north"] * 4 + ["south"] * 3 + [None],
    "half_year": ["2025H1"] * 3 + ["2024H2"] * 2 + ["2025H2", "NA_redacted", None],
    "before_law": ["yes"] * 4 + ["no"] * 2 + ["NA_not_asked", None],
}
"""What is known of the eight sources of `spread`."""


def four_places(marks, **tables):
    """Return eight interviews, two a facility; `marks` are (source, start, end, code)."""
    sources = pd.DataFrame(
        {
            "source": [f"I{n}" for n in range(1, 9)],
            "kind": "interview",
            "participant": [f"P{n}" for n in range(1, 9)],
            "facility": [f"F{(n + 1) // 2}" for n in range(1, 9)],
            "length": 100,
        }
    )
    segments = pd.DataFrame(marks, columns=["source", "start", "end", "code"]).assign(coder="K1")
    return Study("toy", sources, BOOK, segments, **tables)


def guided(marks):
    """Return the same with ten turns of ten characters: five open, five that prompt `help`."""
    turns = pd.DataFrame(
        [
            (f"I{n}", turn + 1, 10 * turn, 10 * turn + 10, "participant", "A" if turn < 5 else "B")
            for n in range(1, 9)
            for turn in range(10)
        ],
        columns=["source", "turn", "start", "end", "speaker", "section"],
    )
    guide = pd.DataFrame({"section": ["A", "B"], "prompts": [None, "help"]})
    return four_places(marks, turns=turns, guide=guide)


def spread():
    """Return a guided study in which every theme is somewhere, and something known of sources."""
    marks = [
        (f"I{n}", 10 * turn + 1, 10 * turn + 8, code)
        for n in range(1, 9)
        for turn, code in enumerate(["street", "listening", "eviction", "help", "no_help"] * 2)
        if (n * turn) % 3 != 1
    ]
    study = guided(marks)
    return replace(study, sources=study.sources.assign(**TRAITS))


def invented(study):
    """Return the same study under names that say it is invented."""
    tables = {
        name: getattr(study, name).assign(source="SYN-" + getattr(study, name)["source"])
        for name in ("sources", "segments", "turns")
    }
    return replace(study, **tables)
