"""Which themes stand near each other: the matrix of pairs."""

import itertools

import numpy as np
import pandas as pd

from ..words import about, kinds, label, say
from ..words.pairs import PLACES
from .sheet import described, settled, sheet
from .style import GREY, pen, rows_of, wrapped
from .triangles import filled

_SIDES = {"cooccur": ("together", "jaccard"), "against_chance": ("lift", "observed")}
"""What stands below the diagonal, and what above it."""
_NEEDED = {"cooccur": {"a", "b", "together"}, "against_chance": {"a", "b", "lift", "observed"}}
MOST = {90: 24, 180: 90}
"""Units that the rows and columns of a matrix have room for."""
_CLOSE = 24
"""More units than this: rows as close as their type allows, and labels in one line."""
_LABEL = {90: 26, 180: 44}
_LETTER = 1.42
"""Millimetres of the smallest type: a letter on average."""


def matrix(table, *, lang=None, width=180):
    """Draw every pair twice, below the diagonal and above it.

    Of `hr.cooccur`: sources with both below, Jaccard above. Of `hr.against_chance`: how many
    times what chance gives (`lift`) below, what was observed above.

    Parameters
    ----------
    table : DataFrame
        From `hr.cooccur` or `hr.against_chance`.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.

    Returns
    -------
    Drawing
        One panel a kind of source, in the order of the codebook. Numbers stand in the cells
        where there is room; hidden cells are hatched; what is no pair is grey. A lift stands
        in bold and framed (▲ ▼ where there is no room) above or below chance, in grey and
        unshaded where there is too little to compare; a dash where nothing can vary.

    Raises
    ------
    ValueError
        If the table is not of pairs, or has more themes or codes than the width holds.

    Examples
    --------
    >>> import harmred as hr
    >>> len(hr.draw.matrix(hr.cooccur(hr.load())).figure.axes)
    2
    """
    table = described(paired(table), "matrix", lang, width)
    units = _units(table)
    if len(units) > MOST[width]:
        raise ValueError(_too_many(len(units), about(table)["options"]["at"], width))
    names, edges = _rows(table, units)
    panels = [rows for _, rows in table.groupby("kind", sort=False)]
    with pen():
        figure = sheet(table, len(panels) * ({90: 22, 180: 17}[width] + edges[-1]))
        axes = figure.subplots(len(panels), 1, squeeze=False)[:, 0]
        for ax, rows in zip(axes, panels, strict=True):
            cell = _frame(ax, rows, names, edges)
            tops = filled(ax, rows, units, edges, cell, _SIDES[about(table)["verb"]])
            _title(ax, rows, tops, cell * len(units))
        return settled(figure, table)


def paired(table, of=tuple(_NEEDED)):
    """Add to a table of pairs how many sources there are of each kind.

    Parameters
    ----------
    table : DataFrame
        From `hr.cooccur` or `hr.against_chance`.
    of : sequence of str
        The verbs whose tables are drawn here.

    Returns
    -------
    DataFrame
        The table with `of_sources`: of `hr.cooccur`, the five places of each shown pair add up
        to them.

    Raises
    ------
    ValueError
        If the table is not of pairs.

    Examples
    --------
    >>> import harmred as hr
    >>> paired(hr.cooccur(hr.load()))["of_sources"].unique().tolist()
    [50, 40]
    """
    verb = about(table)["verb"]
    if verb not in of or not _NEEDED[verb] <= set(table):
        raise ValueError(f"pairs are drawn from hr.{'(study) or hr.'.join(of)}(study).")
    if verb == "against_chance" or "of_sources" in table:
        return table
    sizes = table[list(PLACES)].sum(axis=1)
    shown = sizes.mask(table["hidden"]).groupby(table["kind"]).transform("max")
    return table.assign(of_sources=shown.fillna(sizes).astype("Int64"))


def _units(table):
    """Return the themes or codes that are here, in the order of the codebook."""
    here = pd.unique(pd.concat([table["a"], table["b"]])).tolist()
    order = about(table)["options"].get("units", []) + here
    return sorted(here, key=order.index)


def _too_many(units, level, width):
    noun = f"{units} {level}s"
    if width == 90 and units <= MOST[180]:
        return f"{noun} need width=180; width=90 holds {MOST[90]}."
    coarser = {"code": ', or draw them with at="theme"', "theme": ""}[level]
    return (
        f"{noun} are more than a matrix holds ({MOST[width]} at width={width}).\n"
        f"Keep the rows of some of them{coarser}."
    )


def _rows(table, units):
    """Return a label a row, and the edges of the rows in millimetres."""
    width, close = about(table)["width"], len(units) > _CLOSE
    across = 66 if close else _LABEL[width]
    names = [wrapped(label(table, unit, about(table)["lang"]), across) for unit in units]
    if not close:
        middles, _ = rows_of(names)
        return names, list(itertools.accumulate([0, *middles], lambda end, to: 2 * to - end))
    return names, [0, *itertools.accumulate(2.85 * (name.count("\n") + 1) for name in names)]


def _frame(ax, rows, names, edges):
    """Name the rows, number both ways; return about how wide a cell is, in millimetres."""
    longest = max(len(line) for name in names for line in name.split("\n"))
    cell = (about(rows)["width"] - 9 - _LETTER * longest) / len(names)
    middles = (np.array(edges[1:]) + edges[:-1]) / 2
    ax.set(xlim=(0, len(names)), ylim=(edges[-1], 0))
    ax.set_yticks(middles, names)
    ax.tick_params(axis="y", pad=17)
    for number, y in enumerate(middles, 1):
        place = {"xytext": (-3, 0), "textcoords": "offset points", "va": "center", "ha": "right"}
        ax.annotate(str(number), (0, y), color=GREY, annotation_clip=False, **place)
    step = next(step for step in (1, 2, 5, 10) if step * cell >= 3.6 or step == 10)
    heads = range(step, len(names) + 1, step)
    ax.xaxis.tick_top()
    ax.set_xticks([head - 0.5 for head in heads], heads)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    return cell


def _title(ax, rows, tops, across):
    """Say what is counted, and how far the shades of each triangle reach."""
    made, of = about(rows), int(rows["of_sources"].iloc[0])
    lang, unit = made["lang"], say(f"unit.{made['options']['within']}", made["lang"])
    first = say("axis.mention", lang, kinds=kinds(rows["kind"].iloc[0], of, lang), of=of)
    low, high = (top if top == "0" else f"0–{top}" for top in tops)
    keys = say(f"key.{made['verb']}", lang, below=low, above=high, most=tops[0], unit=unit)
    ax.set_title(f"{first}\n{wrapped(keys, int(across / 1.6))}", loc="left", linespacing=1.3)
