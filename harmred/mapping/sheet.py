"""The spreadsheets of a map: read as people leave them, drafted again without losing a cell."""

import pandas as pd

from ..errors import FormatError, said
from ..readers.cells import clean, heading
from ..readers.encoding import decode
from ..readers.rows import rows
from ..writers.place import put

HERE = "in_project"
"""The column that says whether the project still has what a row is about."""


def filled(path, key, own):
    """Read a spreadsheet of a map.

    Parameters
    ----------
    path : Path
        The file.
    key : str
        The column that says what a row is about.
    own : sequence of str
        The columns that people fill in.

    Returns
    -------
    DataFrame or None
        Cells as text, by row of the spreadsheet; None where there is no such file.

    Raises
    ------
    FormatError
        If it cannot be read, lacks the column, or has two rows about the same thing.

    Examples
    --------
    >>> from pathlib import Path
    >>> filled(Path("nowhere/codes.csv"), "node", ["ours"]) is None
    True
    """
    if not path.is_file():
        return None
    text, problems = decode(path, path.name)
    if text is None:
        raise FormatError(f"{path.name}: {problems['problem'][0]}.\n{problems['remedy'][0]}")
    try:
        raw = rows(text, {key, *own})
    except ValueError as error:
        raise FormatError(
            f"{path.name} cannot be cut into rows and cells: {type(error).__name__}.\n"
            "Save it as CSV once more, with quotation marks around cells that hold the separator."
        ) from error
    names = clean(raw.iloc[0])
    known = {heading(name): name for name in (key, *own, HERE)}
    names = names.map(lambda name: known.get(heading(name), name), na_action="ignore")
    keep = names.notna() & ~names.duplicated()
    table = raw.iloc[1:].loc[:, keep].set_axis(names[keep].tolist(), axis=1).apply(clean)
    return _about(table.dropna(how="all"), key, path.name)


def _about(table, key, file):
    """Refuse a table in which it is not plain what each row is about."""
    if key not in table:
        raise FormatError(
            f"{file} has no column {key!r}, so it is not part of a map.\n"
            "`harmred convert IN OUT --draft-map FOLDER` drafts one: name a folder of its own."
        )
    unclear = table[table[key].isna() | table[key].duplicated()]
    for row, name in unclear[key].items():
        what = "is empty" if pd.isna(name) else f"{said(name)} stands in a row above already"
        raise FormatError(f"{file} row {row}: {key!r} {what}.\nKeep one row for each.")
    return table


def together(fresh, old, key, own):
    """Draft a spreadsheet again: what people filled in stays, what is new comes in.

    Parameters
    ----------
    fresh : DataFrame
        What would be drafted without it, one row per key.
    old : DataFrame or None
        The spreadsheet as it stands.
    key : str
        The column that says what a row is about.
    own : sequence of str
        The columns that people fill in; they and columns unknown to us are never changed.

    Returns
    -------
    DataFrame
        The rows of the project, then those that it no longer has (`in_project`: no).

    Examples
    --------
    >>> fresh = pd.DataFrame({"node": ["b", "c"], "uses": ["2", "3"], "ours": [None, None]})
    >>> old = pd.DataFrame({"node": ["a", "b"], "uses": ["1", "1"], "ours": ["x", "y"]})
    >>> together(fresh, old, "node", ["ours"]).values.tolist()
    [['b', '2', 'y', 'yes'], ['c', '3', None, 'yes'], ['a', '1', 'x', 'no']]
    """
    fresh = fresh.astype(object).assign(**{HERE: "yes"})
    if old is None:
        return fresh
    fresh, old = fresh.set_index(key), old.astype(object).set_index(key)
    both = old.index.intersection(fresh.index)
    for name in old:
        if name in own or name not in fresh:
            column = fresh.get(name, pd.Series(None, index=fresh.index, dtype=object)).copy()
            column[both] = old.loc[both, name]
            fresh[name] = column
    gone = old[~old.index.isin(fresh.index)].assign(**{HERE: "no"})
    return pd.concat([fresh, gone]).rename_axis(key).reset_index()


def save(table, path):
    r"""Write a spreadsheet of a map so that spreadsheet programs show its accents.

    Parameters
    ----------
    table : DataFrame
        Its rows.
    path : Path
        The file; it is replaced as a whole or not at all.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     save(pd.DataFrame({"node": ["été"]}), pathlib.Path(place, "codes.csv"))
    ...     pathlib.Path(place, "codes.csv").read_bytes()[:8]
    b'\xef\xbb\xbfnode\n'
    """
    put(table.to_csv(index=False, lineterminator="\n").encode("utf-8-sig"), path)
