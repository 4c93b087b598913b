"""Gives the cells of a table their columns: headings known and unknown, texts and numbers."""

import pandas as pd

from ..checks.report import found
from ..errors import meant, said
from ..naming import DERIVED
from ..study import NEEDED, columns
from .cells import clean, heading
from .numbers import whole


def headed(raw, table):
    """Put the columns of a table under their headings.

    Parameters
    ----------
    raw : DataFrame
        Cells by row of the spreadsheet; the first row holds the headings.
    table : str
        Which table.

    Returns
    -------
    frame : DataFrame
        The rows below the headings; columns that the study needs are there, if only empty.
    problems : list of DataFrame
        What is wrong with the headings.

    Examples
    --------
    >>> raw = pd.DataFrame([["CODE", None], ["a", None]], index=[1, 2], dtype="str")
    >>> headed(raw, "codebook")[0].to_dict("index")
    {2: {'code': 'a'}}
    """
    file, data = f"{table}.csv", raw.iloc[1:]
    known = {heading(name): name for name in columns(table)}
    names = clean(raw.iloc[0])
    names = names.map(lambda cell: known.get(heading(cell), cell), na_action="ignore")
    twice = names.duplicated() & names.notna()
    problem = [f"two columns are called {said(name)}" for name in names[twice]]
    ones = [1] * len(problem)
    reports = [found("error", file, ones, names[twice].tolist(), problem, "Rename one.")]
    reports.append(_loose(data.loc[:, names.isna()], file))
    keep = names.notna() & ~twice
    frame = data.loc[:, keep].set_axis(names[keep].tolist(), axis=1)
    absent = [name for name in NEEDED[table] if name not in frame]
    reports.append(_lacking([name for name in absent if name not in DERIVED], frame, table))
    return frame.assign(**dict.fromkeys(absent)), reports


def _loose(nameless, file):
    rows = nameless.index[nameless.apply(clean).notna().any(axis=1)]
    problem = "a value stands in a column without a heading"
    remedy = "Give it a heading, or put quotation marks around cells that hold the separator."
    return found("error", file, rows, None, problem, remedy)


def _lacking(names, frame, table):
    hints = meant(names, set(frame) - set(columns(table)), "it has")
    problem = [f"the column '{name}' is missing{h}" for name, h in zip(names, hints, strict=True)]
    return found("error", f"{table}.csv", [1] * len(names), names, problem, "Add the column.")


def typed(frame, table):
    """Tidy the cells of a table, and read its whole numbers.

    Parameters
    ----------
    frame : DataFrame
        Cells as they stand in the file, by row of the spreadsheet.
    table : str
        Which table.

    Returns
    -------
    frame : DataFrame
        The same without blank rows; missing where there is nothing to read.
    problems : list of DataFrame
        Cells that should hold whole numbers and do not.

    Examples
    --------
    >>> typed(pd.DataFrame({"turn": [" 1 ", " "]}), "turns")[0]["turn"].tolist()
    [1]
    """
    described, reports = columns(table), []
    words = {
        name: cells if name == "text" else clean(cells, "separator" in described.get(name, {}))
        for name, cells in frame.astype("str").items()
    }
    tidy = pd.DataFrame(words).dropna(how="all")
    for name in tidy:
        if described.get(name, {}).get("type") == "integer":
            tidy[name], wrong = whole(tidy[name], f"{table}.csv")
            reports.append(wrong)
    return tidy, reports
