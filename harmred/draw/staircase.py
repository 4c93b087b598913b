"""How many passages count as violence as its definition widens, a step a definition."""

import itertools

import pandas as pd

from ..words import about, label
from ..words.definitions import passages
from .plane import plane
from .rows import rows_below
from .sheet import described, settled
from .style import GREY, HATCH, INK, PAPER, pen, wrapped

_STEP, _BAR, _SAID = 8.6, 6, 38
"""Millimetres: below the name of a step, of its bar, and for what is said beside it."""
_LETTER = 1.45
"""Millimetres of a letter."""
_KEPT = ["kind", "step", "sources", "of_sources", "persons", "facilities", "segments", "hidden"]


def staircase(table=None, *, lang=None, width=180, **steps):
    """Draw how many passages and sources count as violence as the definition widens.

    Parameters
    ----------
    table : DataFrame, optional
        That of such a figure, in place of the steps.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.
    **steps
        A definition's name and its table, from `hr.count(hr.select(study, direction=...,
        dimension=...), at="any")`, of one kind of source; the narrowest first. `incidents`,
        `labour_convention` and `study` are known by name, others are written as they are.

    Returns
    -------
    Drawing
        A bar a step, as long as its passages are many; its table stacks the steps (`step`).

    Raises
    ------
    ValueError
        If there are no steps, they are not of the same sources, or one has fewer passages or
        sources than the step before.

    Examples
    --------
    >>> import harmred as hr
    >>> study = hr.select(hr.load(), kind="interview")
    >>> body = hr.count(hr.select(study, dimension="dim_physical"), at="any")
    >>> drawing = hr.draw.staircase(physical=body, study=hr.count(study, at="any"))
    >>> drawing.table["step"].tolist()
    ['physical', 'study']
    """
    table = described(_stacked(steps) if table is None else table, "staircase", lang, width)
    lang = about(table)["lang"]
    names = [label(table, step, lang, "step") for step in table["step"]]
    names = [wrapped(name, int((width - 4) / _LETTER)) for name in names]
    middles, height = rows_below(names, _STEP)
    rows = table.assign(y=middles, long=_lengths(table, width - 4 - _SAID))
    with pen():
        figure, ax = plane(table, height + 2)
        for row, name in zip(rows.itertuples(), names, strict=True):
            look = {"facecolor": PAPER if row.hidden else INK, "hatch": HATCH * row.hidden}
            ax.barh(row.y, row.long, _BAR, 2, edgecolor=GREY, linewidth=0, **look)
            ax.text(2, row.y - _BAR / 2 - 0.7, name, va="bottom")
            said = "–" if row.hidden else passages(row, lang).replace(", ", ",\n")
            ax.text(3.5 + row.long, row.y, said, va="center", linespacing=1.1)
        for before, row in itertools.pairwise(rows[~rows["hidden"]].itertuples()):
            ends = (row.y - _BAR / 2, row.y + _BAR / 2)
            ax.vlines(2 + before.long, *ends, color=PAPER, linewidth=1, linestyle=":")
        return settled(figure, table)


def _stacked(steps):
    """Put the steps in one table, and see that each takes in the one before."""
    made = [about(table) for table in steps.values()]
    shapes = {(each["options"].get("at"), *each["options"].get("by", [])) for each in made}
    parts = [pd.DataFrame(table).assign(step=step) for step, table in steps.items()]
    table = pd.concat(parts or [pd.DataFrame()]).reindex(columns=_KEPT).reset_index(drop=True)
    if shapes != {("any",)} or len(table[["kind", "of_sources"]].drop_duplicates()) != 1:
        raise ValueError(
            "steps are tables of any passage at all, of the same sources of one kind:\n"
            'hr.draw.staircase(narrow=hr.count(hr.select(study, dimension=...), at="any"), ...).'
        )
    known = table[~table["hidden"]]
    falls = (known[["segments", "sources"]].astype(int).diff() < 0).any(axis=1)
    if falls.any():
        step = known.loc[falls, "step"].iloc[0]
        raise ValueError(
            f"the definitions do not widen: {step!r} has fewer passages or sources than the step "
            "before it.\nA wider definition keeps every direction and dimension of a narrower one; "
            "name the narrowest first."
        )
    kept = [{"of": [each["options"]["of"]], **each.get("selected", {})} for each in made]
    options = {**made[0]["options"], "of": "all", "steps": dict(zip(steps, kept, strict=True))}
    table.attrs["harmred"] = {**made[0], "selected": {}, "options": options}
    return table


def _lengths(table, most):
    """Return how long each bar is; a hidden one is as long as the longest."""
    segments = table["segments"].mask(table["hidden"]).astype(float)
    return (most * segments / max(segments.max(), 1)).fillna(most)
