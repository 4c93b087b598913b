"""The cells of a matrix of pairs: shaded, written where there is room, hatched where hidden."""

import numpy as np

from ..words import about
from ..words.forms import short, times
from .style import GREY, HATCH, INK, PALE, PAPER

_SAND, _EARTH, _NO_PAIR, _FOG = "#e3bd7f", "#7c4a10", "#d4d4d4", "#cbd0d8"
_DIGIT = 1.6
"""Millimetres of a digit of the smallest type."""
_HIDDEN = {"facecolor": "white", "edgecolor": GREY, "hatch": HATCH, "linewidth": 0, "zorder": 2}
_FRAME = {"facecolor": "none", "edgecolor": "black", "clip_on": False, "zorder": 3}
_APART = {"above chance": "^", "below chance": "v"}
_UNCOMPARED = ("too sparse", "no interval", "undefined")
_TYPE = {"one facility": {"style": "italic"}}
_TYPE |= {state: {"weight": "bold"} for state in _APART}
_TYPE |= {state: {"color": GREY} for state in _UNCOMPARED}
"""How a number is written by how its pair stands to chance."""


def filled(ax, rows, units, edges, cell, sides):
    """Shade the cells, write their numbers where they fit, hatch what is hidden.

    Parameters
    ----------
    ax : Axes
        Cells are 1 wide; their edges downwards are given.
    rows : DataFrame
        The pairs of one kind of source.
    units : list of str
        The themes or codes, in their order.
    edges : list of float
        Upper and lower edges of the rows, in millimetres.
    cell : float
        Millimetres that a cell is about wide.
    sides : sequence of {"together", "jaccard", "lift", "observed"}
        What stands below the diagonal, and above it if anything does.

    Returns
    -------
    list of str
        The highest value of each side that is shaded.

    Examples
    --------
    >>> import harmred as hr
    >>> from matplotlib.figure import Figure
    >>> pairs = hr.draw.matrix(hr.cooccur(hr.select(hr.load(), kind="interview")).head(1)).table
    >>> units = ["violence_against_clients", "emotional_impact"]
    >>> filled(Figure().subplots(), pairs, units, [0, 5, 10], 5, ["together"])
    ['41']
    """
    from matplotlib.colors import to_rgba

    place = {unit: rank for rank, unit in enumerate(units)}
    a, b = rows["a"].map(place).to_numpy(), rows["b"].map(place).to_numpy()
    early, late = np.minimum(a, b), np.maximum(a, b)
    hidden = rows["hidden"].to_numpy(bool)
    shades = np.full((len(units), len(units), 4), to_rgba(_NO_PAIR))
    if len(sides) == 1:
        shades[np.triu_indices(len(units))] = to_rgba(PAPER)
    tops = []
    for (down, across), side in zip(((late, early), (early, late)), sides, strict=False):
        values, said, inks = _SIDES[side](rows)
        values, said, ink = values.mask(hidden), said.mask(hidden, ""), inks[cell < 2.5]
        shades[down, across] = _shaded(values, ink)
        tops.append(said.iloc[int(values.argmax())] if values.notna().any() else "0")
        states = rows["state"] if side == "lift" else said.mask(said.notna(), "")
        fits = cell >= _DIGIT * said.str.len().max()
        if fits:
            _write(ax, edges, down, across, said, states)
        _stand(ax, edges, down, across, states.mask(hidden), fits)
        _boxes(ax, edges, down[hidden], across[hidden], _HIDDEN)
    # thousands of vector cells would make a file that no reader opens gladly
    fine = {"linewidth": 0, "rasterized": True}
    look = {"edgecolors": "white", "linewidth": 0.8} if cell > 2.5 else fine
    ax.pcolormesh(np.arange(len(units) + 1), edges, shades, **look)
    return tops


def _number(name, *inks):
    return lambda rows: (rows[name].astype(float), rows[name].astype("str"), inks)


def _jaccard(rows):
    said = rows["jaccard"].apply(short, lang=about(rows)["lang"])
    return rows["jaccard"], said, (_SAND, _EARTH)


def _lift(rows):
    """Shade by doublings and halvings, and only what can be compared."""
    said = rows["lift"].apply(times, lang=about(rows)["lang"])
    values = np.log2(rows["lift"]).mask(rows["state"].isin(_UNCOMPARED))
    return values, said, ((_SAND, PALE), (_SAND, INK))


_SIDES = {"together": _number("together", PALE, INK), "jaccard": _jaccard, "lift": _lift}
_SIDES["observed"] = _number("observed", _FOG, _FOG)
"""What a side shows: its values, how they are written, and its darkest inks: under numbers, and
in cells too small for any; two of them shade what is under 1 and what is over it."""


def _shaded(values, ink):
    """Shade from none to the highest, or from 1 both ways; a missing value is white."""
    import seaborn as sns

    shares = values.to_numpy() / (values.abs().max() or 1)
    if isinstance(ink, str):
        cmap = sns.light_palette(ink, as_cmap=True)
    else:
        cmap = sns.blend_palette([ink[0], PAPER, ink[1]], as_cmap=True)
        shares = (shares + 1) / 2
    return cmap.with_extremes(bad="white")(np.ma.masked_invalid(shares))


def _write(ax, edges, down, across, said, states):
    place = {"ha": "center", "va": "center", "color": "black"}
    for y, x, number, state in zip(down, across, said, states, strict=True):
        if number:
            look = place | _TYPE.get(state, {})
            ax.text(x + 0.5, (edges[y] + edges[y + 1]) / 2, number, **look)


def _stand(ax, edges, down, across, states, fits):
    """Frame what stands above or below chance; where no number fits, mark it up or down."""
    for state, mark in (_APART | {"undefined": "_"}).items():
        y, x = (place[(states == state).to_numpy()] for place in (down, across))
        if fits and mark != "_":
            _boxes(ax, edges, y, x, _FRAME)
        elif len(x) and not fits:
            middles = (np.array(edges)[y] + np.array(edges)[y + 1]) / 2
            ink = {"color": GREY, "ms": 2} if mark == "_" else {"color": "black", "mec": "white"}
            ax.plot(x + 0.5, middles, mark, **({"ms": 3.4, "mew": 0.4, "zorder": 3} | ink))


def _boxes(ax, edges, down, across, look):
    from matplotlib.patches import Rectangle

    for y, x in zip(down, across, strict=True):
        ax.add_patch(Rectangle((x, edges[y]), 1, edges[y + 1] - edges[y], **look))
