"""Which code each row of a sheet gives, however it says so."""

import numpy as np
import pandas as pd

from ..project.places import some
from .marks import MISSING, YES
from .sheet import named
from .tree import path_of, planted

UNCODED, UNMARKED = "without a code", "without a mark: whether it has the code is not said"
_SEVERAL = {"dedoose": (",",)}
_BETWEEN = ("\n", ";", "|")
"""What may stand between the codes of a cell."""


def applied(sheet, rows, account):
    """Tell the codings of a sheet.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    rows : Index
        The rows that count.
    account : Account
        Takes what is skipped.

    Returns
    -------
    table : DataFrame
        A row for each coding: row (of the sheet), code.
    book : DataFrame
        The codebook.

    Examples
    --------
    >>> from harmred.readers.sheets.account import Account
    >>> from harmred.readers.sheets.grid import Grid
    >>> from harmred.readers.sheets.sheet import Sheet
    >>> cells = pd.DataFrame([["I07", "a; b"]], index=[2], dtype="str")
    >>> sheet = Sheet(Grid(cells, ["Document", "Codes"]))
    >>> applied(sheet, cells.index, Account(sheet))[0].values.tolist()
    [[2, 'a'], [2, 'b']]
    """
    if sheet.marked:
        return _of_marks(sheet, rows, account)
    at, written = _several(sheet, rows) if "codes" in sheet.words else _single(sheet, rows)
    numbers, forms = pd.factorize(written)
    above = _above(sheet, forms)
    book, ids = planted(list(dict.fromkeys(above)), set(above))
    uncoded = len(rows) - len(pd.unique(at))
    account.skipped["rows"][UNCODED] += uncoded
    account.add("codes", len(book))
    account.add("codings", len(at))
    names = np.array([ids[path] for path in above], dtype=object)
    return _table(at, names[numbers] if len(names) else []), book


def _table(at, names):
    return pd.DataFrame({"row": at, "code": pd.array(list(names), dtype="str")})


def _of_marks(sheet, rows, account):
    names = [sheet.name(at) for at in sheet.marked]
    paths = [path_of(name, sheet.split()) for name in names]
    book, ids = planted(list(dict.fromkeys(paths)), set(paths))
    matrix = np.column_stack([*sheet.marked.values()])[sheet.cells.index.isin(rows)]
    row, column = np.nonzero(matrix == YES)
    missing = int((matrix == MISSING).sum())
    account.skipped["codings"][UNMARKED] += missing
    # Whether a column of 0 and 1 is a code, or says who somebody is, only its owner knows.
    account.remarks["codes"].append(f"columns of marks: {some(names)}")
    account.add("codes", len(book))
    account.add("codings", len(row) + missing)
    codes = np.array([ids[path] for path in paths], dtype=object)
    return _table(rows[row], codes[column]), book


def _single(sheet, rows):
    """Return the rows with a code, and the code with what stands above it, as one string."""
    code = named(sheet["code"][rows]).dropna()
    for above in sheet.every("category"):
        code = code + "\n" + named(above[code.index]).fillna("")
    return code.index.to_numpy(), code.to_numpy(dtype=object)


def _several(sheet, rows):
    cells = sheet["codes"][rows].dropna()
    marks = (*_BETWEEN, *_SEVERAL.get(sheet.program, ()))
    mark = next((each for each in marks if cells.str.contains(each, regex=False).any()), "\n")
    codes = cells.str.split(mark, regex=False).explode()
    codes = named(codes).dropna()
    return codes.index.to_numpy(), codes.to_numpy(dtype=object)


def _above(sheet, forms):
    """Return the path of each code: its own, or the categories above it, the nearest first."""
    paths = []
    for form in forms:
        code, *categories = form.split("\n")
        path = path_of(code, sheet.split())
        if len(path) == 1:
            # In our own tables a code that stands alone is its own theme.
            path = (*(each for each in reversed(categories) if each not in ("", code)), *path)
        paths.append(path)
    return paths
