"""One line a source, one column a theme, shaded by its segments (review only)."""

import pandas as pd

from ..words import about, kinds, label, like, say
from .sheet import described, settled, sheet
from .style import GREY, INK, PAPER, pen, wrapped


def profiles(table, *, lang=None, width=180):
    """Draw which themes each source speaks of, and in how many segments. Review only.

    Parameters
    ----------
    table : DataFrame
        From `hr.count(study, by="source")`, of one kind of source.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.

    Returns
    -------
    Drawing
        Its table holds `row`, the place of a source in the order of what it mentions, in place
        of its identifier; themes that most sources mention come first.

    Raises
    ------
    ValueError
        If the table is not by source, mixes kinds of source, or has too many codes for the width.
    DisclosureError
        If a row is hidden.

    Examples
    --------
    >>> import harmred as hr
    >>> talk = hr.count(hr.select(hr.load(), kind="interview"), by="source")
    >>> hr.draw.profiles(talk).table["row"].max()
    np.int64(50)
    """
    made = about(table)["options"]
    one = len(table["kind"].unique()) == 1 and made.get("by") == ["source"]
    if not one or made["measure"] != "mention" or made["at"] == "source":
        raise ValueError(
            "profiles take one kind of source, one row a source and theme: "
            'hr.count(hr.select(study, kind="interview"), by="source").'
        )
    table = described(table if "row" in table else _ranked(table), "profiles", lang, width)
    codes = table["code"].unique()
    if width / len(codes) < 2.4:  # millimetres for a column, and for the numbers over it
        most = int(width / 2.4)
        raise ValueError(
            f"{len(codes)} columns cannot be read at width={width}, which holds {most}.\n"
            "Keep the rows of some of them."
        )
    return _drawn(table, codes)


def _ranked(table):
    """Replace each source by its row; order and ties come from what is mentioned."""
    wide = table.pivot(index="source", columns="code", values="segments")[table["code"].unique()]
    wide = wide[(wide == 0).sum().sort_values(kind="stable").index].astype(int)
    lines = wide.to_numpy().tolist()
    lines.sort(key=lambda line: ([n == 0 for n in line], [-n for n in line]))
    ranked = pd.DataFrame(lines, columns=wide.columns, index=range(1, len(lines) + 1))
    long = ranked.rename_axis("row").melt(ignore_index=False, value_name="segments").reset_index()
    long = long.assign(kind=table["kind"].iloc[0], hidden=table["hidden"].any())
    long["sources"] = (long["segments"] > 0).astype(int)
    return like(long[["kind", "code", "row", "sources", "segments", "hidden"]], table)


def _drawn(table, codes):
    lang, width = about(table)["lang"], about(table)["width"]
    rows = table["row"].max()
    named = enumerate((label(table, code, lang) for code in codes), 1)
    key = [wrapped(f"{place}  {name}", 62) for place, name in named]
    down = -(-len(key) // (width // 90))
    columns = ["\n".join(key[start : start + down]) for start in range(0, len(key), down)]
    heights = [rows * min(4, max(0.5, 120 / rows)), 4 + 3.2 * max(c.count("\n") for c in columns)]
    with pen():
        figure = sheet(table, sum(heights) + 16)
        grid, foot = figure.subplots(2, 1, height_ratios=heights)
        title = say("axis.mention", lang, kinds=kinds(table["kind"].iloc[0], rows, lang), of=rows)
        grid.set_title(title, loc="left", pad=26)
        _shades(grid, table.pivot(index="row", columns="code", values="segments")[codes])
        _heads(grid, table.groupby("code")["sources"].sum()[codes], narrow=width / len(codes) < 5)
        foot.set_axis_off()
        for place, words in enumerate(columns):
            foot.text(place * 90 / width, 1, words, va="top", linespacing=1.25)
        return settled(figure, table)


def _shades(ax, wide):
    from matplotlib.colors import LinearSegmentedColormap, PowerNorm

    inks = LinearSegmentedColormap.from_list("segments", [PAPER, INK])
    shade = PowerNorm(0.5, 0, max(1, wide.to_numpy().max()))  # one segment is seen beside thirty
    edge = 0.3 if len(wide) <= 100 else 0
    ax.pcolormesh(wide.to_numpy(), cmap=inks, norm=shade, edgecolors="#d1d5db", linewidth=edge)
    ax.set(ylim=(len(wide), 0), xticks=[], yticks=[])
    ax.spines[:].set(visible=True, color=GREY)


def _heads(ax, numbers, narrow):
    """Write over each column its number in the key, and in how many sources it is."""
    look = {"ha": "center", "va": "bottom", "textcoords": "offset points"}
    look |= {"xycoords": ax.get_xaxis_transform(), "rotation": 90 if narrow else 0}
    for place, number in enumerate(numbers):
        ax.annotate(str(number), (place + 0.5, 1), xytext=(0, 2), color=INK, **look)
        ax.annotate(str(place + 1), (place + 0.5, 1), xytext=(0, 15), weight="bold", **look)
