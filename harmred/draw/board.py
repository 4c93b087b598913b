"""The board of claims: what was counted, what came of it, and what counting cannot settle."""

import math
from functools import cache

import pandas as pd

from ..words import about, like
from ..words.evidence import agreed, counted, headings
from ..words.titles import claims, text, titled
from ..words.verdicts import outcome, reasons, sayable, sign
from .sheet import described, settled, sheet
from .style import GREY, INK, TYPE, pen

_LINE, _GAP = 2.85, 1
"""Millimetres: the height of a line, and what parts two claims."""
_FAINT = {"color": "#d1d5db", "linewidth": 0.6}
_TYPE = {"va": "top", "linespacing": 1.15, "in_layout": False}
_SPOTS = {
    180: {"claim": (2, 27.5), "parts": (31, 56.5), "numbers": (91, 33), "verdict": (130, 17),
          "cannot": (149, 30)},
    90: {"claim": (2, 86), "verdict": (6, 82), "parts": (2, 49), "numbers": (55, 34),
         "cannot": (2, 86)},
}  # fmt: skip
"""Where each column begins, and how wide it is; at 90 they stand below one another."""


def board(table, *, lang=None, width=180):
    """Draw the ledger of claims as a board, one row a claim.

    Parameters
    ----------
    table : DataFrame
        From `hr.weigh`, or some of its claims.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.

    Returns
    -------
    Drawing
        Each part with its numbers, its interval against its threshold, and agreement; the verdict
        in words and as a shape; what counting cannot settle. On invented data, in place of a
        verdict, whether the planted answer came back.

    Raises
    ------
    ValueError
        If the table has lost what `hr.like` gives back, or has no rows.

    Examples
    --------
    >>> import harmred as hr
    >>> "verdict" in hr.draw.board(hr.weigh(hr.load())).table
    False
    """
    shown = like(table[table["rule"] != "beside"], table)
    table = described(sayable(shown, lang), "board", lang, width)
    pieces, ends = [], [1]
    for name, words in headings(table).items():
        ends.append(_put(pieces, *_SPOTS[width][name], 1, words, color=GREY))
    for _, rows in table.groupby("claim", sort=False):
        pieces.append(("hlines", (max(ends), 2, width - 2), _FAINT))
        ends.append(_GAP + _claim(table, rows, max(ends) + _GAP, pieces))
    with pen():
        figure = sheet(table, max(ends))
        figure.get_layout_engine().set(w_pad=0, h_pad=0)  # a unit of the axes is a millimetre
        ax = figure.subplots(subplot_kw={"xlim": (0, width), "ylim": (max(ends), 0)})
        ax.axis("off")
        for mark, place, look in pieces:
            getattr(ax, mark)(*place, **look)
        return settled(figure, table)


def _claim(table, rows, y, pieces):
    """Add all that is drawn of a claim, and return how far down it reaches."""
    made, claim = about(table), rows["claim"].iloc[0]
    lang, spots, wide = made["lang"], _SPOTS[made["width"]], made["width"] == 180
    file, whole = claims(table)[claim], rows["part"].fillna("") == ""
    row = rows[whole].iloc[0]
    ends = [_put(pieces, *spots["claim"], y, titled(table, claim, lang), weight="bold")]
    top = y if wide else ends[-1]
    _put(pieces, spots["verdict"][0] - 4, 4, top - 0.3 * wide, sign(row), fontsize=9 if wide else 7)
    ends.append(_put(pieces, *spots["verdict"], top, outcome(table, row, lang, headed=wide)))
    below = y if wide else ends[-1]
    for (_, part), said in zip(rows[~whole].iterrows(), file["parts"], strict=True):
        below = _part(part, text(said, "says", lang), lang, below, spots, pieces)
    last = _put(pieces, *spots["cannot"], y if wide else below, text(file, "cannot", lang))
    return max(*ends, below, last)


def _part(row, says, lang, y, spots, pieces):
    """Add a part: its sentence, what stands in its way, its dot and its numbers."""
    end = _put(pieces, *spots["parts"], y, says)
    why = reasons(row["state"], lang)
    if why:
        end = _put(pieces, *spots["parts"], end, why, style="italic", color=GREY)
    left, across = spots["numbers"]
    ends = (_along(row["rule"], row[name]) for name in ("value", "low", "high", "threshold"))
    value, low, high, threshold = (left + (across - 3) * end for end in ends)
    dotted = not math.isnan(value)
    if dotted:
        pieces += [
            ("hlines", (y + 1.4, left, left + across - 3), _FAINT),
            ("vlines", (threshold, y + 0.2, y + 2.6), {"color": "black", "linewidth": 0.8}),
            ("hlines", (y + 1.4, low, high), {"color": INK, "linewidth": 1.4}),
            ("plot", (value, y + 1.4, "o"), {"color": INK, "markersize": 3.4}),
        ]
    y = _put(pieces, *spots["numbers"], y + _LINE * dotted, counted(row, lang))
    return 0.6 + max(end, _put(pieces, *spots["numbers"], y, agreed(row, lang), color=GREY))


def _put(pieces, x, across, y, words, **look):
    """Add words, if any, broken to the width of their column; return how far down they reach."""
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        fits = _wide(longer, look.get("weight")) <= across or not lines[-1]
        lines[-1:] = [longer] if fits else [lines[-1], word]
    pieces.append(("text", (x, y, "\n".join(lines)), {**_TYPE, **look}))
    return y + _LINE * len(lines) * bool(words)


@cache
def _wide(words, weight):
    """Return how many millimetres words take at most: pixels make them a twentieth wider."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextToPath

    type_ = FontProperties(family="DejaVu Sans", size=TYPE, weight=weight)
    return TextToPath().get_text_width_height_descent(words, type_, ismath=False)[0] / 72 * 26.7


def _along(rule, value):
    """Return how far along its line a value stands, from 0 to 1; nothing for a bare number."""
    if pd.isna(value) or rule in ("design", "exists"):
        return math.nan
    if rule == "pair":  # from half of what chance gives to twice as much
        value = (math.log2(max(value, 0.5)) + 1) / 2
    if rule in ("diff", "rank"):
        value = (value + 1) / 2
    return min(max(value, 0), 1)
