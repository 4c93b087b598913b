"""What schema.json asks of each column: required, among, pattern, least value, unique."""

import pandas as pd

from ..study import REASONS, TABLES, columns, schema
from .report import NONE, at, found
from .wording import said


def of_columns(study):
    """Check every column of every table against schema.json.

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
    >>> sum(len(problems) for problems in of_columns(study))
    0
    """
    for table in TABLES:
        frame = getattr(study, table)
        if frame is None:
            continue
        for column in columns(table).values():
            yield from _constraints(f"{table}.csv", column, frame[column["name"]])
        yield _keys(table, frame)
    if study.sources.empty:
        yield found("error", "sources.csv", 1, "source", "there is no source", "Add a row.")


def _constraints(file, column, values):
    rules = column.get("constraints", {})
    if rules.get("required"):
        yield _required(file, column, values)
    given = values.notna() & ~values.isin(REASONS)
    for rule, test in (("enum", _among), ("pattern", _follows), ("minimum", _reaches)):
        if rule in rules:
            wrong = given & ~test(values, rules[rule])
            expected = _expected(column["name"], rule, rules[rule])
            problem = [f"{expected}; got {said(value)}" for value in values[wrong]]
            yield found(
                "error", file, at(wrong), column["name"], problem, f"{column['description']}"
            )


def _required(file, column, values):
    name, empty = column["name"], values.isna() | values.isin(REASONS)
    row, where = (1, " in every row") if len(values) and empty.all() else (at(empty), "")
    return found(
        "error", file, row, name, f"'{name}' is empty{where}", f"Fill it. {column['description']}"
    )


def _among(values, allowed):
    return values.isin(allowed)


def _follows(values, pattern):
    return values.str.fullmatch(pattern, na=False)


def _reaches(values, least):
    return (values >= least).fillna(False).astype(bool)


def _expected(name, rule, limit):
    if rule == "enum":
        return f"'{name}' must be one of {', '.join(map(repr, limit))}"
    return f"'{name}' must " + (f"follow {limit}" if rule == "pattern" else f"be at least {limit}")


def _keys(table, frame):
    key = schema()[table].get("primaryKey", [])
    if not key:
        return NONE
    given = frame[key].notna().all(axis=1)
    again = frame.duplicated(key) & given
    # A table may have columns of any name, `index` too.
    rows = frame.index.to_series()[given]
    first = rows.groupby([frame.loc[given, name] for name in key]).first()
    cells = frame.loc[again, key]
    earlier = first.reindex(pd.MultiIndex.from_frame(cells) if len(key) > 1 else cells[key[0]])
    problem = [
        f"{key[-1]} {said(cell)} stands in row {row + 2} already"
        for cell, row in zip(cells[key[-1]], earlier, strict=True)
    ]
    remedy = f"Keep one row per {' and '.join(key)}."
    return found("error", f"{table}.csv", at(again), key[-1], problem, remedy)
