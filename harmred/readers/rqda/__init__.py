"""RQDA projects (.rqda): one database, in which what was deleted stays, marked so."""

from ...errors import FormatError
from ..conventions import habit
from ..database import is_database, opened
from ..project.build import build
from ..project.project import Project
from ..stored.deleted import counted
from ..stored.people import People
from ..stored.texts import Texts
from .elements import cases, codes, groups, notes, sources, values
from .live import Live
from .marks import marks

ORIGIN = "RQDA"
TABLES = {
    "source": ("id", "name", "file"),
    "freecode": ("id", "name"),
    "coding": ("cid", "fid", "selfirst", "selend"),
}
"""The tables by which the database is known, and the columns that all versions have."""
_REMEDY = "Name the file 'name.rqda' that the program saved."


def read(path):
    """Read a RQDA project.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    Study
        Its texts, codes, codings, cases and attributes, and a ledger of what else it held. What
        was deleted in the program is not read, and counted. A code in several categories stands
        below the first; the column `other_themes` names the others. Codings of the second table
        have a coder of their own, `name (second coding)`.

    Raises
    ------
    FormatError
        If it is not such a project, is damaged, or holds no text.

    Examples
    --------
    >>> import pathlib, sqlite3, tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     path = pathlib.Path(place, "visits.rqda")
    ...     with sqlite3.connect(path) as made:
    ...         _ = made.execute("CREATE TABLE source (id, name, file, status)")
    ...         _ = made.execute("CREATE TABLE freecode (id, name, status)")
    ...         _ = made.execute("CREATE TABLE coding (cid, fid, seltext, selfirst, selend)")
    ...         _ = made.execute("INSERT INTO source VALUES (1, 'I07', 'She said no.', 1)")
    ...     made.close()
    ...     read(path).sources["source"].tolist()
    ['I07']
    """
    if not is_database(path):
        raise FormatError(f"{path.name!r} is not a RQDA project: it is no database.\n{_REMEDY}")
    project = Project(path.name, ORIGIN)
    with opened(path) as database:
        for table, columns in TABLES.items():
            if not database.has(table, *columns):
                said = f"a table {table!r} with the columns {', '.join(columns)}"
                raise database.refusal(f"is not a RQDA project: it lacks {said}", _REMEDY)
        live = Live(database)
        _collect(live, project)
    if not project.sources:
        raise FormatError(
            f"{path.name!r} holds no text ({live.deleted['texts']:,} deleted ones).\n"
            "Import the transcripts into the project."
        )
    return counted(build(project, path), live.deleted)


def _collect(live, project):
    people, texts = People(project), Texts(project, habit(ORIGIN))
    codes(live, project)
    sources(live, texts)
    values(live, project, texts.sources, cases(live, project, texts))
    groups(live, project)
    notes(live, project)
    marks(live, project, people, texts)
    texts.finish()
