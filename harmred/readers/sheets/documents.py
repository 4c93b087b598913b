"""The documents of a sheet, as sources: which rows are whose, and what the sheet says of them."""

from typing import NamedTuple

import pandas as pd

from ...naming import fingerprint
from ..cells import heading
from ..project.elements import Value
from ..project.names import tidy, unique
from ..project.sources import identifiers
from ..project.values import Values
from .headings import OURS, SOURCES
from .sheet import named

TOTALS = ("total", "totals", "grand total", "gesamt", "summe", "somme", "totale", "sum")
NOWHERE, SUMS = "without a document (if cells were merged, fill them down)", "of totals"
_VARIABLE = ("FileVar_", "CaseVar_")
"""How QualCoder marks the values of variables, one column each."""


class Documents(NamedTuple):
    """The source of each row that has one; identifier -> name in the sheet; source -> sets."""

    rows: pd.Series
    names: dict
    sets: dict


def documents(sheet, account):
    """Tell the documents of a sheet.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    account : Account
        Takes the rows that are skipped.

    Returns
    -------
    Documents
        Two documents of one name in two folders are two sources.

    Examples
    --------
    >>> from harmred.readers.sheets.account import Account
    >>> from harmred.readers.sheets.grid import Grid
    >>> from harmred.readers.sheets.sheet import Sheet
    >>> cells = pd.DataFrame([["I07.txt", "said"], [None, "said"]], index=[2, 3], dtype="str")
    >>> sheet = Sheet(Grid(cells, ["Document", "Code"]))
    >>> documents(sheet, Account(sheet)).rows.to_dict()
    {2: 'I07'}
    """
    names = named(sheet["source"])
    empty = names.isna()
    sums = names.str.casefold().isin(TOTALS) & _codeless(sheet)
    account.skipped["rows"].update({NOWHERE: int(empty.sum()), SUMS: int(sums.sum())})
    names = names[~empty & ~sums]
    folder = sheet["folder"]
    keys = names if folder is None else names + "\n" + folder[names.index].fillna("")
    codes, first = pd.factorize(keys)
    plain = [key.split("\n")[0] for key in first]
    ids = unique(plain) if sheet.program == OURS else identifiers(plain)
    rows = pd.Series(pd.array(ids, dtype="str").take(codes), index=names.index)
    return Documents(rows, dict(zip(ids, plain, strict=True)), _sets(sheet, rows))


def _codeless(sheet):
    some = [sheet[word] for word in ("code", "codes") if word in sheet.words]
    without = pd.Series(not sheet.marked, index=sheet.cells.index)
    for column in some:
        without &= column.isna()
    return without


def _sets(sheet, rows):
    """Name the folder and the groups of each source; a cell may hold several groups."""
    found = {}
    for word, mark in (("folder", None), ("groups", ";")):
        column = sheet[word]
        if column is not None:
            pairs = pd.DataFrame({"source": rows, "set": column[rows.index]}).dropna()
            for source, cell in pairs.drop_duplicates().itertuples(index=False):
                pieces = cell.replace("\n", mark).split(mark) if mark else [cell.replace(";", ",")]
                found.setdefault(source, {}).update(dict.fromkeys(filter(None, map(tidy, pieces))))
    return {source: ";".join(sets) for source, sets in found.items()}


def traits(rows, names, extras):
    """Take the columns that say one thing of each source.

    Parameters
    ----------
    rows : Series
        The source of each row.
    names : list of str
        The sources.
    extras : dict
        Name -> cells, of columns that are kept as they are; those that become a column of the
        sources are taken out.

    Returns
    -------
    dict
        Name -> a cell for each source.

    Examples
    --------
    >>> rows = pd.Series(["A", "A", "B"])
    >>> extras = {"facility": pd.Series(["F1", "F1", None]), "memo": pd.Series(list("abc"))}
    >>> traits(rows, ["A", "B"], extras), list(extras)
    ({'facility': ['F1', None]}, ['memo'])
    """
    known = {heading(name) for name in SOURCES}
    number = {name: n for n, name in enumerate(names)}
    values = Values({name: _bare(name) for name in extras})
    for name in [name for name in extras if heading(name) in known or name != _bare(name)]:
        cells = pd.DataFrame({"source": rows, "cell": extras[name].reindex(rows.index)})
        cells = cells.dropna().drop_duplicates()
        if cells["source"].is_unique:
            for source, cell in cells.itertuples(index=False):
                values.own(number[source], [Value(name, cell)])
            del extras[name]
    found = values.columns()
    return {name: [cells.get(n) for n in range(len(names))] for name, cells in found.items()}


def _bare(name):
    return next((name.removeprefix(each) for each in _VARIABLE if name.startswith(each)), name)


def sources(names, texts, columns):
    """Make the table of sources.

    Parameters
    ----------
    names : list of str
        Their identifiers.
    texts : dict
        Identifier -> frozen text, for those that have one.
    columns : dict
        Name -> a cell for each.

    Returns
    -------
    DataFrame
        Columns source, kind, length, text, text_sha256, and these.

    Examples
    --------
    >>> sources(["I07"], {"I07": "Words."}, {})[["source", "kind", "length"]].values.tolist()
    [['I07', 'interview', 6]]
    """
    words = [texts.get(name) for name in names]
    cells = {
        "source": names,
        "kind": ["interview"] * len(names),
        "length": [None if text is None else len(text) for text in words],
        "text": words,
        "text_sha256": [None if text is None else fingerprint(text) for text in words],
    }
    cells |= columns
    cells["kind"] = [kind or "interview" for kind in cells["kind"]]
    types = {name: "Int64" if name == "length" else "str" for name in cells}
    return pd.DataFrame(cells, dtype=object).astype(types)
