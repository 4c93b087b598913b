"""Which themes stand near each other: the matrix of pairs."""

import itertools

import numpy as np
import pandas as pd

from ..words import about, kinds, label, say
from ..words.pairs import PLACES
from .sheet import described, settled, sheet
from .style import GREY, HATCH, INK, PALE, pen, rows_of, wrapped

_SAND, _EARTH, _NO_PAIR = "#e3bd7f", "#7c4a10", "#d4d4d4"
MOST = {90: 24, 180: 90}
"""Units that the rows and columns of a matrix have room for."""
_CLOSE = 24
"""More units than this: rows as close as their type allows, and labels in one line."""
_LABEL = {90: 26, 180: 44}
_DIGIT, _LETTER = 1.6, 1.42
"""Millimetres of the smallest type: a digit, and a letter on average."""


def matrix(table, *, lang=None, width=180):
    """Draw every pair twice: sources with both below the diagonal, Jaccard above it.

    Parameters
    ----------
    table : DataFrame
        From `hr.cooccur`.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.

    Returns
    -------
    Drawing
        One panel a kind of source, in the order of the codebook. Numbers stand in the cells
        where there is room; hidden cells are hatched; what is no pair is grey.

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
            _pairs(ax, rows, units, edges, cell)
        return settled(figure, table)


def paired(table):
    """Add to a table of pairs how many sources there are of each kind.

    Parameters
    ----------
    table : DataFrame
        From `hr.cooccur`.

    Returns
    -------
    DataFrame
        The table with `of_sources`: the five places of each shown pair add up to them.

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
    if about(table)["verb"] != "cooccur" or not {"a", "b", *PLACES} <= set(table):
        raise ValueError("pairs are drawn from hr.cooccur(study).")
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
    coarser = {"code": ', or draw hr.cooccur(study, at="theme")', "theme": ""}[level]
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


def _pairs(ax, rows, units, edges, cell):
    """Shade both triangles, write their numbers where they fit, hatch what is hidden."""
    from matplotlib.colors import to_rgba

    place = {unit: rank for rank, unit in enumerate(units)}
    a, b = rows["a"].map(place).to_numpy(), rows["b"].map(place).to_numpy()
    early, late = np.minimum(a, b), np.maximum(a, b)
    hidden = rows["hidden"].to_numpy(bool)
    shades = np.full((len(units), len(units), 4), to_rgba(_NO_PAIR))
    tops = []
    for (down, across), triangle in (((late, early), _lower), ((early, late), _upper)):
        values, said, inks = triangle(rows)
        values = values.mask(hidden)
        longest = max((len(word) for word in said[values.notna()]), default=0)
        fits = cell >= _DIGIT * longest
        shades[down, across] = _shaded(values, inks[cell < 2.5])
        tops.append(said.iloc[int(values.argmax())] if values.max() > 0 else "0")
        if fits:
            _write(ax, edges, down, across, said.where(values.notna(), ""))
        _hatch(ax, edges, down[hidden], across[hidden])
    # thousands of vector cells would make a file that no reader opens gladly
    fine = {"linewidth": 0, "rasterized": True}
    look = {"edgecolors": "white", "linewidth": 0.8} if cell > 2.5 else fine
    ax.pcolormesh(np.arange(len(units) + 1), edges, shades, **look)
    _title(ax, rows, tops, cell * len(units))


def _lower(rows):
    """Return what stands below the diagonal: its values, how they are written, and its inks."""
    return rows["together"].astype(float), rows["together"].astype("str"), (PALE, INK)


def _upper(rows):
    """Return the same of what stands above it."""
    mark = "," if about(rows)["lang"] == "fr" else "."
    said = rows["jaccard"].map(_short).str.replace(".", mark)
    return rows["jaccard"], said, (_SAND, _EARTH)


def _short(share):
    """Write a share with two decimals and no leading zero."""
    if pd.isna(share):
        return ""
    return f"{share:.2f}".removeprefix("0") if 0 < share < 0.995 else f"{share:.0f}"


def _shaded(values, ink):
    """Shade from none to the highest; a missing value is white."""
    import seaborn as sns

    cmap = sns.light_palette(ink, as_cmap=True).with_extremes(bad="white")
    return cmap(np.ma.masked_invalid(values.to_numpy() / (values.max() or 1)))


def _write(ax, edges, down, across, said):
    place = {"ha": "center", "va": "center", "color": "black"}
    for y, x, number in zip(down, across, said, strict=True):
        if number:
            ax.text(x + 0.5, (edges[y] + edges[y + 1]) / 2, number, **place)


def _hatch(ax, edges, down, across):
    from matplotlib.patches import Rectangle

    bar = {"facecolor": "white", "edgecolor": GREY, "hatch": HATCH, "linewidth": 0, "zorder": 2}
    for y, x in zip(down, across, strict=True):
        ax.add_patch(Rectangle((x, edges[y]), 1, edges[y + 1] - edges[y], **bar))


def _title(ax, rows, tops, across):
    """Say what is counted, and how far the shades of each triangle reach."""
    lang, of = about(rows)["lang"], int(rows["of_sources"].iloc[0])
    first = say("axis.mention", lang, kinds=kinds(rows["kind"].iloc[0], of, lang), of=of)
    reach = [top if top == "0" else f"0–{top}" for top in tops]
    keys = say("matrix.key", lang, below=reach[0], above=reach[1])
    ax.set_title(f"{first}\n{wrapped(keys, int(across / 1.6))}", loc="left", linespacing=1.3)
