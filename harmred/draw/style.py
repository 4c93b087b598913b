"""Sizes, type and inks of every figure."""

import itertools
import textwrap
from contextlib import contextmanager

WIDTHS = (90, 180)
"""Millimetres: one column, or two."""
INK, PALE, GREY, PAPER = "#1d3557", "#8fb3cf", "#6b7280", "#ffffff"
HATCH = "//////"
TYPE = 7
"""Points: the smallest type of a figure."""
_RC = {
    "font.family": "DejaVu Sans",
    "font.size": TYPE,
    "axes.titlesize": 8,
    "axes.labelsize": TYPE,
    "xtick.labelsize": TYPE,
    "ytick.labelsize": TYPE,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": GREY,
    "axes.linewidth": 0.6,
    "xtick.color": GREY,
    "ytick.color": "black",
    "xtick.major.width": 0.6,
    "ytick.major.width": 0,
    "ytick.major.size": 0,
    "text.parse_math": False,
    "hatch.linewidth": 0.5,
    "svg.hashsalt": "harmred",
    "figure.dpi": 150,
    "savefig.dpi": "figure",
}


@contextmanager
def pen():
    """Draw in the house style, whatever the notebook has set; leave its settings alone."""
    import matplotlib

    with matplotlib.rc_context({**matplotlib.rcParamsDefault, **_RC, "backend": "agg"}):
        yield


def wrapped(words, width):
    r"""Break a label over lines.

    Parameters
    ----------
    words : str
        The label.
    width : int
        The most characters of a line.

    Returns
    -------
    str
        The label with line ends.

    Examples
    --------
    >>> wrapped("living in precarity", 12)
    'living in\nprecarity'
    """
    return "\n".join(textwrap.wrap(words, width))


def rows_of(names):
    """Give each row of labels the height that its lines need.

    Parameters
    ----------
    names : list of str
        Labels, with their line ends.

    Returns
    -------
    middles : list of float
        Millimetres from the top to the middle of each row.
    height : float
        Millimetres in all.

    Examples
    --------
    >>> rows_of(["one"])
    ([2.3], 4.6)
    """
    heights = [max(4.6, 1.4 + 3.1 * (name.count("\n") + 1)) for name in names]
    ends = list(itertools.accumulate(heights))
    return [end - height / 2 for end, height in zip(ends, heights, strict=True)], ends[-1]
