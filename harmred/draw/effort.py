"""Where and when was observed: sessions and hours by setting and time of day (review only)."""

from itertools import product

import pandas as pd

from ..study import known
from ..words import about, like
from ..words.grids import ALL, hours, over, placed
from .plane import plane
from .sheet import described, settled
from .style import GREY, PALE, pen, wrapped

_BY, _NUMBERS = ["shift", "setting"], ["sources", "hours_low", "hours_high", "untimed"]
_SHIFTS = {"morning": 0, "afternoon": 1, "evening": 2, "night": 3}
_LABEL, _HEAD, _ROW = {90: 20, 180: 36}, {90: 19, 180: 12}, 8.2
"""Millimetres: of the names of the rows, above them, and of a row."""
_LETTER, _MORE = 1.45, 0.3
"""Millimetres of a letter; how much wider the last column is, in columns."""


def effort(table, *, lang=None, width=180):
    """Draw how many sessions and hours were observed by setting and time of day. Review only.

    Parameters
    ----------
    table : DataFrame
        From `hr.count(sessions, by=["shift", "setting"], at="source")`, of the observation
        sessions; or the table of such a figure.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.

    Returns
    -------
    Drawing
        A cell a setting and time of day, and sums at the edges. What is missing, for whatever
        reason, stands in the last row or column. Its table counts the sessions without a
        duration band (`untimed`).

    Raises
    ------
    ValueError
        If the table is not of the sessions, or by anything else.
    DisclosureError
        If a row is hidden.

    Examples
    --------
    >>> import harmred as hr
    >>> sessions = hr.select(hr.load(), kind="observation")
    >>> by = ["shift", "setting"]
    >>> hr.draw.effort(hr.count(sessions, by=by, at="source")).table["sources"].sum()
    np.int64(40)
    """
    table = described(table if "untimed" in table else _kept(table), "effort", lang, width)
    sums = _sums(table)
    across = _ordered({shift for shift, _ in sums.index}, _SHIFTS)
    down = _ordered({place for _, place in sums.index}, -sums.loc[ALL]["sources"])
    pitch = (width - 4 - _LABEL[width]) / (len(across) + _MORE)
    xs = [2 + _LABEL[width] + pitch * (place + 0.5) for place in range(len(across))]
    xs[-1] += pitch * _MORE / 2  # sums have more digits
    ys = [_HEAD[width] + _ROW * (place + 0.5) for place in range(len(down))]
    with pen():
        figure, ax = plane(table, _HEAD[width] + _ROW * len(down) + 2)
        _named(ax, table, dict(zip(across, xs, strict=True)), dict(zip(down, ys, strict=True)))
        for x, y in product(range(len(across)), range(len(down))):
            row = sums.loc[across[x], down[y]] if (across[x], down[y]) in sums.index else None
            _cell(ax, table, row, xs[x], ys[y], pitch)
        return settled(figure, table)


def _kept(table):
    """Keep what is drawn; the number of sessions without a band is in the note."""
    made = about(table)["options"]
    if made.get("at") != "source" or made["by"] != _BY or set(table["kind"]) != {"observation"}:
        raise ValueError(
            "effort is drawn from the observation sessions, by shift and setting:\n"
            'hr.count(hr.select(study, kind="observation"), by=["shift", "setting"], at="source").'
        )
    some = table["note"].astype("str").str.extract(r"^(\d+) sessions? without", expand=False)
    untimed = (
        pd.to_numeric(some).fillna(0).astype(int).mask(table["hours_low"].isna(), table["sources"])
    )
    kept = table[["kind", *_BY, "sources", "of_sources", "hours_low", "hours_high", "hidden"]]
    return like(kept.assign(untimed=untimed), table)


def _sums(table):
    """Add up the cells, what is missing in one, and the edges: a session is in one cell alone."""
    cells = table.assign(**{name: known(table[name]).fillna("") for name in _BY})
    edges = [cells, cells.assign(shift=ALL), cells.assign(setting=ALL)]
    edges = pd.concat([*edges, cells.assign(shift=ALL, setting=ALL)])
    sums = edges.groupby(_BY)[_NUMBERS].sum(min_count=1)
    inner = [ALL not in place for place in sums.index]
    return sums.assign(dark=(sums["sources"] / sums.loc[inner, "sources"].max()).where(inner, 0))


def _ordered(names, places):
    """Order names by their places, then content; what is not known and the sum come last."""
    return sorted(names, key=lambda name: (name == ALL, name == "", places.get(name, 9), name))


def _named(ax, table, xs, ys):
    """Name rows and columns, and say above the rows what is counted."""
    width = about(table)["width"]
    letters = int(_LABEL[width] / _LETTER)
    ax.text(2, 1.5, wrapped(over(table), letters), va="top")
    for shift, x in xs.items():
        look = {"rotation": 90 if width == 90 else 0, "ha": "center", "va": "bottom"}
        ax.text(x, _HEAD[width] - 1, placed(table, shift, "shift"), **look)
    for setting, y in ys.items():
        name = wrapped(placed(table, setting, "setting"), letters)
        ax.text(2, y, name, va="center", linespacing=1.1)
        ax.hlines(y - _ROW / 2, 2, width - 2, color="#d1d5db", linewidth=0.6)


def _cell(ax, table, row, x, y, wide):
    """Write the sessions of a cell and, below them, their hours; darker is more."""
    if row is None:
        ax.text(x, y, "0", ha="center", va="center", color=GREY)
        return
    shade = {"color": PALE, "alpha": float(row["dark"]), "linewidth": 0, "zorder": 0}
    ax.barh(y, wide - 0.6, _ROW - 0.6, x - wide / 2 + 0.3, **shade)
    ax.text(x, y - 0.1, str(int(row["sources"])), ha="center", va="bottom", weight="bold")
    ax.text(x, y + 0.3, hours(row, table), ha="center", va="top")
