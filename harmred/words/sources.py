"""How many sources: at the head of a figure, and beside each of its marks."""

from . import about, kinds, say


def whose(table):
    """Say of how many sources a figure is, at its head.

    Parameters
    ----------
    table : DataFrame
        The table that is drawn, of one kind of source.

    Returns
    -------
    str
        Their kind and their number.

    Examples
    --------
    >>> import harmred as hr
    >>> own = hr.select(hr.load(), kind="interview", code="explanations_of_violence")
    >>> table = hr.draw.stances(hr.count(own, at="code", by="stance")).table
    >>> whose(table).replace("\N{NO-BREAK SPACE}", " ")
    'interviews (of 50)'
    """
    lang, kind, of = about(table)["lang"], table["kind"].iloc[0], table["of_sources"].iloc[0]
    return say("axis.mention", lang, kinds=kinds(kind, of, lang), of=of)


def numbers(rows):
    """Write the number of sources of each row.

    Parameters
    ----------
    rows : DataFrame
        With `sources`, `hidden`.

    Returns
    -------
    Series of str
        A dash for a hidden number.

    Examples
    --------
    >>> import pandas as pd
    >>> numbers(pd.DataFrame({"sources": [7, 2], "hidden": [False, True]})).tolist()
    ['7', '–']
    """
    return rows["sources"].astype("str").mask(rows["hidden"], "–")
