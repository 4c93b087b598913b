"""The shipped invented study, and plain counts on it that use none of harmred's analysis."""

import pandas as pd
import pytest

from harmred.synthetic import invent
from harmred.synthetic.setting import book


@pytest.fixture(scope="session")
def study():
    return invent()


@pytest.fixture(scope="session")
def marks(study):
    """Return the marks that stand: the reconciled ones, else those of the only coder."""
    segments = study.segments
    agreed = segments.loc[segments["coder"] == "reconciled", "source"].unique()
    return segments[(segments["coder"] == "reconciled") | ~segments["source"].isin(agreed)]


@pytest.fixture(scope="session")
def told(marks):
    """Return the marks that stand in interviews, with the place of each in the tree."""
    above = book().set_index("code")["parent"].to_dict()
    parent = marks["code"].map(above)
    top = parent.map(above).fillna(parent)
    return marks.assign(parent=parent, theme=top)[marks["source"].str.startswith("SYN-I")]


@pytest.fixture(scope="session")
def interviews(told):
    """Return a function that counts the interviews with a code, or a child of it."""

    def count(code, **facets):
        rows = told[(told["code"] == code) | (told["parent"] == code)]
        for facet, values in facets.items():
            rows = rows[rows[facet].isin(values)]
        return rows["source"].nunique()

    return count


@pytest.fixture(scope="session")
def carried(study, told):
    """Return turns of participants × code: whether a character of the turn carries it."""
    turns = study.turns[study.turns["speaker"] == "participant"]
    both = turns.merge(told, on="source", suffixes=("", "_mark"))
    both = both[(both["start_mark"] < both["end"]) & (both["end_mark"] > both["start"])]
    both = pd.concat([both, both.dropna(subset="parent").assign(code=both["parent"])])
    table = both.groupby(["source", "turn", "code"]).size().unstack(fill_value=0) > 0
    index = pd.MultiIndex.from_frame(turns[["source", "turn", "section"]])
    table = table.reindex(index.droplevel("section"), fill_value=False)
    return table.set_axis(index)


@pytest.fixture(scope="session")
def lift(carried, study):
    """Return a function that reads a lift: turns carrying both, over their expectation."""
    site = study.sources.set_index("source")["facility"]

    def read(a, b, by=("source", "section"), without=None):
        there = carried.index.get_level_values("source").map(site) != without
        rows = carried[there]
        table = pd.DataFrame({"a": rows[a].any(axis=1), "b": rows[b].any(axis=1)})
        blocks = table.groupby(list(by)) if by else table.groupby(lambda _: 0)
        sums = blocks.sum().prod(axis=1) / blocks.size()
        return (table["a"] & table["b"]).sum() / sums.sum()

    return read
