"""Codes, parents, themes, facets: the tree, its labels in two languages, and the roll-up."""

from itertools import combinations

import numpy as np
import pandas as pd

LEVELS = ("theme", "code")


def parents(codebook):
    """Return the parent of each theme and code.

    Parameters
    ----------
    codebook : DataFrame
        The codebook of a study.

    Returns
    -------
    dict
        Code -> parent, None at the top; facets and their values are left out. A parent that
        the codebook does not list counts as none.

    Examples
    --------
    >>> import pandas as pd
    >>> parents(pd.DataFrame({"code": ["a", "b"], "parent": [None, "a"], "row_type": "code"}))
    {'a': None, 'b': 'a'}
    """
    rows = codebook[codebook["row_type"].isin(LEVELS)]
    known = set(rows["code"])
    return {
        row.code: row.parent if row.parent in known else None
        for row in rows[["code", "parent"]].itertuples(index=False)
    }


def lineage(tree, code):
    """Return a code and its ancestors, nearest first; a loop is cut where it closes.

    Parameters
    ----------
    tree : dict
        Code -> parent, as from `parents`.
    code : str
        Where to begin.

    Returns
    -------
    list of str
        The code, its parent, and so on to the top.

    Examples
    --------
    >>> lineage({"a": None, "b": "a", "c": "b"}, "c")
    ['c', 'b', 'a']
    """
    line = {}  # keeps its order, and knows at once whether it holds a code
    while code is not None and code not in line:
        line[code] = None
        code = tree.get(code)
    return list(line)


def rollup(codebook, at):
    """Tell which codes each code counts for.

    At `"theme"`, a code counts for its topmost ancestor; at `"code"`, for itself and for its
    ancestors of row type `code`. A counter-code counts for nothing above it.

    Parameters
    ----------
    codebook : DataFrame
        The codebook of a study.
    at : {"theme", "code"}
        The level.

    Returns
    -------
    DataFrame
        Columns code (as marked) and unit (as counted), in the order of the tree.

    Examples
    --------
    >>> import pandas as pd
    >>> book = pd.DataFrame({"code": ["t", "a", "b"], "parent": [None, "t", "a"]})
    >>> book = book.assign(row_type=["theme", "code", "code"], counter_code="no")
    >>> rollup(book, "theme").values.tolist()
    [['t', 't'], ['a', 't'], ['b', 't']]
    >>> rollup(book, "code").values.tolist()
    [['a', 'a'], ['b', 'a'], ['b', 'b']]
    """
    tree = _counting(codebook)
    types = dict(zip(codebook["code"], codebook["row_type"], strict=True))
    pairs = []
    for code in tree:
        line = lineage(tree, code)
        units = line[-1:] if at == "theme" else [each for each in line if types[each] == "code"]
        pairs += [(code, unit) for unit in units]
    rank = {code: place for place, code in enumerate(order(codebook))}
    pairs.sort(key=lambda pair: (rank[pair[1]], rank[pair[0]]))
    return pd.DataFrame(pairs, columns=["code", "unit"], dtype="str")


def counted_for(codebook, code):
    """Return every code whose marks count for a theme or code, itself included.

    Parameters
    ----------
    codebook : DataFrame
        The codebook of a study.
    code : str
        A theme or code.

    Returns
    -------
    set of str
        Empty where the codebook has no such theme or code. A counter-code counts for nothing
        above it.

    Examples
    --------
    >>> import pandas as pd
    >>> book = pd.DataFrame({"code": ["a", "b"], "parent": [None, "a"], "row_type": "code"})
    >>> sorted(counted_for(book.assign(counter_code="no"), "a"))
    ['a', 'b']
    """
    tree = _counting(codebook)
    return {each for each in tree if code in lineage(tree, each)}


def _counting(codebook):
    """Return the parents that each code counts for: a counter-code counts for none."""
    counter = set(codebook.loc[codebook["counter_code"] == "yes", "code"])
    tree = parents(codebook)
    return {code: None if code in counter else parent for code, parent in tree.items()}


def unrelated(codebook, units):
    """Return every pair of themes or codes of which none is above the other.

    Parameters
    ----------
    codebook : DataFrame
        The codebook of a study.
    units : Index
        Themes or codes.

    Returns
    -------
    a, b : array of int
        Places in `units`; each pair once, the earlier first.

    Examples
    --------
    >>> import pandas as pd
    >>> book = pd.DataFrame({"code": ["t", "a", "b"], "parent": [None, "t", "t"]})
    >>> pairs = unrelated(book.assign(row_type="code"), pd.Index(["t", "a", "b"]))
    >>> [side.tolist() for side in pairs]
    [[1], [2]]
    """
    tree = parents(codebook)
    above = [set(lineage(tree, unit)) for unit in units]
    apart = [
        (a, b)
        for a, b in combinations(range(len(units)), 2)
        if units[a] not in above[b] and units[b] not in above[a]
    ]
    return np.array(apart, int).reshape(-1, 2).T


def order(codebook):
    """Return themes and codes in the order of the tree: each before its children.

    Parameters
    ----------
    codebook : DataFrame
        The codebook of a study.

    Returns
    -------
    list of str
        Every theme and code once; siblings in the order of the codebook.

    Examples
    --------
    >>> import pandas as pd
    >>> book = pd.DataFrame({"code": ["b", "a", "c"], "parent": ["a", None, "b"]})
    >>> order(book.assign(row_type="code"))
    ['a', 'b', 'c']
    """
    tree = parents(codebook)
    place = {code: rank for rank, code in enumerate(tree)}
    return sorted(tree, key=lambda code: [place[each] for each in lineage(tree, code)[::-1]])


def labels(codebook):
    """Return the labels of every row of the codebook, in both languages.

    Parameters
    ----------
    codebook : DataFrame
        The codebook of a study.

    Returns
    -------
    dict
        Code -> [English, French]; a missing label is the other one, else the code.

    Examples
    --------
    >>> import pandas as pd
    >>> book = pd.DataFrame({"code": ["a"], "label_en": [None], "label_fr": ["Attendre"]})
    >>> labels(book)
    {'a': ['Attendre', 'Attendre']}
    """
    english = codebook["label_en"].fillna(codebook["label_fr"]).fillna(codebook["code"])
    french = codebook["label_fr"].fillna(codebook["label_en"]).fillna(codebook["code"])
    return {
        code: [str(en), str(fr)]
        for code, en, fr in zip(codebook["code"], english, french, strict=True)
    }
