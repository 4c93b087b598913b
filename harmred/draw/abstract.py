"""The abstract's figure: its codes against chance, and beside them the pairs of its sentences."""

from fractions import Fraction

import pandas as pd

from ..words import about, label, say
from ..words.chance_drawn import row_of
from .cooccurrence import paired
from .rows import above, beside, hatched, rows_below
from .sheet import described, settled, sheet
from .style import INK, PAPER, pen, wrapped
from .triangles import filled

MOST = 14
"""Codes that the half matrix has room for."""
_HEAD, _HALF, _CELL, _LETTER = 20, 88, 4.9, 1.42
"""Millimetres: the headings, the half matrix, one of its cells, a letter on average."""
_SIDES = {"left": 2 / 180, "right": 131 / 180, "wspace": 3 / 63, "width_ratios": (_HALF, 38)}
_BAND, _TITLE = "#c9ced6", {"loc": "left", "pad": 38}
_NOT_DRAWN = [
    "rule", "measure", "threshold", "verdict", "recovered", "alpha", "alpha_low", "alpha_high",
]  # fmt: skip


def abstract(chance, claims=None, *, lang=None, width=180):
    """Draw the abstract's codes against chance, and beside them the pairs of its sentences.

    Parameters
    ----------
    chance : DataFrame
        From `hr.against_chance(study, at="code")`, of one kind of source; or the table of such
        a figure, without `claims`.
    claims : DataFrame, optional
        From `hr.weigh(study)`. Its parts that are of pairs are drawn, without their verdicts;
        its file says which codes make the matrix.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {180}, default 180
        Millimetres; one column of 90 has no room for both halves.

    Returns
    -------
    Drawing
        Left, a number and a shade for each pair of codes: `lift`. Right, one row a pair of the
        claims, on a scale of doublings: what was observed and what chance gives, both over
        what chance gives on average (½ added to all three, as in `lift`). Its table has both
        parts (`panel`), and all that is not drawn: p, q, Holm's p.

    Raises
    ------
    ValueError
        If a table is not what it should be, or there are more than 14 codes.

    Examples
    --------
    >>> import harmred as hr
    >>> talk = hr.select(hr.load(), kind="interview")
    >>> drawing = hr.draw.abstract(hr.against_chance(talk, at="code"), hr.weigh(talk))
    >>> drawing.table["panel"].unique().tolist()
    ['matrix', 'claim']
    """
    if width == 90:
        raise ValueError("the abstract's figure has two halves, which need width=180.")
    table = described(_stacked(chance, claims), "abstract", lang, width)
    pairs, rows = (table[table["panel"] == panel] for panel in ("matrix", "claim"))
    said = [row_of(table, row, about(table)["lang"]) for _, row in rows.iterrows()]
    names = [wrapped(name, 60) for name, _ in said]
    middles, height = rows_below(names, 10.5)
    codes = _named(pairs)
    lines = max(name.count("\n") + 1 for name in codes.values())
    high = max(min(7.5, height / len(codes)), 2 + 2.4 * lines)
    down = max(height, high * len(codes))
    with pen():
        figure = sheet(table, _HEAD + down + 11)
        figure.set_layout_engine("none")
        whole = 25.4 * figure.get_figheight()
        sides = {"top": 1 - _HEAD / whole, "bottom": 1 - (_HEAD + down) / whole, **_SIDES}
        left, right = figure.subplots(1, 2, sharey=True, gridspec_kw=sides)
        _half(left, pairs, codes, high)
        _sentences(right, rows.assign(y=middles), [numbers for _, numbers in said])
        left.set(ylim=(down, 0), yticks=[])
        above(right, names, middles, 9, left=right.get_xlim()[0])
        return settled(figure, table)


