"""Reads a folder of CSV tables into a study, and says all that is wrong with it at once."""

import re
import unicodedata

import pandas as pd

from ..checks import gather, problems
from ..checks.report import found
from ..naming import ESSENTIAL, LEDGER
from ..study import TABLES, Study, columns, conform
from .columns import headed, typed
from .encoding import decode
from .ledger import read_ledger
from .package import read_package
from .rows import rows
from .texts import read_texts


def is_study(folder):
    """Tell whether a folder holds any of the tables that a study needs.

    Parameters
    ----------
    folder : Path
        The folder.

    Returns
    -------
    bool
        Whether there is something to read.

    Examples
    --------
    >>> import pathlib
    >>> is_study(pathlib.Path("/nowhere"))
    False
    """
    return folder.is_dir() and any(name in _inside(folder) for name in ESSENTIAL)


def _inside(folder):
    return {unicodedata.normalize("NFC", path.name).lower(): path for path in folder.iterdir()}


def read(folder):
    """Read a folder of tables.

    Parameters
    ----------
    folder : Path
        Holds sources.csv, codebook.csv, segments.csv; perhaps turns.csv, guide.csv, texts/ and
        datapackage.json.

    Returns
    -------
    study : Study or None
        The study; None where a table or a text cannot be read.
    problems : DataFrame
        Everything that is wrong, as `check` returns it.

    Examples
    --------
    >>> import tempfile
    >>> from harmred import writers
    >>> with tempfile.TemporaryDirectory() as place:
    ...     study, table = read(writers.new(f"{place}/visits"))
    >>> study.name, len(table)
    ('visits', 0)
    """
    inside = _inside(folder)
    name, declared, reports = read_package(inside.get("datapackage.json"))
    frames = {}
    for table in TABLES:
        frames[table], report = _table(inside.get(f"{table}.csv"), table)
        reports += report
    if any(frames[table] is None for table in TABLES[:3]):
        return None, gather(reports)
    places = {table: frame.index.to_numpy() for table, frame in frames.items() if frame is not None}
    sources = conform("sources", frames["sources"])
    frames["sources"], report = read_texts(inside.get("texts"), sources)
    held, doubt = read_ledger(inside.get(LEDGER))
    reports += [report, doubt]
    study = Study(name or folder.resolve().name, **frames, origin=folder, ledger=held)
    mine = gather(reports)
    # What concerns a file rather than a column is a file that could not be read as it stands.
    unreadable = ((mine["severity"] == "error") & mine["column"].isna()).any()
    theirs = _unsaid(problems(study, rows=places, declared=declared), mine)
    return None if unreadable else study, gather([mine, theirs])


def _unsaid(theirs, mine):
    """Leave out what follows from a cell, or a column, that the reader has complained of."""
    cells = mine[mine["column"].notna()]
    cells = set(zip(cells["file"], cells["row"].fillna(1), cells["column"], strict=True))
    places = zip(theirs["file"], theirs["row"].fillna(1), theirs["column"], strict=True)
    new = [not {(file, row, column), (file, 1, column)} & cells for file, row, column in places]
    return theirs[new]


def _table(path, table):
    file = f"{table}.csv"
    if path is None:
        wrong = found(
            "error", file, None, None, f"there is no {file}", "Add it; see `harmred new`."
        )
        return None, [wrong] if file in ESSENTIAL else []
    text, report = decode(path, file)
    if text is None:
        return None, [report]
    try:
        raw = rows(text, columns(table))
    except ValueError as error:
        return None, [report, _uncut(file, error)]
    frame, wrong = headed(raw, table)
    frame, more = typed(frame, table)
    return None if table in TABLES[3:] and frame.empty else frame, [report, *wrong, *more]


def _uncut(file, error):
    if isinstance(error, pd.errors.EmptyDataError):
        return found("error", file, None, None, "the file is empty", "Give it its headings.")
    row = re.search(r"(at row|in line) (\d+)", str(error))
    if row and row[1] == "in line":
        problem = "the row has more cells than there are headings"
        remedy = "Put quotation marks around cells that hold the separator."
        return found("error", file, int(row[2]), None, problem, remedy)
    problem = "a quotation mark is opened and never closed"
    return found("error", file, row and int(row[2]) + 1, None, problem, "Close it, or take it out.")
