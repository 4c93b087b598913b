"""The fieldwork in time: one tile a source, by half-year and group of facilities (review only)."""

from itertools import product

import numpy as np

from ..study import known
from ..words import about, kinds, label, say
from .sheet import described, settled, sheet
from .style import GREY, INK, PALE, PAPER, pen, wrapped

_TRAITS = ["half_year", "facility_group", "before_law"]
_LAW = {"yes": INK, "no": PALE, "": PAPER}
_TILE = 2.6
"""Millimetres from a tile to the next."""
_LABEL = {90: 16, 180: 26}


def fieldwork(table, *, lang=None, width=180):
    """Draw one tile a source, half-years across, a row for each group of facilities. Review only.

    Parameters
    ----------
    table : DataFrame
        From `hr.count(study, by=["half_year", "facility_group", "before_law"], at="source")`;
        facility_group and before_law can be left out.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.

    Returns
    -------
    Drawing
        Sources whose half-year or group is missing stand in the last column or row.

    Raises
    ------
    ValueError
        If the table is not of the sources, or by anything else.
    DisclosureError
        If a row is hidden.

    Examples
    --------
    >>> import harmred as hr
    >>> hr.draw.fieldwork(hr.count(hr.load(), by="half_year", at="source")).table["sources"].sum()
    np.int64(90)
    """
    made = about(table)["options"]
    by = made.get("by", [])
    if made.get("at") != "source" or "half_year" not in by or set(by) - set(_TRAITS):
        raise ValueError(
            "fieldwork is drawn from the sources by half-year, and no finer than this:\n"
            'hr.count(study, by=["half_year", "facility_group", "before_law"], at="source").'
        )
    kept = ["kind", *(name for name in _TRAITS if name in by), "sources", "of_sources", "hidden"]
    table = described(table[kept], "fieldwork", lang, width)
    cells = {name: known(table[name]).fillna("") for name in kept[1:-3]}
    tiles = table.assign(**{"facility_group": "", "before_law": "yes", **cells})
    return _drawn(table, tiles)


def _drawn(table, tiles):
    halves, groups = (_in_order(tiles[name]) for name in _TRAITS[:2])
    named = 1.3 * _LABEL[about(table)["width"]] if any(groups) else 0
    cell = (about(table)["width"] - 8 - named) / len(halves)
    across = max(1, int((cell - 1.5) / _TILE))
    most = tiles.groupby(["facility_group", "kind", "half_year"])["sources"].sum()
    rows = [5.5 + _TILE * np.ceil(most[group].max() / across) for group in groups]
    panels = [part for _, part in tiles.groupby("kind", sort=False)]
    with pen():
        figure = sheet(table, len(panels) * (sum(rows) + 7) + 6)
        axes = figure.subplots(len(panels), 1, sharex=True, squeeze=False)[:, 0]
        for ax, part in zip(axes, panels, strict=True):
            _frame(ax, table, part, halves, groups, np.cumsum([0, *rows]), cell)
            for (x, half), (y, group) in product(enumerate(halves), enumerate(groups)):
                here = (part["half_year"] == half) & (part["facility_group"] == group)
                _tiles(ax, part[here], x * cell, sum(rows[:y]), across)
        return settled(figure, table)


def _in_order(values):
    """Return the values in order; what is missing comes last."""
    return sorted(values.unique(), key=lambda value: (value == "", value))


def _frame(ax, table, part, halves, groups, edges, cell):
    lang, of = about(table)["lang"], part["of_sources"].iloc[0]
    noun = kinds(part["kind"].iloc[0], of, lang)
    ax.set_title(say("axis.mention", lang, kinds=noun, of=of), loc="left")
    unknown = say("not_known", lang)
    names = [label(table, each, lang, "facility_group") if each else unknown for each in groups]
    names = [wrapped(name, _LABEL[about(table)["width"]]) for name in names]
    ax.set_yticks((edges[1:] + edges[:-1]) / 2, names if any(groups) else [""])
    dates = [wrapped(half or unknown, int(cell / 1.6)) for half in halves]
    ax.set_xticks((np.arange(len(halves)) + 0.5) * cell, dates)
    ax.set(xlim=(0, cell * len(halves)), ylim=(edges[-1], 0))
    ax.hlines(edges, 0, cell * len(halves), color=GREY, linewidth=0.4)
    ax.vlines(np.arange(1, len(halves)) * cell, 0, edges[-1], color="#e5e7eb", linewidth=0.6)
    ax.tick_params(length=0)


def _tiles(ax, few, left, top, across):
    """Wrap the tiles of a cell over lines: before the law first, then after, then unknown."""
    numbers = few.groupby("before_law")["sources"].sum()
    inks = [ink for law, ink in _LAW.items() for _ in range(numbers.get(law, 0))]
    place = np.arange(len(inks))
    x, y = left + 1 + _TILE * (place % across + 0.5), top + 5.5 + _TILE * (place // across)
    side = 0.72 * _TILE * 72 / 25.4
    ax.scatter(x, y, s=side**2, marker="s", c=inks, edgecolors=INK, linewidths=0.5)
    ax.text(left + 1, top + 2.2, str(len(inks)), color="black" if inks else GREY, va="center")
