"""The grid of choices: whether what comes of a claim holds if the analysis is made otherwise."""

import pandas as pd

from ..words import about
from ..words.titles import chosen, titled
from ..words.verdicts import HOLDS, legend, sayable, sign
from .sheet import described, settled, sheet
from .style import GREY, INK, pen, rows_of, wrapped

_SPOTS = {90: (38, 27, 40, 48), 180: (52, 38, 24, 36)}
"""Millimetres for the names of the claims, at the left, and the characters of a line of them;
characters of a choice before it goes on in a new line, for it is written upwards, and the
millimetres that it needs."""
_CHARACTER, _LINE = 1.38, 3.1
_CALM = {"color": "none", "edgecolor": "#e5e7eb", "linewidth": 0.5}


def robustness(table, *, lang=None, width=180):
    """Draw which claims hold under which choices, one row a claim, one column a choice.

    Parameters
    ----------
    table : DataFrame
        From `hr.weigh(study, show="choices")`.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.

    Returns
    -------
    Drawing
        Where the verdict changes in a single run, the other verdict stands as its shape; a
        choice of several runs only holds or does not. On invented data no verdict is shown.

    Raises
    ------
    ValueError
        If the table has lost what `hr.like` gives back, or has no rows.

    Examples
    --------
    >>> import harmred as hr
    >>> grid = hr.draw.robustness(hr.weigh(hr.load(), show="choices"))
    >>> "verdict" in grid.table, "differing" in grid.table
    (False, False)
    """
    table = described(sayable(table, lang), "robustness", lang, width)
    lang, (left, letters, long, tall) = about(table)["lang"], _SPOTS[width]
    claims = [rows for _, rows in table.groupby("claim", sort=False)]
    names = [wrapped(titled(table, rows["claim"].iloc[0], lang), letters) for rows in claims]
    heads = [wrapped(chosen(table, each, lang), long) for each in table["choice"].unique()]
    key = wrapped(legend(table, lang), int(width / _CHARACTER))
    top = _LINE * (key.count("\n") + 1) + tall
    middles, height = rows_of(names)
    across = (width - left - 2) / len(heads)
    with pen():
        figure = sheet(table, top + height + 1)
        ax = figure.subplots(subplot_kw={"xlim": (0, width), "ylim": (top + height + 1, 0)})
        ax.axis("off")
        ax.text(0, 0, key, va="top", linespacing=1.25)
        up = {"rotation": 90, "va": "bottom", "ha": "center", "multialignment": "left"}
        for at, head in enumerate(heads):
            ax.text(left + across * (at + 0.5), top - 1, head, linespacing=1, **up)
        for name, y, rows in zip(names, middles, claims, strict=True):
            ax.text(0, top + y, name, va="center", linespacing=1.1)
            for at, (_, row) in enumerate(rows.iterrows()):
                _cell(ax, left + across * (at + 0.5), top + y, across - 0.8, row)
        return settled(figure, table)


def _cell(ax, x, y, across, row):
    known = "unweighed" if pd.isna(row["same"]) else "same" if row["same"] else "changes"
    changes = known == "changes"
    look = {"color": "#d9e6f0", "edgecolor": INK, "linewidth": 1} if changes else _CALM
    if known != "unweighed":
        ax.barh(y, across, left=x - across / 2, height=3.8, **look)
    shown = "verdict" in row and (changes or row["choice"] == "main")
    ink = {"fontsize": 9, "color": "black" if changes else GREY}
    ax.text(x, y, (shown and sign(row)) or HOLDS[known], va="center", ha="center", **ink)
