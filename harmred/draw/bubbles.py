"""Who or what harms whom, in which form: discs in a matrix, sources as area, margins as bars."""

import itertools

import pandas as pd

from ..words import about, like
from ..words.grids import LEAST, named, over
from .plane import plane
from .sheet import described, settled
from .style import GREY, HATCH, INK, PALE, PAPER, pen, wrapped

_LABEL, _BAR, _ROW = {90: 29, 180: 54}, {90: 8, 180: 22}, {90: 6.4, 180: 9}
"""Millimetres: of the labels, of a bar at the right that stands for all, of a row at least."""
_HEAD, _FOOT, _DEEP = 26, 15, 9
"""Millimetres: above the matrix for the names of its columns, and below it for their bars; of
a bar there that stands for all."""
_LETTER = 1.45
"""Millimetres of a letter."""
_BACK = {"facecolor": PAPER, "edgecolor": GREY, "hatch": HATCH, "linewidth": 0.5}
_FACETS = ["dimension", "direction"]
_PANELS = {
    "cell": ("dimension", ["direction"], "mention"),
    "dimension": ("dimension", [], "mention"),
    "direction": ("direction", [], "mention"),
}
"""How each part of the figure is counted: at, by, measure."""
_KEPT = [
    "kind", "panel", "dimension", "direction", "sources", "of_sources", "persons", "facilities",
    "hidden",
]  # fmt: skip


def bubbles(table, dimensions=None, directions=None, *, lang=None, width=180):
    """Draw in how many sources each dimension of violence meets each direction.

    Parameters
    ----------
    table : DataFrame
        From `hr.count(study, at="dimension", by="direction")`, of one kind of source; or the
        table of such a figure, alone.
    dimensions, directions : DataFrame, optional
        From `hr.count(study, at="dimension")` and `hr.count(study, at="direction")`: the
        margins.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.

    Returns
    -------
    Drawing
        Discs by area, with their numbers. What fewer than 5 sources have is kept back: in its
        table such a cell is hidden, and its number missing. Its `panel` says cell or margin.
        A direction that never occurs has an empty row, and a margin of 0.

    Raises
    ------
    ValueError
        If the tables are not these three, of the same sources of one kind.

    Examples
    --------
    >>> import harmred as hr
    >>> study = hr.select(hr.load(), kind="interview")
    >>> margins = [hr.count(study, at=at) for at in ("dimension", "direction")]
    >>> cells = hr.count(study, at="dimension", by="direction")
    >>> hr.draw.bubbles(cells, *margins).table["sources"].min()
    np.int64(0)
    """
    rows = table if "panel" in table else _stacked(table, dimensions, directions)
    table = described(rows, "bubbles", lang, width)
    rows = table.fillna(dict.fromkeys(_FACETS, ""))  # where no direction is given
    cells, margin = (rows[rows["panel"] == panel] for panel in ("cell", "direction"))
    across = cells["dimension"].unique()
    down = list(dict.fromkeys([*margin["direction"], *cells["direction"]]))
    names = [wrapped(named(table, each), int(_LABEL[width] / _LETTER)) for each in down]
    heights = [max(_ROW[width], 1 + 3.1 * (name.count("\n") + 1)) for name in names]
    edges = list(itertools.accumulate(heights, initial=_HEAD))
    pitch = (width - _LABEL[width] - _BAR[width] - 9) / len(across)
    xs = {each: 2 + _LABEL[width] + pitch * (place + 0.5) for place, each in enumerate(across)}
    ys = {each: sum(ends) / 2 for each, ends in zip(down, itertools.pairwise(edges), strict=True)}
    rows = rows.assign(x=rows["dimension"].map(xs), y=rows["direction"].map(ys))
    with pen():
        figure, ax = plane(table, edges[-1] + _FOOT)
        ax.hlines(edges, 2, width - 2, color="#e5e7eb", linewidth=0.6)
        ax.text(2, 2, wrapped(over(table), int(_LABEL[width] / _LETTER)), va="top")
        for name, y in zip(names, ys.values(), strict=True):
            ax.text(2, y, name, va="center", linespacing=1.1)
        for dimension, x in xs.items():
            name = wrapped(named(table, dimension), int((_HEAD - 2) / _LETTER))
            ax.text(x, _HEAD - 1, name, rotation=90, ha="center", va="bottom", linespacing=1)
        _discs(ax, rows[rows["panel"] == "cell"], 0.94 * min(pitch, _ROW[width]))
        right = 3 + _LABEL[width] + pitch * len(across)
        for row in rows[rows["panel"] != "cell"].itertuples():
            _margin(ax, row, right, _BAR[width], edges[-1] + 1.2, 0.5 * pitch)
        return settled(figure, table)


def _stacked(*tables):
    """Put cells and margins in one table, and keep back what few sources have."""
    tables = [each for each in tables if each is not None]
    options = [about(each)["options"] for each in tables]
    shapes = [tuple(each.get(name) for name in ("at", "by", "measure")) for each in options]
    parts = [
        pd.DataFrame(each).rename(columns={"code": at}).assign(panel=panel).reindex(columns=_KEPT)
        for each, (at, *_), panel in zip(tables, shapes, _PANELS, strict=False)
    ]
    shown = pd.concat(parts, ignore_index=True)
    alike = len(shown[["kind", "of_sources"]].drop_duplicates()) == 1
    if shapes != list(_PANELS.values()) or not alike:
        raise ValueError(
            "bubbles are drawn from three tables of the same sources of one kind: "
            'hr.count(study, at="dimension", by="direction"),\n'
            'hr.count(study, at="dimension"), hr.count(study, at="direction").'
        )
    shown["hidden"] |= shown["sources"].between(1, LEAST - 1).eq(True)
    shown["sources"] = shown["sources"].mask(shown["hidden"])
    shown = like(shown, tables[0])
    labels = about(tables[0])["labels"] | about(tables[2])["labels"]
    shown.attrs["harmred"] = {**about(shown), "labels": labels}
    return shown


def _discs(ax, cells, widest):
    """Draw a disc a cell, a hatched square where it is kept back; a zero is a number alone."""
    shown = cells[~cells["hidden"]]
    side = widest * (shown["sources"] / shown["sources"].max()).astype(float).fillna(0) ** 0.5
    ax.scatter(shown["x"], shown["y"], s=(side * 72 / 25.4) ** 2, color=PALE, linewidth=0)
    for cell in shown.itertuples():
        ink = "black" if cell.sources else GREY
        ax.text(cell.x, cell.y, str(cell.sources), ha="center", va="center", color=ink)
    for cell in cells[cells["hidden"]].itertuples():
        ax.barh(cell.y, 3, 3, cell.x - 2.2, **_BACK)
        ax.text(cell.x + 1.1, cell.y, "–", va="center")


def _margin(ax, row, right, most, below, wide):
    """Draw a bar of the margins: of a direction at the right, of a dimension below."""
    share = 1 if row.hidden else row.sources / row.of_sources
    look, said = (_BACK, "–") if row.hidden else ({"color": INK}, str(row.sources))
    if row.panel == "direction":
        ax.barh(row.y, most * share, 3, right, **look)
        ax.text(right + most * share + 0.8, row.y, said, va="center")
    else:
        ax.bar(row.x, _DEEP * share, wide, below, **look)
        ax.text(row.x, below + _DEEP * share + 0.6, said, ha="center", va="top")
