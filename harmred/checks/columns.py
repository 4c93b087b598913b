"""What schema.json asks of each column: required, among, pattern, least value, unique."""

from ..errors import said
from ..study import TABLES, columns, known, schema
from .report import found


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
        if "primaryKey" in schema()[table]:
            yield _keys(f"{table}.csv", schema()[table]["primaryKey"], frame)
    if study.sources.empty:
        yield found("note", "sources.csv", 1, "source", "there is no source yet", "Add a row.")


def _constraints(file, column, values):
    name, rules = column["name"], column.get("constraints", {})
    if rules.get("required"):
        yield _required(file, column, values)
    for expected, wrong in _broken(known(values).dropna(), rules):
        problem = [f"'{name}' must {expected}; got {said(value)}" for value in wrong]
        yield found("error", file, wrong.index + 2, name, problem, column["description"])


def _required(file, column, values):
    empty = known(values).isna()
    row, where = empty.index[empty] + 2, ""
    if len(values) and empty.all():
        row, where = 1, " in every row"
    problem, remedy = f"'{column['name']}' is empty{where}", f"Fill it. {column['description']}"
    return found("error", file, row, column["name"], problem, remedy)


def _broken(values, rules):
    """Yield what each rule expects, and the values that do not keep it."""
    if "enum" in rules:
        among = rules["enum"]
        yield f"be one of {', '.join(map(repr, among))}", values[~values.isin(among)]
    if "pattern" in rules:
        yield f"follow {rules['pattern']}", values[~values.str.fullmatch(rules["pattern"])]
    if "minimum" in rules:
        yield f"be at least {rules['minimum']}", values[values < rules["minimum"]]


def _keys(file, key, frame):
    given = frame[key].dropna()
    first = given.assign(row=given.index).groupby(key)["row"].transform("first")
    again = given[key[-1]][first < given.index]
    problem = [
        f"{key[-1]} {said(cell)} stands in row {first[row] + 2} already"
        for row, cell in again.items()
    ]
    remedy = f"Keep one row per {' and '.join(key)}."
    return found("error", file, again.index + 2, key[-1], problem, remedy)
