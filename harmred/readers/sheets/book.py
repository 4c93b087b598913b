"""Reads a codebook alone: codes, what they mean, and those above them."""

import pandas as pd

from ...study import NEEDED, Study, columns
from ..cells import heading
from .account import Account
from .sheet import named
from .tree import nested, path_of, planted

NAMELESS, AGAIN = "without a code", "of a code that stands there already"
_READ = {"code", "category", "label"}


def of_book(sheet, path):
    """Make a study of a codebook: it has no sources and no segments.

    Parameters
    ----------
    sheet : Sheet
        A row for each code.
    path : Path
        Where it stands.

    Returns
    -------
    Study
        With its ledger; what else the sheet says of codes is kept in the codebook.

    Examples
    --------
    >>> from pathlib import Path
    >>> from harmred.readers.sheets.grid import Grid
    >>> from harmred.readers.sheets.sheet import Sheet
    >>> cells = pd.DataFrame([["Harm > street", "Outside."]], index=[2], dtype="str")
    >>> study = of_book(Sheet(Grid(cells, ["Code", "Definition"])), Path("book.csv"))
    >>> study.codebook[["code", "parent", "definition_en"]].values.tolist()
    [['Harm', nan, nan], ['street', 'Harm', 'Outside.']]
    """
    account = Account(sheet)
    names = named(sheet["code"]).dropna()
    account.skipped["rows"][NAMELESS] = len(sheet.cells) - len(names)
    keys = _keys(sheet, names)
    again = keys.duplicated()
    account.skipped["rows"][AGAIN] = int(again.sum())
    keys = keys[~again]
    meant = next((word for word in ("definition", "memo") if word in sheet.words), None)
    told = _by(keys, sheet[meant]) if meant else {}
    book, ids = _planted(sheet, list(keys), told)
    extras = sheet.extras(_READ | {meant} - {None}, ("code", "parent"))
    label = sheet["label"]
    if label is not None:
        book = _put(book, ids, keys, {"label_en": label})
    book = _put(book, ids, keys, _own(extras))
    account.kept(extras, "codebook")
    account.add("codes", len(book))
    nothing = {name: pd.DataFrame(columns=list(NEEDED[name])) for name in ("sources", "segments")}
    return Study(path.stem, codebook=book, **nothing, origin=path, ledger=account.ledger())


def _keys(sheet, names):
    """Return what tells codes apart: the path of each, or its name and the one above it."""
    above = sheet["category"]
    if above is None:
        keys = [path_of(name, sheet.split()) for name in names]
    else:
        over = named(above)[names.index]
        keys = list(zip(names, over.astype(object).where(over.notna(), None), strict=True))
    return pd.Series(keys, index=names.index, dtype=object)


def _planted(sheet, keys, told):
    if "category" in sheet.words:
        return nested(keys, told)
    return planted(keys, set(keys), told)


def _by(keys, column):
    cells = column[keys.index].astype(object)
    return dict(zip(keys, cells.where(cells.notna(), None), strict=True))


def _own(extras):
    """Give columns of our own codebook their names."""
    known = {heading(name): name for name in columns("codebook")}
    return {known.get(heading(name), name): column for name, column in extras.items()}


def _put(book, ids, keys, columns):
    """Put cells where their code stands in the codebook; they win over what is there."""
    rows = {code: at for at, code in enumerate(book["code"])}
    places = [rows[ids[key]] for key in keys]
    for name, column in columns.items():
        cells = pd.Series(column[keys.index].array, index=places).reindex(book.index)
        book = book.assign(**{name: cells.fillna(book[name]) if name in book else cells})
    return book
