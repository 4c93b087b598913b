"""Two sides next to each other on shared rows, each with its own axis and denominator."""

from ..words import about, kinds, label, say
from ..words.compared import value
from .rows import beside, hatched
from .sheet import described, settled, sheet
from .style import INK, PALE, PAPER, pen, rows_of, wrapped

_LABEL = {90: 26, 180: 44}
"""Characters of a row's label before it goes on in a second line."""


def compared(table, *, lang=None, width=180):
    """Draw what was told beside what was seen, or two groups of sources, one panel a side.

    Parameters
    ----------
    table : DataFrame
        From `hr.compare`.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.

    Returns
    -------
    Drawing
        Dots with their between-facility intervals, in the order of the first side; an open dot
        where only the other side has it. Rows that neither side has are left out.

    Raises
    ------
    ValueError
        If the table has lost what `hr.like` gives back, or is by single people or places.

    Examples
    --------
    >>> import harmred as hr
    >>> hr.draw.compared(hr.compare(hr.load()), lang="fr").lang
    'fr'
    """
    table = described(table[table["found"] != "neither"], "compared", lang, width)
    made = about(table)
    across = made["options"]["across"]
    panels = [table[table[across] == side] for side in made["options"]["sides"]]
    ranked = panels[0].sort_values(["hidden", "share"], ascending=[True, False], kind="stable")
    codes = ranked["code"].tolist()
    names = [wrapped(label(table, code, made["lang"]), _LABEL[width]) for code in codes]
    middles, height = rows_of(names)
    with pen():
        figure = sheet(table, height + 20)
        axes = figure.subplots(1, 2, sharey=True)
        axes[0].set_yticks(middles, names)
        axes[0].set_ylim(height, 0)
        for ax, panel in zip(axes, panels, strict=True):
            _frame(ax, table, panel.iloc[0], middles)
            _dots(ax, panel.set_index("code").reindex(codes).assign(y=middles))
        return settled(figure, table)


def _frame(ax, table, first, middles):
    """Set the axis of a side, in its own sources; say which they are."""
    from matplotlib.ticker import MaxNLocator

    made, of = about(table), int(first["of_sources"])
    lang, across = made["lang"], made["options"]["across"]
    lines = [say("axis.mention", lang, kinds=kinds(first["kind"], of, lang), of=of)]
    if across != "kind":
        lines.insert(0, value(table, first[across], lang))
    ax.set_title("\n".join(wrapped(line, made["width"] // 6) for line in lines), loc="left")
    ticks = MaxNLocator(4 if made["width"] > 90 else 2, integer=True).tick_values(0, of)
    ticks = [int(tick) for tick in ticks if tick <= of]
    ax.set_xlim(-0.02, 1.02)
    ax.set_xticks([tick / of for tick in ticks], ticks)
    ax.hlines(middles, 0, 1, color="#e5e7eb", linewidth=0.5, zorder=-2)


def _dots(ax, rows):
    shown = rows[~rows["hidden"]]
    ax.hlines(shown["y"], shown["low"], shown["high"], color=PALE, linewidth=2.2, clip_on=False)
    fill = [INK if has else PAPER for has in shown["sources"] > 0]
    look = {"s": 22, "facecolor": fill, "edgecolor": INK, "linewidth": 0.8, "clip_on": False}
    ax.scatter(shown["share"], shown["y"], zorder=3, **look)
    hatched(ax, rows, 1)
    beside(ax, rows["y"], rows["sources"].astype("str").mask(rows["hidden"], "–"))
