"""Codes, parents, themes, facets: the tree, its labels in two languages, and the roll-up."""

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
    tree = parents(codebook)
    types = dict(zip(codebook["code"], codebook["row_type"], strict=True))
    counter = set(codebook.loc[codebook["counter_code"] == "yes", "code"])
    pairs = []
    for code in tree:
        line = _up_to(lineage(tree, code), counter)
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
    tree = parents(codebook)
    counter = set(codebook.loc[codebook["counter_code"] == "yes", "code"])
    return {each for each in tree if code in _up_to(lineage(tree, each), counter)}


def _up_to(line, counter):
    """Cut a lineage at its first counter-code, which counts for nothing above it."""
    ends = [place for place, code in enumerate(line) if code in counter]
    return line[: ends[0] + 1] if ends else line


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
