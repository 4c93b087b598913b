"""One row per problem: how a rule says what is wrong, where, and what to do."""

import numpy as np
import pandas as pd

COLUMNS = ("severity", "file", "row", "column", "problem", "remedy")
SEVERITIES = ("error", "warning", "note")
NONE = pd.DataFrame({c: pd.Series(dtype="Int64" if c == "row" else "str") for c in COLUMNS})
"""No problem: most rules end here, every time."""


def found(severity, file, row, column, problem, remedy):
    """Return problems as rows of the table that `check` returns.

    Parameters
    ----------
    severity : {"error", "warning", "note"}
        How bad.
    file : str
        Where, as `segments.csv`.
    row : int, sequence of int or None
        Rows as a spreadsheet numbers them (headings are row 1); None for the file as a whole.
    column : str or sequence of str or None
        Which column.
    problem, remedy : str or sequence of str
        What is wrong, and what to do; one for all rows, or one per row.

    Returns
    -------
    DataFrame
        One row per problem.

    Examples
    --------
    >>> found("note", "segments.csv", [2, 9], "memo", "is empty", "Fill it.")["row"].tolist()
    [2, 9]
    """
    rows = np.atleast_1d(pd.NA if row is None else row)
    if not len(rows):
        return NONE
    cells = dict(zip(COLUMNS, (severity, file, rows, column, problem, remedy), strict=True))
    return pd.DataFrame(cells, index=range(len(rows))).astype(NONE.dtypes)
