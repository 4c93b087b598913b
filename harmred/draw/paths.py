"""Paths from codes at the left to codes at the right, as wide as the sources that have both."""

import pandas as pd

from ..words import about, label
from ..words.explanations import ABOVE, UNCOMPARED
from ..words.sources import whose
from .cooccurrence import paired
from .plane import plane
from .sheet import described, settled
from .style import GREY, HATCH, INK, PAPER, pen, wrapped

MOST = 36
"""Pairs that this figure has room for."""
_ENDS = {90: (32, 54, 61), 180: (62, 111, 119)}
"""Millimetres to where the paths begin and end, and to the names at the right."""
_TOP, _LANE, _LINE, _GAP, _LETTER = 8, 3.7, 3.1, 3, 1.5
"""Millimetres: above all paths, of one at its ends, a line of a name, between names, a letter."""
_WIDEST = 3.4
"""Millimetres of a path that all sources would be in."""
_POINTS, _PALE = 72 / 25.4, "#b9c4d0"


def paths(table, left=None, right=None, *, lang=None, width=180):
    """Draw which codes of one list meet which of another, and whether chance gives as many.

    Parameters
    ----------
    table : DataFrame
        From `hr.against_chance(study, at="code")`, of one kind of source; or the table of such
        a figure, without `left` and `right`.
    left, right : list of str, optional
        Codes, in the order in which they stand.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.

    Returns
    -------
    Drawing
        A path a pair, as wide as it has sources: dark above chance, pale where it is not,
        hatched where it is hidden. Pairs that are too few to compare are in its table and
        counted in its caption.

    Raises
    ------
    ValueError
        If the table is not of such pairs, lacks one of them, or there are more than 36.

    Examples
    --------
    >>> import harmred as hr
    >>> chance = hr.against_chance(hr.select(hr.load(), kind="interview"), at="code")
    >>> len(hr.draw.paths(chance, ["explain_prohibition"], ["powerlessness"]).table)
    1
    """
    table = described(_between(table, left, right), "paths", lang, width)
    start, end, beyond = _ENDS[width]
    drawn = table[~table["state"].isin(UNCOMPARED)].copy()
    names = {"a": _names(table, "a", start), "b": _names(table, "b", width - beyond)}
    height = max(sum(_rooms(drawn[side], names[side])) for side in names)
    with pen():
        figure, ax = plane(table, _TOP + height)
        ax.text(2, 1.5, whose(table), va="top", fontsize=8)
        for side, x, ha in (("a", start - 2, "right"), ("b", beyond, "left")):
            drawn[f"y_{side}"] = _side(ax, drawn[side], names[side], height, x=x, ha=ha)
        for _, path in drawn.iterrows():
            _path(ax, path, start, end)
        return settled(figure, table)


def _between(table, left, right):
    """Keep the pairs of a code at the left and one at the right, in their order."""
    made = about(paired(table, ["against_chance"]))
    if left is None and right is None:
        left, right = made["options"].get("paths", ([], []))
    left, right = list(left or []), list(right or [])
    pairs = [(a, b) for a in left for b in right]
    if not pairs or len(pairs) > MOST or len(set(table["kind"])) > 1:
        raise ValueError(
            f"paths lead from codes at the left to codes at the right, {MOST} at most, in one kind "
            "of source:\nhr.draw.paths(chance, left=[...], right=[...]), of "
            'chance = hr.against_chance(hr.select(study, kind="interview"), at="code").'
        )
    turned = table.rename(columns={"a": "b", "b": "a"})[list(table)]
    rows = pd.concat([table, turned]).set_index(["a", "b"])
    lost = [f"{a} and {b}" for a, b in pairs if (a, b) not in rows.index]
    if lost:
        raise ValueError(
            f"the table has no pair of {lost[0]}.\nThe pairs are of codes of the codebook, of "
            "which neither stands above the other; list(table.a), list(table.b) has them."
        )
    rows = rows.loc[pairs].reset_index()[list(table)]
    rows.attrs["harmred"] = {**made, "options": {**made["options"], "paths": [left, right]}}
    return rows


def _names(table, side, room):
    """Return the name of each code of a side, in lines that it has room for."""
    codes = about(table)["options"]["paths"]["ab".index(side)]
    lang, letters = about(table)["lang"], int((room - 3) / _LETTER)
    return {code: wrapped(label(table, code, lang), letters) for code in codes}


def _rooms(codes, names):
    """Return the millimetres that each code of a side needs, for its paths and its name."""
    lines = {code: name.count("\n") + 1 for code, name in names.items()}
    return [_GAP + max(_LANE * (codes == code).sum(), _LINE * lines[code]) for code in names]


def _side(ax, codes, names, height, **place):
    """Write the names of a side, and return where each path ends there."""
    rooms = _rooms(codes, names)
    spare = (height - sum(rooms)) / len(rooms)
    below, ends = _TOP, {}
    for (code, name), room in zip(names.items(), rooms, strict=True):
        middle, below = below + (room + spare) / 2, below + room + spare
        its = codes.index[codes == code]
        ink = "black" if len(its) else GREY
        ax.text(y=middle, s=name, va="center", color=ink, linespacing=1.1, **place)
        first = middle - _LANE * (len(its) - 1) / 2
        ends |= {path: first + _LANE * rank for rank, path in enumerate(its)}
    return codes.index.map(ends)


def _path(ax, path, start, end):
    """Draw one path, and its number where it ends."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path
    from matplotlib.patheffects import withStroke

    middle, half = (start + end) / 2, _WIDEST / 2
    xs, ys = (start, middle, middle, end), (path["y_a"], path["y_a"], path["y_b"], path["y_b"])
    points, turns = list(zip(xs, ys, strict=True)), [Path.MOVETO, *[Path.CURVE4] * 3]
    above, said = path["state"] == ABOVE, path["sources"]
    wide = 2 * half * said / path["of_sources"] * _POINTS
    look = {"edgecolor": INK if above else _PALE, "linewidth": wide, "zorder": 2 + above}
    look["path_effects"] = [withStroke(linewidth=wide + 1, foreground=PAPER)]
    if path["hidden"]:
        upper, lower = ([(x, y + side) for x, y in points] for side in (-half, half))
        points, said = [*upper, *lower[::-1], upper[0]], "–"
        turns += [Path.LINETO, *turns[1:], Path.CLOSEPOLY]
        look = {"edgecolor": GREY, "hatch": HATCH, "linewidth": 0.4}
    fill = PAPER if path["hidden"] else "none"
    ax.add_patch(PathPatch(Path(points, turns), facecolor=fill, capstyle="butt", **look))
    weight = "bold" if above and not path["hidden"] else "normal"
    ax.text(end + 1, path["y_b"], said, va="center", weight=weight)
