"""Where in the talk themes come, a line a source: review only."""

import numpy as np
import pandas as pd

from ..words import about, label, like, say
from .sheet import described, settled, sheet
from .style import INK, PALE, pen, wrapped

_KEPT = [
    "kind", "code", "row", "turns", "turn", "sources", "spontaneous", "prompted", "hidden",
]  # fmt: skip
_ACROSS = {90: 2, 180: 4}


def barcodes(table, *, lang=None, width=180):
    """Draw one line a source and one tick a turn that mentions a theme. Review only.

    Parameters
    ----------
    table : DataFrame
        From `hr.count(study, by=["source", "turn"])`, of one kind of source.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.

    Returns
    -------
    Drawing
        Its table holds `row`, the place of a source in the order of what it mentions first,
        in place of its identifier.

    Raises
    ------
    ValueError
        If the table is not by source and turn, or mixes kinds of source.

    Examples
    --------
    >>> import harmred as hr
    >>> talk = hr.count(hr.select(hr.load(), kind="interview"), by=["source", "turn"])
    >>> "source" in hr.draw.barcodes(talk).table
    False
    """
    if len(table["kind"].unique()) != 1 or not {"turn", "sources"} <= set(table):
        raise ValueError(
            "barcodes take one kind of source, turn by turn: "
            'hr.count(hr.select(study, kind="interview"), by=["source", "turn"]).'
        )
    table = described(table if "row" in table else _lines(table), "barcodes", lang, width)
    codes = table["code"].dropna().unique()
    down = int(np.ceil(len(codes) / _ACROSS[width]))
    with pen():
        figure = sheet(table, down * (12 + 0.9 * table["row"].max()))
        axes = figure.subplots(down, _ACROSS[width], sharex=True, sharey=True, squeeze=False)
        for ax in axes.flat[len(codes) :]:
            ax.set_axis_off()
        for ax, code in zip(axes.flat, codes, strict=False):
            _ticks(ax, table, code)
        axes[-1, 0].set_xlabel(say("axis.turn", about(table)["lang"]), loc="left")
        return settled(figure, table)


def _lines(table):
    """Replace each source by its row; order and ties come from what was said and where."""
    codes = {code: place for place, code in enumerate(table["code"].unique())}
    said = table[table["sources"] > 0]
    key = {source: [] for source in table["source"].unique()}
    marks = said["source"], said["turn"], said["code"].map(codes)
    for source, turn, code in zip(*marks, strict=True):
        key[source].append((int(turn), code))
    last = table.groupby("source")["turn"].max()
    first = {source: min(marks)[1] if marks else len(codes) for source, marks in key.items()}
    ranked = sorted(key, key=lambda source: (first[source], sorted(key[source]), last[source]))
    row = {source: place + 1 for place, source in enumerate(ranked)}
    drawn = said[["kind", "code", "turn", "sources", "spontaneous", "prompted", "hidden"]]
    drawn = drawn.assign(row=said["source"].map(row), turns=said["source"].map(last))
    silent = [source for source in ranked if not key[source]]
    bare = pd.DataFrame({"row": [row[source] for source in silent], "hidden": False})
    bare = bare.assign(kind=table["kind"].iloc[0], turns=[last[source] for source in silent])
    drawn = pd.concat([drawn, bare], ignore_index=True) if silent else drawn
    rank = drawn["code"].map(codes)
    drawn = drawn.assign(rank=rank).sort_values(["rank", "row", "turn"], kind="stable")
    return like(drawn[_KEPT].reset_index(drop=True), table)


def _ticks(ax, table, code):
    from matplotlib.ticker import MaxNLocator

    lines = table.drop_duplicates("row")
    ax.hlines(lines["row"], 0.5, lines["turns"].astype(float) + 0.5, color="#e5e7eb", linewidth=0.5)
    here = table[table["code"] == code]
    asked = (here["prompted"].fillna(0) > 0) & ~(here["spontaneous"].fillna(0) > 0)
    for rows, ink in ((here[asked], PALE), (here[~asked], INK)):
        turn, row = rows["turn"].astype(float), rows["row"].astype(float)
        ax.vlines(turn, row - 0.45, row + 0.45, color=ink, linewidth=0.9)
    ax.set_title(wrapped(label(table, code, about(table)["lang"]), 28), loc="left")
    ax.xaxis.set_major_locator(MaxNLocator(4, integer=True))
    ax.set(ylim=(table["row"].max() + 1, 0), xlim=(0, table["turns"].max() + 1), yticks=[])
    ax.spines["left"].set_visible(False)
