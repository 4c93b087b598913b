"""Files become a study: look at what is there, call the right reader, say what is wrong."""

import os
import warnings
from pathlib import Path

from ..checks import problems
from ..errors import FormatError, StudyError
from ..place import keep_apart
from ..study import Study, plural
from . import sheets, tables
from .looking import reader

VARIABLE = "HARMRED_STUDY"
"""The environment variable that names the study to load where no path is given."""
BUNDLED = Path(__file__).parents[2] / "data" / "synthetic"
"""The invented study, in the repository beside the package; a wheel has none."""
_SHOWN = 5


def load(path=None, *, columns=None):
    """Read a study, and refuse it if its tables contradict one another.

    Parameters
    ----------
    path : path-like, optional
        A folder of tables (sources.csv, codebook.csv, segments.csv ...), or what a program for
        coding keeps or exports: a REFI-QDA project (.qdpx) or codebook (.qdc), a project of
        QualCoder, Taguette or RQDA, a spreadsheet with a row for each coded segment or a column
        of 0 and 1 for each code. `ledger` tells what of it was read. Without a path: the study
        that the environment variable HARMRED_STUDY names, else the invented one that comes with
        the repository.
    columns : dict, optional
        For a spreadsheet: its heading -> what the column holds, as `{"Kod": "code"}`.

    Returns
    -------
    Study
        The study; its repr says which one, and whether it is invented.

    Raises
    ------
    FormatError
        If there is no study at the path, or a table, a text or a project cannot be read.
    ValueError
        If `columns` names a heading that is not there, an unknown word, or no spreadsheet.
    StudyError
        If the tables break a rule that a study must keep; `check` lists every problem.
    DisclosureError
        If a real study is inside the repository of harmred, or where git tracks it.

    Warns
    -----
    UserWarning
        Once, if there are problems that let one work on.

    Examples
    --------
    >>> import tempfile
    >>> from harmred import writers
    >>> with tempfile.TemporaryDirectory() as place:
    ...     load(writers.new(f"{place}/visits"))
    Study 'visits'
      INVENTED DATA, nobody's findings
      1 interview in 1 facility
      1 code
      1 segment by K1
      with texts, with turns, with guide, with facilities
    """
    path = _chosen() if path is None else Path(path).expanduser()
    study, table = look(path, columns)
    if study is not None:
        keep_apart(study, path, "the study")
    wrong = table[table["severity"] == "error"]
    doubtful = table[table["severity"] == "warning"]
    if len(wrong):
        refusal = FormatError if study is None else StudyError
        also = f" and {plural(len(doubtful), 'warning')}" if len(doubtful) else ""
        raise refusal(_summary(path, wrong, "error", also))
    if len(doubtful):
        warnings.warn(_summary(path, doubtful, "warning"), UserWarning, stacklevel=2)
    return study


def check(study):
    """List what is wrong with a study, one row per problem; no rows: it is sound.

    Parameters
    ----------
    study : Study or path-like
        A study, or where it is.

    Returns
    -------
    DataFrame
        Columns severity (`error`, `warning`, `note`), file, row (as a spreadsheet numbers it:
        the headings are row 1), column, problem, remedy; the worst first.

    Raises
    ------
    FormatError
        If there is no study at the path, or it is a project that cannot be read.

    Examples
    --------
    >>> import tempfile
    >>> from harmred import writers
    >>> with tempfile.TemporaryDirectory() as place:
    ...     len(check(writers.new(f"{place}/visits")))
    0
    """
    if isinstance(study, Study):
        return problems(study)
    return look(study)[1]


def _chosen():
    if os.environ.get(VARIABLE):
        return Path(os.environ[VARIABLE]).expanduser()
    if tables.is_study(BUNDLED):
        return BUNDLED
    raise StudyError(
        "the invented study is not here: it is in the repository, not in the installed package.\n"
        f"Install the repository in place (pip install -e .), or name a study: "
        f"hr.load('my_study'), or the environment variable {VARIABLE}."
    )


def look(path, columns=None):
    """Read a study, and list what is wrong with it.

    Parameters
    ----------
    path : path-like
        Where it is.
    columns : dict, optional
        As `load` takes it.

    Returns
    -------
    study : Study or None
        None where a table or a text cannot be read.
    problems : DataFrame
        As `check` returns it.

    Raises
    ------
    FormatError
        If there is no study at the path, or a file of another program cannot be read.

    Examples
    --------
    >>> look(BUNDLED)[0].name
    'harmred-synthetic-mixed'
    """
    path = Path(path).expanduser()
    if not path.exists():
        named = f" (named by {VARIABLE})" if str(path) == os.environ.get(VARIABLE) else ""
        raise FormatError(
            f"there is no file or folder {str(path)!r}{named}.\n"
            "A study is a folder of tables, or a project of a program for coding; "
            "`harmred new FOLDER` starts one."
        )
    try:
        return _looked(path, columns)
    except OSError as error:
        raise FormatError(
            f"{path.name!r} cannot be read: {error.strerror or error}.\n"
            "Look whether you may read it, and whether its disk is there."
        ) from error


def _looked(path, columns):
    ours = tables.is_study(path)
    read = tables.read if ours else reader(path)
    if columns and read is not sheets.read:
        raise ValueError(
            f"`columns` names the columns of a spreadsheet, and {path.name!r} is none."
        )
    if ours:
        return read(path)
    study = read(path, columns) if columns else read(path)
    return study, problems(study)


def _summary(path, table, word, more=""):
    shown = table.head(_SHOWN)
    lines = [
        f"  {file}{'' if row is None else f' row {row}'}: {problem}"
        for file, row, problem in zip(
            shown["file"],
            shown["row"].astype(object).where(shown["row"].notna(), None),
            shown["problem"],
            strict=True,
        )
    ]
    if len(table) > _SHOWN:
        lines.append(f"  and {len(table) - _SHOWN:,} more")
    head = f"{path.resolve().name!r} has {plural(len(table), word)}{more}."
    return "\n".join(
        [head, *lines, f"{shown['remedy'].iloc[0]}\nhr.check(path) lists every problem at once."]
    )
