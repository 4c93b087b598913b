"""Who holds an idea: own, reported and contested views of each code, a lane each."""

import itertools

import pandas as pd

from ..words import about, label
from ..words.sources import whose
from ..words.stances import beside_each
from .rows import beside, hatched
from .sheet import described, settled, sheet
from .style import INK, PALE, PAPER, pen, wrapped

_LABEL = {90: 24, 180: 44}
"""Characters of a code's label before it goes on in a second line."""
_LANE, _GAP = 3.3, 2.4
"""Millimetres of a lane, and between two codes."""
_FAINT = "#d3d9e0"
_LOOKS = {"stance_own": ("o", INK, PALE), "stance_reported": ("^", PAPER, _FAINT)}
_LOOKS |= {"stance_contested": ("D", PAPER, _FAINT)}
"""The mark of a stance, what fills it, and the ink of its interval; lanes are in this order."""
_OTHER = ("X", PAPER, _FAINT)


def stances(table, *, lang=None, width=180):
    """Draw in how many sources an idea is held, reported of others, or contested.

    Parameters
    ----------
    table : DataFrame
        From `hr.count(study, at="code", by="stance")`, of one kind of source.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.

    Returns
    -------
    Drawing
        A block a code, in the order of the own views, and in it a lane a stance: a mark with
        its between-facility interval. Passages without a stance have a lane where there are
        any; hidden lanes are hatched.

    Raises
    ------
    ValueError
        If the table is not by stance or of several kinds, or has lost what `hr.like` gives back.

    Examples
    --------
    >>> import harmred as hr
    >>> talk = hr.select(hr.load(), kind="interview", code="explanations_of_violence")
    >>> hr.draw.stances(hr.count(talk, at="code", by="stance"), lang="fr").lang
    'fr'
    """
    if about(table)["options"].get("by") != ["stance"] or len(set(table["kind"])) > 1:
        raise ValueError(
            "stances are drawn of one kind of source, from a table by stance:\n"
            'hr.count(hr.select(study, kind="interview"), at="code", by="stance").'
        )
    some = table["stance"].notna() | (table["sources"] > 0) | table["hidden"]
    table = described(_ordered(table[some]), "stances", lang, width)
    lang = about(table)["lang"]
    lanes = table.groupby("code", sort=False).size()
    names = [wrapped(label(table, code, lang), _LABEL[width]) for code in lanes.index]
    ys, edges = _places(lanes, names)
    rows = table.assign(y=ys)
    with pen():
        figure = sheet(table, edges[-1] + 14)
        ax = figure.subplots()
        ax.set_title(whose(table), loc="left")
        _ticks(ax, int(table["of_sources"].iloc[0]), 5 if width > 90 else 2)
        ax.hlines(edges[1:-1], 0, 1, color="#e5e7eb", linewidth=0.6)
        ax.set_yticks([(a + b) / 2 for a, b in itertools.pairwise(edges)], names)
        ax.set_ylim(edges[-1], 0)
        for stance, lane in rows.groupby("stance", sort=False, dropna=False):
            _marks(ax, lane, _LOOKS.get(stance, _OTHER))
        hatched(ax, rows, 1)
        beside(ax, rows["y"], beside_each(rows, lang))
        return settled(figure, table)


def _ordered(table):
    """Put codes in the order of their own views, hidden ones last, and in each its stances."""
    stances = dict.fromkeys([*_LOOKS, *table["stance"].dropna()])
    rank = table["stance"].map({stance: place for place, stance in enumerate(stances)})
    first = table[rank == rank.min()]
    first = first.sort_values(["hidden", "share"], ascending=[True, False], kind="stable")
    codes = dict.fromkeys([*first["code"], *table["code"]])
    place = table["code"].map({code: place for place, code in enumerate(codes)})
    order = pd.DataFrame({"place": place, "rank": rank}).sort_values(["place", "rank"])
    return table.loc[order.index]


def _places(lanes, names):
    """Return the height of every lane, and the edges of the blocks they stand in."""
    lines = [3.1 * (name.count("\n") + 1) for name in names]
    heights = [_GAP + max(_LANE * many, high) for many, high in zip(lanes, lines, strict=True)]
    edges = [0, *itertools.accumulate(heights)]
    ys = [
        (top + bottom) / 2 + _LANE * (place - (many - 1) / 2)
        for many, (top, bottom) in zip(lanes, itertools.pairwise(edges), strict=True)
        for place in range(many)
    ]
    return ys, edges


def _ticks(ax, of, bins):
    from matplotlib.ticker import MaxNLocator

    ticks = [int(tick) for tick in MaxNLocator(bins, integer=True).tick_values(0, of) if tick <= of]
    ax.set_xlim(-0.02, 1.02)
    ax.set_xticks([tick / of for tick in ticks], ticks)


def _marks(ax, lane, look):
    marker, fill, ink = look
    shown = lane[~lane["hidden"]]
    line = {"color": ink, "linewidth": 2, "clip_on": False}
    ax.hlines(shown["y"], shown["low"], shown["high"], **line)
    mark = {"marker": marker, "s": 20, "facecolor": fill, "edgecolor": INK, "linewidth": 0.8}
    ax.scatter(shown["share"], shown["y"], zorder=3, clip_on=False, **mark)
