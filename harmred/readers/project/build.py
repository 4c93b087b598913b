"""Makes the tables of a study from what a project holds."""

from ...study import TABLES, Study
from .codes import codebook
from .counts import Made, counted
from .names import tidy
from .parts import turns
from .segments import segments
from .sources import sources
from .values import ASIDE

_ENDINGS = (".qdpx", ".qda", ".qde", ".qdc", ".rqda", ".sqlite3")


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
    >>> from harmred.readers.project.project import Project
    >>> build(Project(), Path("visits.qdpx")).name
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
        sources, codebook, segments; turns, where cases cover parts of sources.
    parts : Made
        What the ledger counts.

    Examples
    --------
    >>> from harmred.readers.project.project import Project
    >>> sorted(made(Project())[0])
    ['codebook', 'segments', 'sources', 'turns']
    """
    kept = [source for source in project.sources if source.unread is None]
    said = sources(kept, project)
    book, known = codebook(project.codes)
    ids = said.table["source"].tolist()
    marks = segments(kept, ids, project, known, book)
    spoken, about = turns(kept, ids), _decided(said.table, marks.table)
    tables = dict(zip(TABLES, (about, book, marks.table, spoken), strict=False))
    return tables, Made(kept, ids, known, marks, said)


def _decided(table, segments):
    """Take a variable `coder` for whose marks stand, if it names only people who marked."""
    name = "coder" + ASIDE
    if name in table and table[name].dropna().isin(segments["coder"]).all():
        return table.rename(columns={name: "coder"})
    return table
