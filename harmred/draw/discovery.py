"""The discovery of codes as sources are added."""

import math

from ..words import about, kinds, label, say
from ..words.discovery import groups
from .sheet import described, settled, sheet
from .style import GREY, HATCH, INK, PAPER, pen, wrapped

_ACROSS = {90: 2, 180: 3}
"""Panels side by side."""


def discovery(table, *, lang=None, width=90):
    """Draw how many codes had been found after how many sources, one panel a kind and group.

    Parameters
    ----------
    table : DataFrame
        From `hr.saturate`, which shows the curve.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 90
        Millimetres.

    Returns
    -------
    Drawing
        A line up to the last source, dots where half-years end, dashes where the line is
        extrapolated. Groups of one source are left out, and kinds whose groups are not known.

    Raises
    ------
    ValueError
        If the table shows something else, has lost what `hr.like` gives back, or is by single
        people or places.

    Examples
    --------
    >>> import harmred as hr
    >>> hr.draw.discovery(hr.saturate(hr.load())).lang
    'en'
    """
    options = about(table)["options"]
    if options.get("show") != "curve":
        raise ValueError('the discovery of codes is drawn from hr.saturate(study, show="curve").')
    table = described(_curves(table, options["by"]), "discovery", lang, width)
    curves = groups(table)
    across = min(len(curves), _ACROSS[width])
    down = math.ceil(len(curves) / across)
    with pen():
        figure = sheet(table, 10 + 42 * down)
        axes = figure.subplots(down, across, sharex=True, sharey=True, squeeze=False).ravel()
        for spare in axes[len(curves) :]:
            spare.set_axis_off()
        for ax, rows in zip(axes, curves, strict=False):
            ax.set_title(_title(rows, int(width / across / 1.9)), loc="left")
            ax.set_xlabel(say("axis.sources", about(table)["lang"]))
            ax.axhline(table["of_codes"].max(), color=GREY, linewidth=0.6, linestyle=":")
            ax.tick_params(labelbottom=True)
            (_hidden if rows["hidden"].any() else _curve)(ax, rows)
        _frame(axes, table)
        return settled(figure, table)


def _curves(table, by):
    """Keep the groups of several sources, of the kinds that have known ones."""
    if not by:
        return table
    known = table[by[0]].notna().groupby(table["kind"]).transform("any")
    several = table.groupby(["kind", *by], dropna=False)["sources"].transform("max").gt(1)
    several = several.fillna(False).astype(bool) | table["hidden"]
    kept = [keep for keep in (known & several, several, known) if keep.any()]
    return table[kept[0]] if kept else table


def _title(rows, across):
    lang, first = about(rows)["lang"], rows.iloc[0]
    named = [label(rows, first[by], lang, by) for by in about(rows)["options"]["by"]]
    of = 2 if first["hidden"] else int((~rows["extrapolated"]).sum())
    lines = [*named, f"{'–' if first['hidden'] else of} {kinds(first['kind'], of, lang)}"]
    return "\n".join(wrapped(line, across) for line in lines)


def _frame(axes, table):
    from matplotlib.ticker import MaxNLocator

    codes = int(table["of_codes"].max())
    top = max(codes, table["expected"].max())
    steps = MaxNLocator(4, integer=True).tick_values(0, codes)
    axes[0].set(xlim=(0, table["sources"].max() * 1.04), ylim=(0, top * 1.04))
    axes[0].set_yticks([*(int(step) for step in steps if step < 0.92 * codes), codes])
    axes[0].xaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes[0].set_ylabel(say("axis.codes", about(table)["lang"]))


def _curve(ax, rows):
    found, ends = rows[~rows["extrapolated"]], rows.dropna(subset="found")
    more = rows[len(found) - 1 :]
    alone = "o" if len(found) == 1 else None
    ax.plot(found["sources"], found["expected"], color=INK, linewidth=1.2, marker=alone)
    ax.plot(more["sources"], more["expected"], color=INK, linewidth=0.9, linestyle=(0, (3, 2)))
    ax.scatter(ends["sources"], ends["found"].astype(int), s=13, color=INK, zorder=3)
    if len(more) > 1:
        _named(ax, found.iloc[-1], rows)


def _named(ax, last, rows):
    """Say below the dashes what they are; above them, where the axis is near."""
    low = last["expected"] < 0.3 * rows["of_codes"].max()
    place = {"xytext": (3, 5 if low else -5), "va": "bottom" if low else "top", "ha": "left"}
    words = say("discovery.extrapolated", about(rows)["lang"])
    where = (last["sources"], last["expected"])
    ax.annotate(words, where, textcoords="offset points", color=GREY, **place)


def _hidden(ax, _):
    """Keep a hidden group back: neither its line nor where it would end."""
    look = {"facecolor": PAPER, "edgecolor": GREY, "hatch": HATCH, "linewidth": 0}
    ax.add_patch(ax.patch.__class__((0, 0), 1, 1, transform=ax.transAxes, zorder=0, **look))
    ax.text(0.5, 0.5, "–", transform=ax.transAxes, ha="center", va="center", backgroundcolor=PAPER)
