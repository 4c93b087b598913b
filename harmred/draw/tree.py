"""The codebook as an indented tree in both languages: how often each code is used, and for what."""

import pandas as pd

from ..words import about, like, say
from ..words.definitions import both, claims_of
from ..words.grids import over
from .plane import plane
from .sheet import described, settled
from .style import GREY, HATCH, INK, PAPER, pen, wrapped

_COLUMN, _LABEL, _BAR = 87, 61, 10
"""Millimetres: of a column of the tree, of its labels, and of a bar that stands for all."""
_INDENT, _LINE, _GAP, _HEAD = 2.6, 2.75, 0.9, 6
"""Millimetres: of a level, of a line, between two rows, and above the first."""
_LETTER = {False: 1.36, True: 1.55}
"""Millimetres of a letter, of a code and of a head."""


def tree(codes, ledger=None, *, lang=None, width=180):
    """Draw the codebook with the use of each code, and the claims whose rules name it.

    Parameters
    ----------
    codes : DataFrame
        From `hr.count(study, at="code")`, of one kind of source; or the table of such a figure.
    ledger : DataFrame, optional
        From `hr.weigh`.
    lang : {"en", "fr"}, optional
        The language that comes first; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.

    Returns
    -------
    Drawing
        A row a code, below what stands above it. Its table lists those heads too (`head`), and
        says of each row its `parent`, whether it is a `counter` code, and its `claims`.

    Raises
    ------
    ValueError
        If the table is not of the codes of one kind of source, or has lost what `hr.like`
        gives back.

    Examples
    --------
    >>> import harmred as hr
    >>> used = hr.count(hr.select(hr.load(), kind="interview"), at="code")
    >>> int(hr.draw.tree(used, hr.weigh(hr.load())).table["head"].sum())
    8
    """
    rows = codes if "head" in codes and ledger is None else _rows(codes, ledger)
    table = described(rows, "tree", lang, width)
    rows, height = _placed(table, 2 if width == 180 else 1)
    with pen():
        figure, ax = plane(table, height + 2)
        for left in rows["x"].unique():
            heads = {_LABEL + 7: over(table)}
            if table["claims"].notna().any():
                heads[_COLUMN] = say("tree.claims", about(table)["lang"])
            for end, words in heads.items():
                ax.text(left + end, 1.5, words, va="top", ha="right", color=GREY)
        for row in rows.itertuples():
            _row(ax, row)
        return settled(figure, table)


def _rows(codes, ledger):
    """Put the heads above their codes, and say of every row what stands above it."""
    made = about(codes)
    options = {"at": "code", "by": [], "measure": "mention"}
    if not options.items() <= made["options"].items() or len(set(codes["kind"])) != 1:
        raise ValueError(
            "the tree is drawn from the codes of one kind of source:\n"
            'hr.count(hr.select(study, kind="interview"), at="code").'
        )
    parents, used = made["tree"]["parents"], codes.set_index("code")
    listed = {each: None for code in used.index for each in _line(parents, code)}
    rows = pd.DataFrame({"kind": codes["kind"].iloc[0], "code": list(listed)})
    rows["parent"] = rows["code"].map(parents).astype("str")
    rows["head"] = ~rows["code"].isin(used.index)
    rows["counter"] = rows["code"].isin(made["tree"]["counter"])
    rows["claims"] = rows["code"].map(claims_of(ledger)).astype("str")
    rows = rows.join(used[["sources", "of_sources", "persons", "facilities", "hidden"]], on="code")
    return like(rows.assign(hidden=rows["hidden"].eq(True)), codes)


def _line(parents, code):
    """Return what stands above a code and the code itself, from the top; a loop is cut."""
    line = []
    while code is not None and code not in line:
        line, code = [code, *line], parents[code]
    return line


def _placed(table, across):
    """Give every row its words and its place; a theme stands in one column with its codes."""
    depths = {}
    for code, parent in zip(table["code"], table["parent"], strict=True):
        depths[code] = depths.get(parent, -1) + 1
    rows = table.assign(indent=[_INDENT * depth for depth in depths.values()])
    rows["words"] = [_words(table, row) for row in rows.itertuples()]
    rows["high"] = [_GAP + _LINE * sum(map(len, words)) for words in rows["words"]]
    tops = rows["high"].cumsum() - rows["high"]
    starts = tops[rows["parent"].isna()]
    cut = starts.iloc[(starts - tops.iloc[-1] / 2).abs().argmin()] if across == 2 else 0
    second = (tops >= cut) & (cut > 0)
    rows["x"], rows["y"] = 2 + second * (_COLUMN + 2), _HEAD + tops - cut * second
    return rows, (rows["y"] + rows["high"]).max()


def _words(table, row):
    """Return the lines of a label in the language asked, and in the other unless it is the same."""
    across = int((_LABEL - row.indent) / _LETTER[row.head])
    return [wrapped(words, across).splitlines() for words in both(table, row)]


def _row(ax, row):
    lines = [line for words in row.words for line in words]
    for place, line in enumerate(lines):
        look = {"weight": "bold" if row.head else "normal"}
        look["color"] = "black" if place < len(row.words[0]) else GREY
        ax.text(row.x + row.indent, row.y + _LINE * (place + 0.78), line, **look)
    y, left = row.y + 1.3, row.x + _LABEL
    claims = row.claims if isinstance(row.claims, str) else ""
    ax.text(row.x + _COLUMN, y, claims, va="center", ha="right", weight="bold")
    if row.head:
        return
    long, look = _BAR, {"edgecolor": GREY, "hatch": HATCH, "linewidth": 0}
    if not row.hidden:
        long, look = _BAR * row.sources / row.of_sources, {"edgecolor": INK, "linewidth": 0.6}
    ax.barh(y, _BAR, 2, left, color="#e5e7eb")
    ax.barh(y, long, 2, left, facecolor=PAPER if row.hidden or row.counter else INK, **look)
    ax.text(left + _BAR + 1, y, "–" if row.hidden else str(row.sources), va="center")
