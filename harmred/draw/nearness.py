"""What the meanings of "near" change: the same pairs, side by side."""

import math

import pandas as pd

from ..words import about, kinds, label, like, say
from ..words.pairs import named, near
from .cooccurrence import paired
from .rows import above, beside, hatched, rows_below
from .sheet import described, settled, sheet
from .style import INK, PALE, pen, rows_of, wrapped

_LABEL = {90: 58, 180: 48}
"""Characters of a pair's name before it goes on in a new line; it stands above its row at 90."""
_DRAWN = [
    "kind", "a", "b", "within", "window", "together", "apart", "of_sources", "facilities",
    "jaccard", "hidden", "note",
]  # fmt: skip


def nearness(*tables, lang=None, width=180, top=12):
    """Draw what the meanings of "near" change, side by side on the same pairs.

    Parameters
    ----------
    *tables : DataFrame
        From `hr.cooccur`, of one kind of source, with another `within` or `window` each.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.
    top : int, default 12
        How many pairs: those closest by Jaccard in the first table; if none is ever together
        there, the first of the codebook.

    Returns
    -------
    Drawing
        One panel a meaning, one row a pair: a dot at the sources where both are that near, an
        open one at those that have both anywhere. Hidden rows are hatched.

    Raises
    ------
    ValueError
        If the tables are not of the same pairs and sources, or mix kinds of source.

    Examples
    --------
    >>> import harmred as hr
    >>> talk = hr.select(hr.load(), kind="interview")
    >>> both = [hr.cooccur(talk, within=within) for within in ("turn", "source")]
    >>> len(hr.draw.nearness(*both, top=5).table)
    10
    """
    table = described(_closest(_side_by_side(tables), top), "nearness", lang, width)
    panels = [rows for _, rows in table.groupby(["within", "window"], sort=False, dropna=False)]
    names = [_name(table, row, width) for _, row in panels[0].iterrows()]
    middles, height = rows_of(names) if width == 180 else rows_below(names, 5)
    across = min(len(panels), 4)
    down = math.ceil(len(panels) / across)
    room = (width - (72 if width == 180 else 4)) / across
    with pen():
        figure = sheet(table, down * (20 + height))
        axes = figure.subplots(down, across, sharey=True, squeeze=False)
        for spare in axes.flat[len(panels) :]:
            spare.set_axis_off()
        for ax, rows in zip(axes.flat, panels, strict=False):
            _meaning(ax, rows.assign(y=middles), int(room / 1.75))
        axes[0, 0].set_ylim(height, 0)
        for ax in axes[:, 0]:
            ax.set_yticks(*([middles, names] if width == 180 else [[]]))
            if width == 90:
                above(ax, names, middles, 4)
        return settled(figure, table)


def _name(table, row, width):
    lang, across = about(table)["lang"], _LABEL[width]
    whole = named(table, row, lang)
    if width == 90 and len(whole) <= across:
        return whole
    first, second = (label(table, row[side], lang) for side in ("a", "b"))
    return f"{wrapped(first, across)} –\n{wrapped(second, across)}"


def _side_by_side(tables):
    """Put tables of several meanings of near in one, each row with its meaning."""
    if len(tables) == 1 and "within" in tables[0]:
        return tables[0]
    parts = [paired(table, ["cooccur"]) for table in tables]
    options = [about(table)["options"] for table in tables]
    meanings = [(each["within"], each.get("window")) for each in options]
    keys = ["kind", "a", "b", "of_sources"]
    alike = all(part[keys].equals(parts[0][keys]) for part in parts)
    if not alike or not parts or len(set(meanings)) < len(parts):
        raise ValueError(
            "tables that stand side by side differ in `within` or `window` and in nothing else: "
            "the same study, sources and `at`."
        )
    for part, (within, window) in zip(parts, meanings, strict=True):
        part["within"] = within
        part["window"] = pd.array([window] * len(part), "Int64")
    stacked = pd.concat([pd.DataFrame(part) for part in parts], ignore_index=True)
    return like(stacked[[name for name in _DRAWN if name in stacked]], tables[0])


def _closest(table, top):
    """Keep the closest pairs by the first meaning; hidden ones last, for their place would tell."""
    if len(table["kind"].unique()) > 1:
        raise ValueError(
            "the meanings of near are drawn for one kind of source: "
            'hr.cooccur(hr.select(study, kind="interview")).'
        )
    first = table.drop_duplicates(["a", "b"])
    close = first.assign(jaccard=first["jaccard"].mask(first["hidden"]).fillna(0))
    close = close.sort_values(["hidden", "jaccard"], ascending=[True, False], kind="stable")
    order = close[["a", "b"]].head(top).assign(place=range(min(top, len(close))))
    meaning = table.groupby(["within", "window"], sort=False, dropna=False).ngroup()
    kept = table.assign(meaning=meaning).merge(order).sort_values(["meaning", "place"])
    kept = like(kept[table.columns], table)
    options = {"pairs": len(first), **about(table)["options"]}
    kept.attrs["harmred"] = {**about(table), "options": options}
    return kept


def _meaning(ax, rows, across):
    """Draw one meaning: how many sources have both that near, and how many have both at all."""
    from matplotlib.ticker import MaxNLocator

    made, first = about(rows), rows.iloc[0]
    lang, of = made["lang"], int(first["of_sources"])
    ax.set_title(wrapped(near(first["within"], first["window"], lang), across), loc="left")
    noun = say("axis.mention", lang, kinds=kinds(first["kind"], of, lang), of=of)
    ax.set_xlabel(wrapped(noun, across), loc="left")
    ax.set_xlim(-0.02 * of, 1.02 * of)
    ax.xaxis.set_major_locator(MaxNLocator(2, integer=True, steps=[1, 2, 2.5, 5, 10]))
    ax.set_facecolor("none")
    ax.spines["left"].set_visible(False)
    ax.hlines(rows["y"], 0, of, color="#e5e7eb", linewidth=0.5, zorder=-2)
    shown = rows[~rows["hidden"]]
    both = shown["together"].astype(float)
    either = both + shown["apart"].astype(float)
    ax.hlines(shown["y"], both, either, color=PALE, linewidth=1.4)
    ax.scatter(either, shown["y"], s=26, facecolor="white", edgecolor=PALE, zorder=3, clip_on=False)
    ax.scatter(both, shown["y"], s=14, color=INK, zorder=4, clip_on=False)
    hatched(ax, rows, of)
    beside(ax, rows["y"], rows["together"].astype("str").mask(rows["hidden"], "–"))