def _stacked(chance, claims):
    """Put the pairs of codes and the pairs of the claims in one table."""
    if claims is None and "panel" in chance:
        return chance
    made = about(paired(chance, ["against_chance"]))
    claims = chance if claims is None else claims
    told = about(claims)["options"]
    figure = told.get("figure", [])
    if len(figure) > MOST:
        raise ValueError(f"{len(figure)} codes are more than this figure holds ({MOST}).")
    matrix = chance[chance["a"].isin(figure) & chance["b"].isin(figure)]
    whole = told.get("show") == "verdicts" and len(matrix["kind"].unique()) == 1
    if not whole or not (claims["rule"] == "pair").any():
        raise ValueError(
            "this figure takes the codes of the claims in one kind of source, and their pairs:\n"
            'hr.against_chance(hr.select(study, kind="interview"), at="code"), hr.weigh(study).'
        )
    pairs = claims[claims["rule"] == "pair"].drop(columns=_NOT_DRAWN, errors="ignore")
    pairs = pairs.rename(columns={"value": "lift"}).assign(kind=matrix["kind"].iloc[0])
    parts = {"matrix": matrix, "claim": pairs}
    table = pd.concat(parts, names=["panel"]).reset_index("panel").reset_index(drop=True)
    options = made["options"] | {"claims": told["claims"], "figure": figure}
    table.attrs["harmred"] = {**made, "options": options}
    return table


def _named(pairs):
    """Return the codes in their order, each with its label as long as its row has room for."""
    made, here = about(pairs), set(pairs["a"]) | set(pairs["b"])
    codes = [code for code in made["options"]["figure"] if code in here]
    room = [int((_HALF - _CELL * place) / _LETTER) for place in range(len(codes))]
    names = [label(pairs, code, made["lang"]) for code in codes]
    return dict(zip(codes, map(wrapped, names, room), strict=True))


def _half(ax, pairs, codes, high):
    """Draw the half matrix; each code is named on the diagonal, for its row and its column."""
    lang, within = about(pairs)["lang"], about(pairs)["options"]["within"]
    edges = [high * place for place in range(len(codes) + 1)]
    filled(ax, pairs, list(codes), edges, _CELL, ["lift"])
    for place, name in enumerate(codes.values()):
        ax.text(place + 0.2, edges[place] + high / 2, name, va="center", linespacing=1.1)
    ax.text(0, -1.5, say("abstract.key", lang).replace(" / ", "\n"), va="bottom", linespacing=1.4)
    ax.set_title(say("abstract.matrix", lang, unit=say(f"unit.{within}", lang)), **_TITLE)
    ax.set(xlim=(0, _HALF / _CELL), xticks=[])
    ax.spines[:].set_visible(False)


def _sentences(ax, rows, numbers):
    """Draw what was observed of each pair beside what chance gives."""
    lang, options = about(rows)["lang"], about(rows)["options"]
    ends = rows[["chance_low", "chance_high"]].astype(float).add(0.5)
    rows[["left", "right"]] = ends.div(rows["expected"] + 0.5, axis=0)
    shown = rows[~rows["hidden"] & rows["lift"].notna()]
    few = shown["state"].str.contains("few_", na=False)
    y, firm = shown["y"], shown[~few]
    band = {"height": 4.4, "color": _BAND, "label": say(f"abstract.{options['blocks']}", lang)}
    ax.barh(y, shown["right"] - shown["left"], left=shown["left"], **band)
    ax.vlines([1] * len(shown), y - 2.2, y + 2.2, color=INK, linewidth=0.8)
    ax.hlines(firm["y"], firm["low"], firm["high"], color=INK, linewidth=0.8)
    for part, fill, key in ((firm, INK, "observed"), (shown[few], PAPER, "few")):
        dots = {"s": 26, "facecolor": fill, "edgecolor": INK, "zorder": 3}
        ax.scatter(part["lift"], part["y"], label=say(f"abstract.{key}", lang), **dots)
    ax.update_datalim([(0.5, 1), (2, 1)])  # half and double, at the least
    ax.set_xscale("log", base=2)
    ax.xaxis.set_major_formatter(lambda times, _: str(Fraction(times)))
    ax.spines["left"].set_visible(False)
    ax.set_xlabel(say("abstract.axis", lang), loc="left")
    hatched(ax, rows, ax.get_xlim()[1])
    beside(ax, rows["y"], numbers)
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1), frameon=False, borderpad=0)
    ax.set_title(say("abstract.claims", lang), **_TITLE)
