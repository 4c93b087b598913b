"""The use of codes over the time of coding: a line a coder, and one for all of them."""

import pandas as pd

from ..words import about, label, say
from .sheet import described, settled, sheet
from .style import GREY, INK, WIDTHS, pen, wrapped

_DASHES = ("-", (0, (4, 1.5)), (0, (1, 1)), (0, (4, 1, 1, 1)))
_MOST = 6
"""Codes that are drawn at most."""


def drift(table, *, lang=None, width=90):
    """Draw how the use of codes went over the time of coding, coder by coder.

    Parameters
    ----------
    table : DataFrame
        From `hr.agree(study, show="drift")`.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 90
        Millimetres.

    Returns
    -------
    Drawing
        A panel for each code that is named (six at most; the first code where none is), for
        review: a line is a person, by number and not by name.

    Raises
    ------
    ValueError
        If the table is not one of drift, or has lost what `hr.like` gives back.

    Examples
    --------
    >>> import harmred as hr
    >>> hr.draw.drift(hr.agree(hr.load(), show="drift")).table["code"].unique().tolist()
    ['dim_symbolic']
    """
    if about(table)["options"].get("show") != "drift":
        raise ValueError('drift is drawn from hr.agree(study, show="drift").')
    keys = ["kind", "code"]
    moved = table[table["named"]] if table["named"].any() else table.head(1)
    wanted = moved[keys].drop_duplicates().head(_MOST)
    kept = table.set_index(keys).index.isin(wanted.set_index(keys).index)
    table = described(table[kept], "drift", lang, width)
    across = WIDTHS.index(width) + 1 if len(wanted) > 1 else 1
    with pen():
        figure = sheet(table, 52 * -(-len(wanted) // across))
        axes = figure.subplots(-(-len(wanted) // across), across, squeeze=False).ravel()
        for spare in axes[len(wanted) :]:
            spare.set_axis_off()
        for ax, (_, rows) in zip(axes, table.groupby(keys, sort=False), strict=False):
            _course(ax, rows, about(table)["lang"])
        return settled(figure, table)


def _course(ax, rows, lang):
    when = sorted(rows["coded_half_year"].unique())
    name = label(rows, rows["code"].iloc[0], lang)
    ax.set_title(wrapped(f"{name} ({say('axis.drift', lang)})", 44), loc="left")
    ax.set(xlim=(-0.1, len(when) - 0.4), ylim=(0, max(10.0, 110 * rows["share"].max())))
    ax.set_xticks(range(len(when)), when)
    lines = list(rows[~rows["hidden"]].groupby("coder_number", dropna=False))
    ends = [own.sort_values("coded_half_year").iloc[-1] for _, own in lines]
    places = _apart([100 * end["share"] for end in ends], ax.get_ylim()[1] / 12)
    for dashes, (number, own), place in zip(_DASHES * len(lines), lines, places, strict=False):
        look = {"color": INK, "linewidth": 1, "linestyle": dashes}
        name = say("drift.coder", lang, n=number)
        if pd.isna(number):
            look, name = {"color": GREY, "linewidth": 2.4, "alpha": 0.6}, say("drift.all", lang)
        course = own.sort_values("coded_half_year")
        ax.plot(course["coded_half_year"].map(when.index), 100 * course["share"], **look)
        ax.text(len(when) - 0.95, place, name, va="center", color=look["color"])


def _apart(heights, least):
    """Move labels up, the lowest first, until none stands on another."""
    placed, last = {}, -least
    for rank in sorted(range(len(heights)), key=heights.__getitem__):
        placed[rank] = last = max(heights[rank], last + least)
    return [placed[rank] for rank in range(len(heights))]
