"""Taguette projects: one database, with documents as HTML and a log of who marked what."""

from ...errors import FormatError, said
from ..database import is_database, opened
from ..project.build import build
from ..project.project import Project
from ..stored.cells import key, words
from .elements import codes, sources
from .log import Log
from .marks import Marks

ORIGIN = "Taguette"
TABLES = {
    "documents": ("id", "name", "contents", "project_id"),
    "tags": ("id", "path"),
    "highlights": ("id", "document_id", "start_offset", "end_offset"),
    "highlight_tags": ("highlight_id", "tag_id"),
}
"""The tables by which the database is known, and the columns that all versions have."""
_SHOWN = 5
_REMEDY = 'In Taguette, choose "Project info" and "Export project", which saves a .sqlite3 file.'


def read(path):
    """Read a Taguette project.

    Parameters
    ----------
    path : Path
        The file, of any version.

    Returns
    -------
    Study
        Its texts, tags and highlights, and a ledger of what else it held. A code is a tag as it
        is written: a dot in it is a habit, and no hierarchy. The coder of a mark is who gave the
        highlight that tag, by the log of the project; a project that Taguette exported has one
        user for all, `admin`. What was written of a document stands in the column `description`.

    Raises
    ------
    FormatError
        If it is not such a project, is damaged, holds no document, or several projects.

    Examples
    --------
    >>> import pathlib, sqlite3, tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     path = pathlib.Path(place, "visits.sqlite3")
    ...     with sqlite3.connect(path) as made:
    ...         for table, columns in TABLES.items():
    ...             _ = made.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
    ...         row = (1, "I07", "<p>She said no.</p>", 1)
    ...         _ = made.execute("INSERT INTO documents VALUES (?, ?, ?, ?)", row)
    ...     made.close()
    ...     read(path).sources["source"].tolist()
    ['I07']
    """
    if not is_database(path):
        problem = f"{path.name!r} is not a Taguette project: it is no database"
        raise FormatError(f"{problem}.\n{_REMEDY}")
    with opened(path) as database:
        for table, columns in TABLES.items():
            if not database.has(table, *columns):
                lacking = f"a table {table!r} with the columns {', '.join(columns)}"
                raise database.refusal(f"is not a Taguette project: it lacks {lacking}", _REMEDY)
        number, name = _chosen(database)
        project = Project(name, ORIGIN)
        codes(database, project, number)
        sources(database, project, Marks(database, Log(database, project)))
    return build(project, path)


def _chosen(database):
    """Return the number and the name of the one project that has documents."""
    rows = database.rows("projects", ["id", "name"], order="id")
    names = {key(own): words(name) for own, name in rows}
    held = list(
        dict.fromkeys(key(own) for (own,) in database.rows("documents", ["project_id"], order="id"))
    )
    if not held:
        raise database.refusal("holds no document", "Import the transcripts into the project.")
    if len(held) > 1:
        named = ", ".join(said(names.get(own) or f"project {own}") for own in held[:_SHOWN])
        more = f" and {len(held) - _SHOWN:,} more" * (len(held) > _SHOWN)
        problem = f"holds {len(held):,} projects ({named}{more}), and a study is one"
        raise database.refusal(problem, f"Export the one you want. {_REMEDY}")
    return held[0], names.get(held[0], "")
