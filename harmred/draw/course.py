"""In which part of the talk themes come: tenths, added up over all sources."""

import numpy as np

from ..words import about, kinds, label, say
from .sheet import described, settled, sheet
from .style import GREY, HATCH, PALE, pen, rows_of, wrapped


def course(table, *, lang=None, width=180):
    """Draw in how many sources a theme comes, tenth by tenth of the talk.

    Parameters
    ----------
    table : DataFrame
        From `hr.count(study, by="tenth")`.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.

    Returns
    -------
    Drawing
        Shaded cells with their counts; hidden ones are hatched.

    Raises
    ------
    ValueError
        If the table is not by tenth.

    Examples
    --------
    >>> import harmred as hr
    >>> len(hr.draw.course(hr.count(hr.load(), by="tenth")).table)
    240
    """
    if about(table)["options"]["by"] != ["tenth"]:
        raise ValueError('the course of the talk is drawn from hr.count(study, by="tenth").')
    table = described(table, "course", lang, width)
    panels = list(table.groupby("kind", sort=False))
    codes = table["code"].unique()
    with pen():
        row = max(rows_of([name])[1] for name in _names(table, codes))
        figure = sheet(table, len(panels) * (14 + row * len(codes)))
        axes = figure.subplots(len(panels), 1, squeeze=False)[:, 0]
        for ax, (kind, rows) in zip(axes, panels, strict=True):
            _shades(ax, rows, codes)
            sizes, lang = rows["of_sources"], about(table)["lang"]
            of = f"{sizes.min()}–{sizes.max()}" if sizes.min() < sizes.max() else sizes.max()
            noun = kinds(kind, sizes.max(), lang)
            ax.set_title(say("axis.mention", lang, kinds=noun, of=of), loc="left")
        axes[-1].set_xlabel(say("axis.tenth", about(table)["lang"]))
        return settled(figure, table)


def _names(table, codes):
    lang, width = about(table)["lang"], about(table)["width"]
    return [wrapped(label(table, code, lang), 26 if width == 90 else 44) for code in codes]


def _shades(ax, rows, codes):
    import seaborn as sns
    from matplotlib.patches import Rectangle

    wide = rows.pivot(index="code", columns="tenth", values="sources").loc[codes].astype(float)
    hidden = rows.pivot(index="code", columns="tenth", values="hidden").loc[codes]
    sns.heatmap(
        wide,
        mask=hidden.to_numpy(bool),
        ax=ax,
        cmap=sns.light_palette(PALE, as_cmap=True),
        vmin=0,
        vmax=float(rows["of_sources"].max()),
        annot=True,
        fmt=".0f",
        annot_kws={"fontsize": 7, "color": "black"},
        cbar=False,
        linewidths=0.8,
    )
    bar = {"facecolor": "white", "edgecolor": GREY, "hatch": HATCH, "linewidth": 0}
    for y, x in zip(*np.nonzero(hidden.to_numpy(bool)), strict=True):
        ax.add_patch(Rectangle((x, y), 1, 1, **bar))
    ax.set_yticks(np.arange(len(codes)) + 0.5, _names(rows, codes), rotation=0)
    ax.set(xlabel="", ylabel="")
    ax.tick_params(length=0)
