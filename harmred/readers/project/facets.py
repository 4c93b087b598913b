"""Folds the codes of a facet branch into the facets of the codes on the same passage."""

from collections import Counter, defaultdict

from ...study import columns

ALONE, UNLIKE = "a facet on a passage without a code", "a facet that another one excludes"
"""Why a facet is not read."""


def folded(table, selections, book):
    """Fold facets into columns: first those of the same selection, else of the same passage.

    Parameters
    ----------
    table : DataFrame
        Columns source, start, end, code, coder ...: one row per coding.
    selections : sequence of int
        The selection of each row, within its source; -1 for the source as a whole.
    book : DataFrame
        The codebook: code, row_type, facet.

    Returns
    -------
    table : DataFrame
        The rows that are codes, with a column for each facet that occurs.
    why : Counter
        Why facets were not read.
    many : int
        How many were.

    Examples
    --------
    >>> import pandas as pd
    >>> book = [("a", "code", None), ("stance_own", "facet_value", "stance")]
    >>> book = pd.DataFrame(book, columns=["code", "row_type", "facet"])
    >>> rows = [("I07", 0, 9, "a", "K1"), ("I07", 0, 9, "stance_own", "K1")]
    >>> table = pd.DataFrame(rows, columns=["source", "start", "end", "code", "coder"])
    >>> table, why, many = folded(table, [0, 0], book)
    >>> table[["code", "stance"]].values.tolist(), many
    ([['a', 'stance_own']], 1)
    """
    values = book[book["row_type"] == "facet_value"].set_index("code")["facet"]
    is_facet = table["code"].isin(values.index)
    if not is_facet.any():
        return table, Counter(), 0
    codes, why = _owners(table, selections, is_facet), Counter()
    given = defaultdict(dict)
    for row, value, owners in codes:
        why[ALONE] += not owners
        for owner in owners:
            given[values[value]].setdefault(owner, {})[value] = row
    kept = table[~is_facet]
    for facet, cells in sorted(given.items()):
        kept = kept.assign(**{facet: _joined(facet, cells, kept.index)})
    why[UNLIKE] = _excluded(given)
    return kept, why, int(is_facet.sum()) - why.total()


def _owners(table, selections, is_facet):
    """Return each facet row with its value, and the rows of the codes that it belongs to."""
    keys = table[["source", "start", "end", "coder"]].astype(object)
    places = list(zip(*(keys[name] for name in keys), strict=True))
    marks = list(zip(keys["source"], selections, keys["coder"], strict=True))
    here, there = defaultdict(list), defaultdict(list)
    rows = zip(table.index, is_facet, marks, places, strict=True)
    for row, facet, mark, place in rows:
        if not facet:
            here[mark].append(row)
            there[place].append(row)
    rows = zip(table.index, table["code"], is_facet, marks, places, strict=True)
    return [
        (row, value, here.get(mark) or there.get(place, []))
        for row, value, facet, mark, place in rows
        if facet
    ]


def _several(facet):
    return "separator" in columns("segments").get(facet, {})


def _joined(facet, cells, index):
    """Return a column: the value of each row; several only where the facet takes several."""
    said = {
        row: ";".join(values)
        for row, values in cells.items()
        if len(values) == 1 or _several(facet)
    }
    return index.to_series().map(said).astype("str")


def _excluded(given):
    """Count the rows of facets of which no code took the value."""
    taken, refused = set(), set()
    for facet, cells in given.items():
        for values in cells.values():
            (taken if len(values) == 1 or _several(facet) else refused).update(values.values())
    return len(refused - taken)
