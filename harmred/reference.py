"""Whether the table behind a figure is still the one of the reference: numbers, not pixels."""

import numpy as np
import pandas as pd

from .release.kept import read_stamp, read_table

EXACT = 1e-9
"""How far two numbers may be apart, relatively, and still be the same number."""


def differences(name, results, reference):
    """Compare the table behind one figure with the reference.

    Parameters
    ----------
    name : str
        The figure.
    results, reference : Path or None
        Where the new one and the old one are kept, if they are.

    Returns
    -------
    said : str
        "same numbers", or the first number that differs, or what is missing. Rows are
        numbered as a spreadsheet does, the headings being row 1.
    same : bool
        Whether the figure still follows.

    Raises
    ------
    FormatError
        If a kept table cannot be read.

    Examples
    --------
    >>> differences("themes", None, None)
    ('is no longer made', False)
    """
    if results is None:
        return "is no longer made", False
    if reference is None or not (reference / f"{name}.json").exists():
        return "kept, new", True
    new, old = (read_table(folder / f"{name}.csv") for folder in (results, reference))
    found = _first(old, new)
    if found:
        return found, False
    codes = [read_stamp(folder / f"{name}.csv")["code_sha256"] for folder in (results, reference)]
    return "same numbers" + ("" if len(set(codes)) == 1 else " (the code has changed since)"), True


def _first(old, new):
    if list(old) != list(new):
        return f"columns were {', '.join(old)}; are now {', '.join(new)}"
    if len(old) != len(new):
        return f"had {len(old)} rows, has now {len(new)}"
    unequal = np.column_stack([_unequal(old[name], new[name]) for name in old])
    if not unequal.any():
        return None
    row, column = np.argwhere(unequal)[0]
    name = old.columns[column]
    was, now = (_written(table[name].iloc[row]) for table in (old, new))
    more = (
        f" ({int(unequal.any(axis=1).sum())} rows differ)" if unequal.any(axis=1).sum() > 1 else ""
    )
    return f"row {row + 2}: {name} was {was}, is now {now}{more}"


def _unequal(old, new):
    if old.dtype.kind == "f" and new.dtype.kind == "f":
        return ~np.isclose(old, new, rtol=EXACT, atol=0, equal_nan=True)
    both_missing = old.isna() & new.isna()
    return ~(both_missing | (old.astype("str") == new.astype("str"))).to_numpy(bool)


def _written(value):
    if pd.isna(value):
        return "empty"
    return f"{value:.6g}" if isinstance(value, float) else str(value)
