"""The facets that a sheet gives to its segments, as rows of the codebook."""

import pandas as pd

from ...study import columns

_NAMES = [name for name, each in columns("segments").items() if "facet" in each]


def with_facets(book, segments):
    """Add the facets that occur, and their values, to a codebook.

    Parameters
    ----------
    book : DataFrame
        The codebook.
    segments : DataFrame
        The segments: a facet is a column, and its values are as they stand there.

    Returns
    -------
    DataFrame
        The codebook with a row for each facet and value that it does not have.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["a"], "row_type": "code"})
    >>> with_facets(book, pd.DataFrame({"stance": ["own", None]}))["code"].tolist()
    ['a', 'facet_stance', 'own']
    """
    rows = []
    for facet in _NAMES:
        cells = segments[facet].dropna() if facet in segments else []
        values = dict.fromkeys(part for cell in cells for part in cell.split(";"))
        if values:
            rows.append((f"facet_{facet}", None, "facet", facet))
            rows += [(each, f"facet_{facet}", "facet_value", facet) for each in values]
    more = pd.DataFrame(rows, columns=["code", "parent", "row_type", "facet"], dtype="str")
    more = more[~more["code"].isin(book["code"])].drop_duplicates("code")
    return pd.concat([book, more], ignore_index=True) if len(more) else book
