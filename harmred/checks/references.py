"""What one table says of another: sources, codes and facets are there under the same name."""

import pandas as pd

from ..errors import meant, said
from ..study import REASONS, TABLES, columns
from .report import found

_HAVE = {"sources": "the sources have", "codebook": "the codebook has"}


def of_references(study):
    """Check that what a column refers to is listed.

    Parameters
    ----------
    study : Study
        The study.

    Yields
    ------
    DataFrame
        Problems, as `found` returns them.

    Examples
    --------
    >>> from harmred import readers, writers
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     study = readers.load(writers.new(f"{place}/visits"))
    >>> sum(len(problems) for problems in of_references(study))
    0
    """
    for table in TABLES:
        for column in columns(table).values():
            if "references" in column and getattr(study, table) is not None:
                yield _listed(study, table, column)


def _listed(study, table, column):
    target, key = column["references"].split(".")
    known = set(getattr(study, target)[key].dropna())
    values = getattr(study, table)[column["name"]]
    what, several = f"is not in {target}.csv", "separator" in column
    rows, problem = strangers(values, known, what, _HAVE[target], several)
    remedy = f"Add it to {target}.csv or correct the row."
    return found("error", f"{table}.csv", rows, column["name"], problem, remedy)


def strangers(values, known, what, where, several=False):
    """Say which values of a column are not among those that are known.

    Parameters
    ----------
    values : Series
        The column.
    known : collection of str
        What can stand there.
    what : str
        What is wrong with the others, as `is not a facet`.
    where : str
        Who has the known values, as `the codebook has`.
    several : bool
        Whether a cell holds several values, separated by `;`.

    Returns
    -------
    rows : Index of int
        Rows as a spreadsheet numbers them.
    problems : list of str
        One per row; each guesses what was meant.

    Examples
    --------
    >>> cells = pd.Series(["tone", "tonne"], dtype="str")
    >>> rows, problems = strangers(cells, {"tone"}, "is not a facet", "the codebook has")
    >>> rows.tolist(), problems
    ([3], ["'tonne' is not a facet (the codebook has 'tone')"])
    """
    lost = those(values, lambda value: value not in known, several)
    hints = meant(lost, known, where)
    problems = [f"{said(value)} {what}{hint}" for value, hint in zip(lost, hints, strict=True)]
    return lost.index + 2, problems


def those(values, wrong, several=False):
    """Return the values of a column for which something holds.

    Parameters
    ----------
    values : Series
        The column; empty cells and known reasons for missing are passed over.
    wrong : callable
        Takes a value and tells whether to return it.
    several : bool
        Whether a cell holds several values, separated by `;`.

    Returns
    -------
    Series
        The values, with the index of their row.

    Examples
    --------
    >>> cells = pd.Series(["a; c", None, "a;b"], dtype="str")
    >>> those(cells, lambda value: value == "c", several=True).to_dict()
    {0: 'c'}
    """
    # Cells repeat: each different one is looked at once.
    kept = {}
    for cell in values.dropna().unique():
        parts = [part.strip() for part in cell.split(";")] if several else [cell]
        kept[cell] = [part for part in parts if part not in ("", *REASONS) and wrong(part)]
    rows = values[values.isin([cell for cell, parts in kept.items() if parts])]
    return pd.Series([kept[cell] for cell in rows], index=rows.index, dtype=object).explode()
