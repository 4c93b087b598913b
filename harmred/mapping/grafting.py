"""Joins our codes, and what stands above them, to the codebook of a project."""

import pandas as pd

from ..codebook import lineage, parents

_OWED = ("requires", "recommends")


def grafted(theirs, ours, moved, under, marked):
    """Put our codes in the place of theirs.

    Parameters
    ----------
    theirs, ours : DataFrame
        The two codebooks.
    moved : dict
        Their code -> our code, or value of a facet.
    under : dict
        Their code -> theirs, ours, or the name of a new theme, that it is to stand under; None
        for nothing.
    marked : set of str
        Their codes that mark a passage.

    Returns
    -------
    DataFrame
        Our rows, those above them, whole facets; new themes; then theirs that stay, with what
        stands above them. A theme of theirs that has lost all that stood below it is left out.

    Examples
    --------
    >>> columns = ["code", "parent", "row_type", "facet", "requires", "recommends"]
    >>> rows = [["t", None, "theme"], ["a", "t", "code"], ["b", "a", "code"]]
    >>> theirs = pd.DataFrame([row + [None] * 3 for row in rows], columns=columns)
    >>> ours = pd.DataFrame([["harm", None, "code", None, "dimension", None]], columns=columns)
    >>> grafted(theirs, ours, {"a": "harm"}, {}, set())[["code", "requires"]].values.tolist()
    [['harm', nan], ['b', nan]]
    """
    joined = _joined(ours, {*moved.values(), *under.values()})
    tree, codes = parents(theirs), set(joined.loc[joined["row_type"] != "facet_value", "code"])
    left = theirs[~theirs["code"].isin([*moved, *joined["code"]])]
    above = {code: _above(code, tree, moved, under, codes) for code in tree}
    parent = [above.get(row.code, row.parent) for row in left.itertuples()]
    left = left.assign(parent=pd.array(parent, dtype="str"))
    left = _without_emptied(left, set(tree.values()), marked)
    known = {*joined["code"], *theirs["code"]}
    new = [each for each in dict.fromkeys(under.values()) if each and each not in known]
    themes = pd.DataFrame({"code": new, "row_type": "theme"}, dtype="str")
    return _owing(pd.concat([joined, themes, left], ignore_index=True))


def _joined(ours, codes):
    tree = parents(ours)
    wanted = {each for code in codes for each in lineage(tree, code)}
    facets = ours.loc[ours["code"].isin(codes), "facet"].dropna()
    return ours[ours["code"].isin(wanted) | ours["facet"].isin(facets)]


def _above(code, tree, moved, under, codes):
    """Return what stands above a code that stays: theirs, or ours in its place."""
    line = lineage(tree, code)[1:]
    if code in under:
        line = [each for each in [under[code]] if each]
    for each in line:
        if each not in moved:
            return each
        if moved[each] in codes:
            return moved[each]
    return None


def _without_emptied(left, parents_before, marked):
    """Leave out themes whose codes all went elsewhere: nobody could be counted under them."""
    while True:
        held = left["code"].isin(marked) | left["code"].isin(left["parent"])
        empty = left["code"].isin(parents_before) & (left["row_type"] == "theme") & ~held
        if not empty.any():
            return left
        left = left[~empty]


def _owing(book):
    """Let codes owe only facets that are there: what nobody codes is owed by nobody."""
    there = set(book["facet"].dropna())
    for name in _OWED:
        cells = [
            ";".join(facet for facet in cell.split(";") if facet in there) or None
            for cell in book[name].fillna("")
        ]
        book = book.assign(**{name: pd.array(cells, dtype="str")})
    return book
