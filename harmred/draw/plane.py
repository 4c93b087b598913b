"""A plane in millimetres, for figures that lay out both their directions themselves."""

from ..words import about
from .sheet import sheet


def plane(table, height):
    """Return a sheet with one panel whose coordinates are millimetres from its upper left.

    Parameters
    ----------
    table : DataFrame
        What `described` returned.
    height : float
        Millimetres above the caption.

    Returns
    -------
    figure : Figure
        With nothing left to lay out.
    ax : Axes
        As wide as the sheet; it has no axes to be seen.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.draw.sheet import described
    >>> figure, ax = plane(described(hr.count(hr.load()), "counts", "en", 90), 40)
    >>> float(ax.get_ylim()[0])
    40.0
    """
    figure = sheet(table, height)
    figure.set_layout_engine("none")
    part = height / (25.4 * figure.get_figheight())
    ax = figure.add_axes((0, 1 - part, 1, part))
    ax.set(xlim=(0, about(table)["width"]), ylim=(height, 0), xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    return figure, ax
