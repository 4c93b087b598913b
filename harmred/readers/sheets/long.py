"""Reads coded segments, a row each, into a study."""

import pandas as pd

from ...study import Study, columns
from ..ledger import NOTE
from ..numbers import whole
from ..project.places import some
from ..project.segments import NOBODY
from .account import Account
from .applied import applied
from .dates import half_years
from .documents import documents, sources, traits
from .facets import with_facets
from .headings import SEGMENTS
from .places import hints, places
from .texts import beside

EXCERPT = "excerpt"
"""The column of segments that keeps the words of a passage without a place."""
READ = {
    *("source", "folder", "groups", "code", "codes", "category", "start", "end", "coder"),
    *("paragraph_start", "paragraph_end", *SEGMENTS),
}
"""What a sheet of segments is read for; the rest is kept as it is."""


def of_codings(sheet, path):
    """Make a study of a sheet of coded segments.

    Parameters
    ----------
    sheet : Sheet
        Has a source and a code for each row, or a column for each code.
    path : Path
        Where it stands, perhaps with texts beside it.

    Returns
    -------
    Study
        With its ledger.

    Examples
    --------
    >>> from pathlib import Path
    >>> from harmred.readers.sheets.grid import Grid
    >>> from harmred.readers.sheets.sheet import Sheet
    >>> cells = pd.DataFrame([["I07", "a", "Ana"]], index=[2], dtype="str")
    >>> grid = Grid(cells, ["Document", "Code", "Author"])
    >>> of_codings(Sheet(grid), Path("/nowhere/visits.csv")).segments["coder"].tolist()
    ['Ana']
    """
    account = Account(sheet)
    whose = documents(sheet, account)
    extras = sheet.extras(_read(sheet), _taken())
    told = traits(whose.rows, list(whose.names), extras)
    table, book = applied(sheet, whose.rows.index, account)
    texts, found = beside(path, whose.names)
    account.skipped["texts"]["of no document of the sheet"] = found - len(texts)
    marks = _marks(sheet, table, whose, account)
    placed = places(marks, texts, sheet.program)
    segments = _segments(sheet, table, (marks, placed, extras), account)
    rows = sources(list(whose.names), placed.texts, _lengths(told, whose, segments, placed))
    account.kept(extras, "segments")
    account.add("texts", found)
    account.sources(rows)
    account.positions(marks["source"], placed)
    book = with_facets(book, segments)
    return Study(path.stem, rows, book, segments, origin=path, ledger=account.ledger())


def _read(sheet):
    """Return the words for what is read; the words of a turn are the excerpt, if none is there."""
    words = {EXCERPT, "text"} - ({"text"} if EXCERPT in sheet.words else set())
    date = sheet["date"]
    if date is not None and "coded_half_year" not in sheet.words and half_years(date) is not None:
        words.add("date")
    return READ | words


def _taken():
    return [*columns("segments"), "paragraph_start", "paragraph_end", EXCERPT, NOTE]


def _marks(sheet, table, whose, account):
    """Return what tells where each coding stands."""
    words = sheet[EXCERPT] if EXCERPT in sheet.words else sheet["text"]
    blank = pd.Series(None, index=sheet.cells.index, dtype="str")
    span = sheet["range"]
    columns = {
        "source": whose.rows,
        "excerpt": blank if words is None else words,
        **{side: _number(sheet, side, account) for side in ("start", "end")},
        "near": hints(blank if span is None else span),
        "paragraph": _number(sheet, "paragraph_start", None),
    }
    rows = pd.DataFrame({name: each[whose.rows.index] for name, each in columns.items()})
    return rows.loc[table["row"]].reset_index(drop=True)


def _number(sheet, word, account):
    column = sheet[word]
    if column is None:
        return pd.Series(pd.NA, index=sheet.cells.index, dtype="Int64")
    numbers, wrong = whole(column, "")
    if account is not None and len(wrong):
        at = some([f"row {row}" for row in wrong["row"]])
        account.remarks["rows"].append(f"{len(wrong):,} with no whole number as {word} ({at})")
    return numbers


def _segments(sheet, table, parts, account):
    marks, placed, extras = parts
    at = table["row"]
    there = placed.start >= 0
    cells = {
        "source": marks["source"],
        "start": pd.Series(placed.start, dtype="Int64").where(there),
        "end": pd.Series(placed.end, dtype="Int64").where(there),
        "code": table["code"],
        "coder": _coder(sheet, at, account),
    }
    for word in (*SEGMENTS, "paragraph_start", "paragraph_end"):
        if word in sheet.words:
            cells[word] = sheet[word].loc[at].array
    if "date" in _read(sheet):
        cells["coded_half_year"] = half_years(sheet["date"]).loc[at].array
    cells |= {name: column.loc[at].array for name, column in extras.items()}
    lost = marks["excerpt"].where(~pd.Series(there))
    if lost.notna().any():
        cells[EXCERPT] = lost
    if any(placed.note):
        cells[NOTE] = pd.array(placed.note, dtype="str")
    return pd.DataFrame(cells)


def _coder(sheet, at, account):
    coder = pd.Series(dtype="str") if sheet["coder"] is None else sheet["coder"].loc[at]
    if coder.isna().all():
        account.remarks["coders"].append(f"the sheet names none: {NOBODY}")
    account.add("coders", coder.nunique())
    return coder.fillna(NOBODY).array if len(coder) else NOBODY


def _lengths(told, whose, segments, placed):
    """Give a source without a text the length that its passages need, unless the sheet says it."""
    columns = dict(told)
    if whose.sets:
        columns["sets"] = [whose.sets.get(name) for name in whose.names]
    ends = segments.groupby("source")["end"].max()
    lengths = [
        len(placed.texts[name]) if name in placed.texts else ends.get(name, pd.NA)
        for name in whose.names
    ]
    if any(map(pd.notna, lengths)):
        columns["length"] = [None if pd.isna(each) else int(each) for each in lengths]
    return columns
