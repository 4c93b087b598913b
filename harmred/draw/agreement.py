"""Agreement code by code: dots, their intervals, and the lines of a convention."""

import math

from ..words import about, kinds, label, say
from ..words.agreed import CONVENTION
from ..words.forms import decimal
from .rows import beside, hatched
from .sheet import described, settled, sheet
from .style import GREY, INK, PALE, PAPER, pen, rows_of, wrapped

_LEFT = -0.3
"""Where the axis begins: intervals of rare codes reach further down."""
_LABEL = 30
"""Characters of a row's label before it goes on in a second line."""
_KEPT = [
    "kind", "code", "alpha", "low", "high", "turns", "marked", "sources", "coders", "hidden",
]  # fmt: skip


def agreement(table, *, lang=None, width=180):
    """Draw how alike coders mark each code: alpha with its interval.

    Parameters
    ----------
    table : DataFrame
        From `hr.agree(study)`.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres; in two columns at 180.

    Returns
    -------
    Drawing
        One dot a code, the highest alpha first, its area by the turns marked; an open dot at
        the edge where nothing can be compared.

    Raises
    ------
    ValueError
        If the table is not one of agreement on codes, or has lost what `hr.like` gives back.

    Examples
    --------
    >>> import harmred as hr
    >>> hr.draw.agreement(hr.agree(hr.load(), at="theme"), lang="fr").lang
    'fr'
    """
    if about(table)["options"].get("show") != "codes":
        raise ValueError('agreement is drawn from hr.agree(study), which shows "codes".')
    way = {"by": ["kind", "hidden", "alpha"], "ascending": [True, True, False], "kind": "stable"}
    table = described(table.sort_values(**way)[_KEPT], "agreement", lang, width)
    columns = [
        part
        for _, rows in table.groupby("kind", sort=False)
        for part in _halves(rows, 2 if width == 180 else 1)
    ]
    names = [
        [wrapped(label(table, code, about(table)["lang"]), _LABEL) for code in part["code"]]
        for part in columns
    ]
    height = max(rows_of(each)[1] for each in names)
    across = min(len(columns), 1 if width == 90 else 2)
    down = math.ceil(len(columns) / across)
    with pen():
        figure = sheet(table, down * (height + 20))
        axes = figure.subplots(down, across, squeeze=False).ravel()
        for ax, part, each in zip(axes, columns, names, strict=False):
            middles = rows_of(each)[0]
            ax.set_yticks(middles, each)
            ax.set_ylim(height, 0)
            _dots(ax, part.assign(y=middles), about(table)["lang"])
        return settled(figure, table)


def _halves(rows, parts):
    long = math.ceil(len(rows) / parts)
    return [rows.iloc[start : start + long] for start in range(0, len(rows), long)]


def _dots(ax, rows, lang):
    first = rows.iloc[0]
    whose = kinds(first["kind"], int(first["sources"]), lang)
    ax.set_title(f"{whose}\n{say('axis.alpha', lang)}", loc="left", pad=13)
    ax.set(xlim=(_LEFT, 1), xticks=[0, 0.5, 1], xticklabels=["0", decimal(0.5, lang), "1"])
    for line, side, digits in zip(CONVENTION, ("right", "left"), (3, 2), strict=True):
        ax.axvline(line, color=GREY, linewidth=0.6, linestyle=":", zorder=0)
        place = {"xy": (line, 1), "xycoords": ax.get_xaxis_transform()}
        apart = {"xytext": (0, 2), "textcoords": "offset points", "ha": side, "color": GREY}
        ax.annotate(decimal(line, lang, digits), **place, **apart)
    shown = rows[~rows["hidden"] & rows["alpha"].notna()]
    ax.hlines(shown["y"], shown["low"].clip(_LEFT), shown["high"], color=PALE, linewidth=2)
    size = 6 + 40 * shown["marked"] / rows["turns"].max() * 4
    ax.scatter(
        shown["alpha"].clip(_LEFT),
        shown["y"],
        s=size,
        color=INK,
        linewidth=0,
        zorder=3,
        clip_on=False,
    )
    unknown = rows[~rows["hidden"] & rows["alpha"].isna()]
    look = {"facecolor": PAPER, "edgecolor": INK, "linewidth": 0.8, "clip_on": False, "zorder": 3}
    ax.scatter([_LEFT] * len(unknown), unknown["y"], s=14, **look)
    hatched(ax, rows, 1)
    said = rows["alpha"].map(lambda value: decimal(value, lang, 2), na_action="ignore").fillna("–")
    beside(ax, rows["y"], said.mask(rows["hidden"], "–"))
