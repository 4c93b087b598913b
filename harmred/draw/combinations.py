"""Which codes sources have together: a column a combination, a row a code, dots where they meet."""

import pandas as pd

from ..words import about, label
from ..words.sets import apart, members
from ..words.sources import whose
from .plane import plane
from .sheet import described, settled
from .style import GREY, HATCH, INK, PALE, PAPER, pen, rows_of, wrapped

_BASE, _TALL, _UNKNOWN = 36, 25, 6
"""Millimetres down to the foot of the columns; of the highest of them, and of a hidden one."""
_FOOT, _LABEL = {90: 18, 180: 36}, {90: 30, 180: 62}
"""Millimetres to the foot of the bars at the left, and of the labels beside it."""
_PITCH, _LETTER = (3.3, 8), 1.5
"""Millimetres of a column, at least and at most; of a letter."""
_FAINT = "#d3d9e0"
_NOT_DRAWN = ["low", "high", "spontaneous", "prompted"]


def combinations(table, codes=None, *, lang=None, width=180):
    """Draw in how many sources each combination of codes is, and each code.

    Parameters
    ----------
    table : DataFrame
        From `hr.count(study, at="combination")`, of one kind of source; or the table of such a
        figure, without `codes`.
    codes : DataFrame, optional
        From `hr.count(study, at="code")`, of the same study; what stands below another code
        in it is left out.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.

    Returns
    -------
    Drawing
        A column a combination, below it a dot for each of its codes; left, a bar a code. What
        has none of them, and combinations pooled by how many codes they have, stand apart.
        Its table has both parts (`panel`).

    Raises
    ------
    ValueError
        If a table is not what it should be, or there are more columns than there is room for.

    Examples
    --------
    >>> import harmred as hr
    >>> own = hr.select(hr.load(), kind="interview", code="explanations_of_violence")
    >>> drawing = hr.draw.combinations(hr.count(own, at="combination"), hr.count(own, at="code"))
    >>> drawing.table["panel"].unique().tolist()
    ['combination', 'code']
    """
    table = described(_stacked(table, codes), "combinations", lang, width)
    lang, left = about(table)["lang"], _FOOT[width] + _LABEL[width] + 2
    columns = _columns(table[table["panel"] == "combination"], left, width)
    rows = table[table["panel"] == "code"]
    rows = rows.sort_values(["hidden", "sources"], ascending=[True, False], kind="stable")
    letters = int(_LABEL[width] / _LETTER)
    names = [wrapped(label(table, code, lang), letters) for code in rows["code"]]
    middles, height = rows_of(names)
    rows = rows.assign(y=[_BASE + 2 + middle for middle in middles])
    said = columns.apply(apart, axis=1, lang=lang)
    with pen():
        figure, ax = plane(table, _BASE + max(height, _LETTER * said.str.len().max()) + 4)
        ax.text(2, 2, whose(table), va="top", fontsize=8)
        for y, name in zip(rows["y"], names, strict=True):
            ax.text(_FOOT[width] + 1.5, y, name, va="center", linespacing=1.1)
        for x, words in zip(columns["x"], said, strict=True):
            ax.text(x, _BASE + 2, words, rotation=90, ha="center", va="top")
        _dots(ax, columns, rows)
        _bars(ax, columns, rows, _FOOT[width])
        return settled(figure, table)


def _stacked(table, codes):
    """Put the combinations and their codes in one table."""
    if codes is None and "panel" in table:
        return table
    parts = {"combination": table, "code": table if codes is None else codes}
    made = [about(part) for part in parts.values()]
    of = pd.concat(part[["kind", "of_sources"]] for part in parts.values()).drop_duplicates()
    if [each["options"].get("at") for each in made] != list(parts) or len(of) > 1:
        raise ValueError(
            "combinations are drawn beside their codes, both of the same sources of one kind:\n"
            'hr.count(study, at="combination"), hr.count(study, at="code").'
        )
    above = made[1].get("tree", {}).get("parents", {})
    below = codes["code"].map(above).isin(codes["code"])  # counts for what is above it
    parts["code"] = codes[~below].drop(columns=_NOT_DRAWN)
    table = pd.concat(parts, names=["panel"]).reset_index("panel").reset_index(drop=True)
    table.attrs["harmred"] = made[0] | {"labels": made[1]["labels"]}
    return table


def _columns(columns, left, width):
    """Give every combination its place; those that name no codes stand apart, by their size."""
    columns = columns.assign(apart=~columns.apply(members, axis=1).astype(bool))
    columns["rank"] = columns["size"].where(columns["apart"], -columns["sources"])
    columns = columns.sort_values(["apart", "hidden", "rank"], kind="stable")
    gap = 3 * (columns["apart"].nunique() - 1)
    pitch = min(_PITCH[1], (width - left - gap - 2) / len(columns))
    if pitch < _PITCH[0]:
        raise ValueError(
            f"{len(columns)} combinations are more than this figure holds at {width} mm.\n"
            "Select fewer codes, or draw it at 180 mm."
        )
    places = [left + pitch * (place + 0.5) for place in range(len(columns))]
    return columns.assign(x=places + gap * columns["apart"], wide=0.7 * pitch)


def _dots(ax, columns, rows):
    """Draw a dot for each code of a combination, and a line that holds them together."""
    where = rows.set_index("code")["y"]
    for _, column in columns[~columns["apart"]].iterrows():
        x, ys = column["x"], where[members(column)]
        ax.scatter([x] * len(where), where, s=12, color=_FAINT, linewidth=0)
        ax.vlines(x, ys.min(), ys.max(), color=INK, linewidth=1.2)
        ax.scatter([x] * len(ys), ys, s=16, color=INK, linewidth=0, zorder=3)


def _bars(ax, columns, rows, foot):
    """Draw the bars and their numbers: upwards of combinations, to the left of codes."""
    for part, most in ((columns, _TALL), (rows, foot - 8)):
        part["long"] = most * part["sources"] / part["sources"].mask(part["hidden"]).max()
        part["long"] = part["long"].astype(float).mask(part["hidden"], _UNKNOWN)
        part["said"] = part["sources"].astype("str").mask(part["hidden"], "–")
    for bar in columns.itertuples():
        fill = INK if not bar.apart else PALE if bar.size else PAPER
        ax.bar(bar.x, -bar.long, bar.wide, _BASE, **_look(bar.hidden, fill))
        ax.text(bar.x, _BASE - bar.long - 0.7, bar.said, ha="center", va="bottom")
    for bar in rows.itertuples():
        ax.barh(bar.y, -bar.long, 3, foot, **_look(bar.hidden, INK))
        ax.text(foot - bar.long - 0.7, bar.y, bar.said, ha="right", va="center")


def _look(hidden, fill):
    if hidden:
        return {"facecolor": PAPER, "edgecolor": GREY, "hatch": HATCH, "linewidth": 0}
    return {"facecolor": fill, "edgecolor": INK, "linewidth": 0.8 if fill == PAPER else 0}
