"""Every rule that a study must keep; a table with one row per problem."""

import pandas as pd

from .codebook import of_codebook
from .coders import of_coders
from .codes import of_codes
from .columns import of_columns
from .facets import of_facets
from .invented import of_invented
from .positions import of_positions
from .references import of_references
from .report import NONE, SEVERITIES
from .texts import of_texts
from .turns import of_turns

_TABLES = (of_columns, of_references, of_codebook)
_CODING = (of_positions, of_codes, of_facets, of_coders)
_FAMILIES = (*_TABLES, *_CODING, of_texts, of_turns)


def problems(study, *, rows=None, declared=None):
    """Return what is wrong with a study, one row per problem; no rows: it is sound.

    Parameters
    ----------
    study : Study
        The study.
    rows : dict, optional
        Table -> where each of its rows stood in the file, where rows were left out on reading.
    declared : bool, optional
        What the file says of the study: invented or not.

    Returns
    -------
    DataFrame
        Columns severity (`error`, `warning`, `note`), file, row (as a spreadsheet numbers it;
        the headings are row 1), column, problem, remedy; the worst first.

    Examples
    --------
    >>> from harmred import readers, writers
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     study = readers.load(writers.new(f"{place}/visits"))
    >>> len(problems(study))
    0
    """
    frames = [frame for family in _FAMILIES for frame in family(study)]
    table = gather([*frames, *of_invented(study, declared)])
    for name, places in (rows or {}).items():
        here = (table["file"] == f"{name}.csv") & (table["row"] > 1).fillna(False)
        table.loc[here, "row"] = places[table.loc[here, "row"].astype(int) - 2]
    return table


def gather(frames):
    """Put problems together: errors, warnings, notes; then by file and row.

    Parameters
    ----------
    frames : iterable of DataFrame
        Problems, as `found` returns them.

    Returns
    -------
    DataFrame
        All of them.

    Examples
    --------
    >>> from harmred.checks.report import found
    >>> note, error = (found(word, "a.csv", 2, None, "", "") for word in ("note", "error"))
    >>> gather([note, error])["severity"].tolist()
    ['error', 'note']
    """
    table = pd.concat([NONE, *(frame for frame in frames if len(frame))])
    table["bad"] = table["severity"].map(SEVERITIES.index)
    order = ["bad", "file", "row"]
    return table.sort_values(order, kind="stable", ignore_index=True).drop(columns="bad")
