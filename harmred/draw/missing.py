"""What is missing: for how many sources each column has no value, and why (review only)."""

import pandas as pd

from ..study import REASONS
from ..words import about, label, like
from .sample import paneled, stacked
from .sheet import described
from .style import INK, PAPER

_SHADES = dict(zip((*REASONS, pd.NA), (INK, "#5f8bb0", "#c3d7e5", PAPER), strict=True))


def missing(*tables, lang=None, width=180):
    """Draw for how many sources each column has no value, and why. Review only.

    Parameters
    ----------
    *tables : DataFrame
        From `hr.count(study, by="role_group", at="source")`, each by another column.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.

    Returns
    -------
    Drawing
        Its table has four rows a kind and column: not asked, refused, removed, unknown.

    Raises
    ------
    ValueError
        As `sample`.
    DisclosureError
        If a row is hidden.

    Examples
    --------
    >>> import harmred as hr
    >>> roles = hr.count(hr.load(), by="role_group", at="source")
    >>> hr.draw.missing(roles).table["sources"].tolist()
    [0, 1, 1, 1]
    """
    table = _reasons(described(stacked(tables), "missing", lang, width))
    panels = [rows for _, rows in table.groupby("kind", sort=False)]
    return paneled(table, panels, _segments)


def _reasons(table):
    """Give each kind and column a row for each reason, none being a number too."""
    reasons = pd.DataFrame({"value": pd.array([*REASONS, pd.NA], "str")})
    pairs = table[["kind", "trait", "of_sources"]].drop_duplicates()
    found = table[["kind", "trait", "value", "sources"]]
    full = pairs.merge(reasons, how="cross").merge(found, how="left")
    full = full.fillna({"sources": 0}).assign(hidden=False)
    return like(full[["kind", "trait", "value", "sources", "of_sources", "hidden"]], table)


def _segments(ax, table, rows, middles):
    of = table["of_sources"].max()
    scale = max(table.groupby(["kind", "trait"])["sources"].sum().max(), of / 5)
    numbers = rows["sources"].to_numpy(int).reshape(-1, len(_SHADES))
    ends = numbers.cumsum(axis=1)
    for (reason, shade), many, end in zip(_SHADES.items(), numbers.T, ends.T, strict=True):
        name = label(table, reason, about(table)["lang"])
        look = {"color": shade, "edgecolor": INK, "linewidth": 0.6, "label": name}
        bars = ax.barh(middles, many / scale, left=(end - many) / scale, height=3.2, **look)
        said = [n if n / scale > 0.04 * len(str(n)) else "" for n in many]
        ink = PAPER if shade == INK else "black"
        ax.bar_label(bars, said, label_type="center", color=ink)
    ax.bar_label(bars, ends[:, -1], padding=3, color=INK)
    if not ax.figure.legends:
        look = {"frameon": False, "handlelength": 1, "columnspacing": 1.2, "handletextpad": 0.4}
        ax.figure.legend(handles=ax.containers, ncols=4, loc="outside upper left", **look)
