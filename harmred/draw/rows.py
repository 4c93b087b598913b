"""What rows of dots share: names above them, words at their right, hatching over hidden ones."""

import itertools

from .style import GREY, HATCH, INK


def rows_below(names, room):
    """Give each row the height of its name and, below that, room for its dot.

    Parameters
    ----------
    names : list of str
        Labels, with their line ends.
    room : float
        Millimetres below a label.

    Returns
    -------
    middles : list of float
        Millimetres from the top to the dot of each row.
    height : float
        Millimetres in all.

    Examples
    --------
    >>> rows_below(["one", "two"], 4.9)
    ([5.55, 13.55], 16.0)
    """
    heights = [room + 3.1 * (name.count("\n") + 1) for name in names]
    ends = list(itertools.accumulate(heights))
    return [end - room / 2 for end in ends], ends[-1]


def above(ax, names, ys, points, *, left=0):
    """Write names above rows that have no room for them at the left.

    Parameters
    ----------
    ax : Axes
        The panel.
    names : list of str
        Labels, with their line ends.
    ys : list of float
        Where the rows are.
    points : float
        How far above.
    left : float, default 0
        Where they begin, on the axis of the panel.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> above(ax, ["one"], [2.0], 4)
    >>> [text.get_text() for text in ax.texts]
    ['one']
    """
    place = {"xytext": (0, points), "textcoords": "offset points", "va": "bottom", "ha": "left"}
    for name, y in zip(names, ys, strict=True):
        # the layout makes no room at the right for a name that reaches over the panel
        ax.annotate(name, (left, y), annotation_clip=False, **place).set_in_layout(False)


def beside(ax, ys, words):
    """Write words at the right of rows.

    Parameters
    ----------
    ax : Axes
        The panel.
    ys : Series or list of float
        Where the rows are.
    words : Series or list of str
        What is said of each.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> beside(ax, [2.0], ["7"])
    >>> [text.get_text() for text in ax.texts]
    ['7']
    """
    place = {"xytext": (6, 0), "textcoords": "offset points", "va": "center", "color": INK}
    for y, said in zip(ys, words, strict=True):
        ax.annotate(said, (1, y), xycoords=ax.get_yaxis_transform(), **place)


def hatched(ax, rows, right):
    """Lay a hatched bar over the hidden rows.

    Parameters
    ----------
    ax : Axes
        The panel.
    rows : DataFrame
        With `y` and `hidden`.
    right : float
        Where the bars end; they begin at 0.

    Examples
    --------
    >>> import pandas as pd
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> hatched(ax, pd.DataFrame({"y": [2.0, 6.0], "hidden": [True, False]}), 50)
    >>> len(ax.patches)
    1
    """
    bar = {"color": "white", "edgecolor": GREY, "hatch": HATCH, "linewidth": 0}
    ax.barh(rows["y"][rows["hidden"]], right, height=3.2, **bar)
