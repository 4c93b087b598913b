"""Writes a study in the form that its path asks for, and says what the form cannot hold."""

import warnings
from pathlib import Path

from ..errors import StudyError, one_of
from ..place import keep_apart
from . import codings, refi, wide
from .place import put
from .tables import folder

_FILES = {"codings": codings, "turns": wide, "project": refi}
_ENDINGS = {".csv": "codings", ".qdpx": "project"}


def write(study, path, *, form=None):
    """Write a study: as a folder of tables, a REFI-QDA project, or one flat table.

    ==========  ===========  ================================================================
    form        path         what is written
    ==========  ===========  ================================================================
    "tables"    a folder     everything: sources.csv, codebook.csv, segments.csv, turns.csv and
                             guide.csv (if the study has them), texts/<source>.txt,
                             datapackage.json
    "project"   *.qdpx       texts, codes, passages, coders, memos and variables, for QualCoder,
                             NVivo, ATLAS.ti, MAXQDA; what has no place there is said
    "codings"   *.csv        one row per passage, code and coder, with the words of the passage
    "turns"     *.csv        one row per turn that counts, one column of 0 and 1 per code, by the
                             coder whose marks stand: for R and programs of networks
    ==========  ===========  ================================================================

    A study that stands in a folder already is replaced file by file; whatever else is there
    (claims.toml, figures/, results/) stays. A file is replaced only if harmred wrote it in the
    same form. If anything fails, all is as it was. The same study gives the same bytes.

    Cells of CSV are written exactly. A spreadsheet may take one that begins with `=`, `+`, `-`
    or `@` for a formula: import the file as text.

    Parameters
    ----------
    study : Study
        The study.
    path : path-like
        Where to write. As a folder: a new one, an empty one, or that of a study.
    form : {"tables", "codings", "turns", "project"}, optional
        The form; by default "project" for a path that ends in `.qdpx`, "codings" for `.csv`,
        else "tables".

    Returns
    -------
    Path
        The folder or file.

    Raises
    ------
    StudyError
        If something else stands at the path, two sources would share one text file, or the
        study lacks what the form needs: for turns, a choice of coder; for a project, a text.
    DisclosureError
        If a real study would stand inside the repository of harmred, or where git tracks it.
    ValueError
        If there is no such form, or the path does not end as it asks.

    Warns
    -----
    UserWarning
        Once, if the form leaves something out: what, and how much of it.

    Examples
    --------
    >>> import tempfile
    >>> from harmred import readers, writers
    >>> with tempfile.TemporaryDirectory() as place:
    ...     study = readers.load(writers.new(f"{place}/visits"))
    ...     copy = write(study, f"{place}/copy")
    ...     codings = write(study, f"{place}/codings.csv")
    ...     turns = write(study, f"{place}/turns.csv", form="turns")
    ...     sorted(file.name for file in copy.iterdir())[:3]
    ['codebook.csv', 'datapackage.json', 'guide.csv']
    """
    path = Path(path).expanduser()
    keep_apart(study, path, "a real study")
    form = form or _ENDINGS.get(path.suffix.casefold(), "tables")
    one_of(form, ("tables", *_FILES), "form")
    if form == "tables":
        return folder(study, path)
    file = _FILES[form]
    _free(path, form, file)
    put(file.content(study), path)
    _tell(path, file.lost(study))
    return path


def _free(path, form, file):
    """Refuse a path that does not fit the form, or where something else stands."""
    if path.suffix.casefold() != file.ENDING:
        raise ValueError(
            f"`form={form!r}` needs a path that ends in {file.ENDING!r}; got {path.name!r}."
        )
    if path.exists() and not (path.is_file() and file.ours(path)):
        raise StudyError(
            f"{str(path)!r} is there already, harmred did not write it as {form}, and it was left "
            "as it is.\nName another file."
        )


def _tell(path, lost):
    if lost:
        warnings.warn(
            f"{path.name!r} leaves out what it has no place for: {'; '.join(lost)}.\n"
            "A folder of tables keeps everything: hr.write(study, 'folder').",
            UserWarning,
            stacklevel=3,
        )
