"""The discovery of codes as sources are added."""

from ..words import about, kinds, say
from .sheet import described, settled, sheet
from .style import GREY, INK, pen


def discovery(table, *, lang=None, width=90):
    """Draw how many codes had been found after how many sources.

    Parameters
    ----------
    table : DataFrame
        From `hr.saturate`.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 90
        Millimetres.

    Returns
    -------
    Drawing
        One curve a kind of source, named at its end; dots where half-years end.

    Raises
    ------
    ValueError
        If the table has lost what `hr.like` gives back.

    Examples
    --------
    >>> import harmred as hr
    >>> hr.draw.discovery(hr.saturate(hr.load())).lang
    'en'
    """
    from matplotlib.ticker import MaxNLocator

    table = described(table, "discovery", lang, width)
    lang = about(table)["lang"]
    with pen():
        figure = sheet(table, 62)
        ax = figure.subplots()
        ax.set_facecolor("none")
        for dashes, (kind, rows) in zip(("-", (0, (4, 1.5))), table.groupby("kind"), strict=False):
            _curve(ax, rows, kinds(kind, 2, lang), dashes)
        _limit(ax, table, lang)
        ax.set(xlim=(0, table["sources"].max() * 1.02), ylim=(0, table["of_codes"].max() * 1.12))
        ax.xaxis.set_major_locator(MaxNLocator(5, integer=True))
        ax.yaxis.set_major_locator(MaxNLocator(5, integer=True))
        ax.set_xlabel(say("axis.sources", lang))
        ax.set_title(say("axis.codes", lang), loc="left")
        return settled(figure, table)


def _curve(ax, rows, name, dashes):
    ends = rows.dropna(subset="found")
    ax.plot(rows["sources"], rows["expected"], color=INK, linewidth=1.2, linestyle=dashes)
    ax.scatter(ends["sources"], ends["found"].astype(int), s=16, color=INK, zorder=3)
    last = rows.iloc[-1]
    place = {"xytext": (0, -6), "textcoords": "offset points", "ha": "right", "va": "top"}
    ax.annotate(name, (last["sources"], last["expected"]), color=INK, **place)


def _limit(ax, table, lang):
    codes = int(table["of_codes"].max())
    ax.axhline(codes, color=GREY, linewidth=0.6, linestyle=":")
    place = {"xytext": (2, 2), "textcoords": "offset points", "va": "bottom"}
    ax.annotate(say("all_codes", lang, n=codes), (0, codes), color=GREY, **place)
