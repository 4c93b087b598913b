"""QualCoder projects: a folder `name.qda` with the database `data.qda`, of any version."""

from ...errors import FormatError
from ...naming import DATABASE
from ..conventions import habit
from ..database import is_database, opened
from ..project.build import build
from ..project.project import Project
from ..stored.people import People
from ..stored.texts import Texts
from .elements import cases, codes, notes, sources, values
from .marks import marks

ORIGIN = "QualCoder"
TABLES = {
    "source": ("id", "name", "fulltext"),
    "code_name": ("cid", "name"),
    "code_text": ("cid", "fid", "pos0", "pos1"),
}
"""The tables by which the database is known, and the columns that all versions have."""
_FOLDER = ".qda"
_REMEDY = "Name the folder 'name.qda' of a QualCoder project, or the file 'data.qda' in it."


def read(path):
    """Read a QualCoder project.

    Parameters
    ----------
    path : Path
        Its folder, or the database in it.

    Returns
    -------
    Study
        Its texts, codes, codings, cases and attributes, and a ledger of what else it held. What
        cases cover only in part becomes turns. The name of a study is that of the folder.

    Raises
    ------
    FormatError
        If it is not such a project, is damaged, or holds no text.

    Examples
    --------
    >>> import pathlib, sqlite3, tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     path = pathlib.Path(place, "data.qda")
    ...     with sqlite3.connect(path) as made:
    ...         _ = made.execute("CREATE TABLE source (id, name, fulltext)")
    ...         _ = made.execute("CREATE TABLE code_name (cid, name)")
    ...         _ = made.execute("CREATE TABLE code_text (cid, fid, seltext, pos0, pos1)")
    ...         _ = made.execute("INSERT INTO source VALUES (1, 'I07.txt', 'She said no.')")
    ...     made.close()
    ...     read(path).sources["source"].tolist()
    ['I07']
    """
    path = path.absolute()
    file = path / DATABASE if path.is_dir() else path
    if not is_database(file):
        raise FormatError(
            f"{path.name!r} is not a QualCoder project: no database there.\n{_REMEDY}"
        )
    project = Project(_name(path), ORIGIN)
    with opened(file) as database:
        for table, columns in TABLES.items():
            if not database.has(table, *columns):
                said = f"a table {table!r} with the columns {', '.join(columns)}"
                raise database.refusal(f"is not a QualCoder project: it lacks {said}", _REMEDY)
        _collect(database, project)
    if all(source.unread is not None for source in project.sources):
        raise FormatError(
            f"{path.name!r} holds no text, and harmred reads texts only"
            f" ({len(project.sources):,} other sources).\n"
            "Import the transcripts into the project."
        )
    return build(project, path)


def _collect(database, project):
    people, texts = People(project), Texts(project, habit(ORIGIN))
    for (name,) in database.rows("coder_names", ["name"]):
        people.number(name)
    codes(database, project)
    sources(database, texts)
    values(database, project, texts.sources, cases(database, project, texts))
    notes(database, project)
    marks(database, project, people, texts)
    texts.finish()


def _name(path):
    """Return the name of the project: that of its folder, which travels with it."""
    around = path if path.is_dir() else path.parent
    own = around.name.casefold().endswith(_FOLDER)
    return around.name if own else path.name
