"""Makes the tables of a study from what a project holds."""

from ...study import Study
from .codes import codebook
from .counts import Made, counted
from .names import tidy
from .segments import segments
from .sources import sources

_ENDINGS = (".qdpx", ".qda", ".qde")


def build(project, path):
    """Make a study.

    Parameters
    ----------
    project : Project
        What was read.
    path : Path
        Where it stands.

    Returns
    -------
    Study
        With its ledger.

    Examples
    --------
    >>> from pathlib import Path
    >>> from harmred.readers.refi.project import Project
    >>> build(Project(None), Path("visits.qdpx")).name
    'visits'
    """
    tables, parts = made(project)
    name = tidy(project.name) or path.name
    for ending in _ENDINGS:
        if name.casefold().endswith(ending):
            name = name[: -len(ending)] or name
    return Study(name, **tables, origin=path, ledger=counted(project, parts))


def made(project):
    """Make the tables, and keep what their making told.

    Parameters
    ----------
    project : Project
        What was read.

    Returns
    -------
    tables : dict
        sources, codebook, segments.
    parts : Made
        What the ledger counts.

    Examples
    --------
    >>> from harmred.readers.refi.project import Project
    >>> sorted(made(Project(None))[0])
    ['codebook', 'segments', 'sources']
    """
    kept = [source for source in project.sources if source.unread is None]
    table, values, cases = sources(kept, project)
    book, known = codebook(project.codes)
    ids = table["source"].tolist()
    marks = segments(kept, ids, project, known)
    tables = {"sources": table, "codebook": book, "segments": marks.table}
    return tables, Made(kept, ids, known, marks, values, cases)
