"""Dots with intervals for counts, and paired dots for what came unprompted or asked for."""

import math

import pandas as pd

from ..words import about, kinds, label, like, say
from .rows import beside, hatched
from .sheet import described, settled, sheet
from .style import INK, PALE, pen, rows_of, wrapped

_ACROSS = {90: 2, 180: 3}
"""Panels side by side."""
_LABEL = {90: 26, 180: 44}
"""Characters of a row's label before it goes on in a second line."""


def counts(*tables, lang=None, width=180):
    """Draw counts as dots with their between-facility intervals, one panel a table and kind.

    Parameters
    ----------
    *tables : DataFrame
        From `hr.count`; several, of different measures, stand side by side on the same rows.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.

    Returns
    -------
    Drawing
        Rows in the order of the first panel's shares; hidden rows are hatched.

    Raises
    ------
    ValueError
        If a table has lost what `hr.like` gives back.

    Examples
    --------
    >>> import harmred as hr
    >>> hr.draw.counts(hr.count(hr.load()), lang="fr").lang
    'fr'
    """
    return _drawn(described(_stacked(tables), "counts", lang, width), _dots)


def elicitation(table, *, lang=None, width=180):
    """Draw in how many sources a theme came unprompted, and where the guide asks for it.

    Parameters
    ----------
    table : DataFrame
        From `hr.count`, of a study with a guide.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.

    Returns
    -------
    Drawing
        A filled and an open dot a row.

    Raises
    ------
    ValueError
        If the table has lost what `hr.like` gives back, or no source was asked by a guide.

    Examples
    --------
    >>> import harmred as hr
    >>> hr.draw.elicitation(hr.count(hr.load())).table["kind"].unique().tolist()
    ['interview']
    """
    if about(table)["options"]["measure"] != "mention":
        raise ValueError('what came unprompted is drawn from hr.count(study, measure="mention").')
    told = table.get("spontaneous", pd.Series(index=table.index)).notna()
    known = table[told | (table["hidden"] & table["kind"].isin(table.loc[told, "kind"]))]
    if known.empty:
        raise ValueError(
            "no source has a section of a guide, so nothing says what was asked for.\n"
            "Add guide.csv, and the sections to turns.csv."
        )
    table = described(known, "elicitation", lang, width)
    return _drawn(table, _pairs)


def _drawn(table, paint):
    """Lay out one panel a group on shared rows, and let `paint` fill each of them."""
    made = about(table)
    panels = _panels(table)
    codes = _ordered(panels[0])
    names = [wrapped(label(table, code, made["lang"]), _LABEL[made["width"]]) for code in codes]
    middles, height = rows_of(names)
    across = min(len(panels), _ACROSS[made["width"]])
    down = math.ceil(len(panels) / across)
    with pen():
        figure = sheet(table, down * (18 + height))
        axes = figure.subplots(down, across, sharey=True, squeeze=False).ravel()
        axes[0].set_yticks(middles, names)
        axes[0].set_ylim(height, 0)
        for spare in axes[len(panels) :]:
            spare.set_axis_off()
        for ax, panel in zip(axes, panels, strict=False):
            rows = panel.set_index("code").reindex(codes).assign(y=middles)
            _frame(ax, table, rows, int(made["width"] / across / 2.8))
            paint(ax, table, rows)
            hatched(ax, rows, ax.get_xlim()[1])
        return settled(figure, table)


def _stacked(tables):
    """Put tables of several measures in one, each row with its measure."""
    if len(tables) == 1:
        return tables[0]
    shared = [{**about(part)["options"], "measure": None} for part in tables]
    measures = {about(part)["options"]["measure"] for part in tables}
    if any(options != shared[0] for options in shared) or len(measures) < len(tables):
        raise ValueError(
            "tables that stand side by side differ in `measure` and in nothing else: "
            "the same at, by, of and interval."
        )
    parts = [part.assign(measure=about(part)["options"]["measure"]) for part in tables]
    return like(pd.concat([pd.DataFrame(part) for part in parts], ignore_index=True), tables[0])


def _panels(table):
    by = about(table)["options"]["by"]
    keys = [name for name in ("measure", "kind", *by) if name in table]
    panels = [rows for _, rows in table.groupby(keys, sort=False, dropna=False)]
    return [rows for rows in panels if not rows["of_sources"].eq(0).any()]


def _ordered(rows):
    """Order codes by share; hidden ones come last, for their place would tell."""
    ranked = rows.sort_values(["hidden", "share"], ascending=[True, False], kind="stable")
    return ranked["code"].tolist()


def _measure(table, rows):
    return rows["measure"].iloc[0] if "measure" in rows else about(table)["options"]["measure"]


def _frame(ax, table, rows, across):
    """Set the axis of a panel: sources out of all, or per cent of the talk; its title."""
    from matplotlib.ticker import MaxNLocator

    lang, first, measure = about(table)["lang"], rows.iloc[0], _measure(table, rows)
    back = pd.isna(first["of_sources"])  # a group too small for its size to be said
    of = 0 if back else int(first["of_sources"])
    many = kinds(first["kind"], 2 if back else of, lang)
    words = say(f"axis.{measure}", lang, kinds=many, of="–" if back else of)
    groups = [label(table, first[name], lang, name) for name in about(table)["options"]["by"]]
    ax.set_title(wrapped(" · ".join([*groups, words]), across), loc="left")
    talk = measure == "talk"
    scale = 100 if talk else of or 1
    top = min(1, 1.1 * rows[["high", "share"]].max(axis=None) or 1) if talk else 1
    bins = 5 if across > 18 else 2
    ticks = MaxNLocator(bins, integer=True, steps=[1, 2, 5, 10]).tick_values(0, scale * top)
    ticks = [] if back else [int(tick) for tick in ticks if tick <= scale * top]
    ax.set_xlim(-0.02 * top, 1.02 * top)
    ax.set_xticks([tick / scale for tick in ticks], ticks)
    ax.hlines(rows["y"], 0, top, color="#e5e7eb", linewidth=0.5, zorder=-2)


def _dots(ax, table, rows):
    shown = rows[~rows["hidden"]]
    ax.hlines(shown["y"], shown["low"], shown["high"], color=PALE, linewidth=2.2, clip_on=False)
    look = {"color": INK, "s": 22, "linewidth": 0, "zorder": 3, "clip_on": False}
    ax.scatter(shown["share"], shown["y"], **look)
    talk = _measure(table, rows) == "talk"
    said = (100 * rows["share"]).map("{:.0f}".format) if talk else rows["sources"].astype("str")
    beside(ax, rows["y"], said.mask(rows["hidden"], "–"))


def _pairs(ax, table, rows):
    lang = about(table)["lang"]
    keys = f"● {say('spontaneous', lang)}   ○ {say('prompted', lang)}"
    ax.set_title(f"{ax.get_title(loc='left')}\n{keys}", loc="left")
    shown = rows[~rows["hidden"]]
    of = shown["of_sources"].astype(float)
    free, asked = shown["spontaneous"] / of, shown["prompted"] / of
    ax.hlines(shown["y"], free, asked, color=PALE, linewidth=1.4)
    ax.scatter(asked, shown["y"], s=26, facecolor="white", edgecolor=INK, zorder=3)
    ax.scatter(free, shown["y"], s=11, color=INK, zorder=4)
    said = rows["spontaneous"].astype("str") + " / " + rows["prompted"].astype("str")
    beside(ax, rows["y"], said.mask(rows["hidden"], "–"))
