"""What a Taguette project holds: tags, and documents with their highlights."""

from ..conventions import habit
from ..positions import Text
from ..project.elements import Value
from ..project.settling import Settling
from ..project.source import Source
from ..stored.cells import key, memo, words
from ..stored.texts import NONE
from .markup import laid_out

_SAID = "description"
_UNREADABLE = "with a character that no number can have"


def codes(database, project, number):
    """Tell a project its tags.

    Parameters
    ----------
    database : Database
        The open database.
    project : Project
        Takes them.
    number : str or None
        Which of the projects of the database it is.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from harmred.readers.project.project import Project
    >>> rows = [(1, 1, "harm.street", "Outside."), (2, 8, "other", "")]
    >>> database = SimpleNamespace(rows=lambda table, columns, order: rows)
    >>> codes(database, project := Project(), "1")
    >>> [(code.key, code.name, code.description) for code in project.codes]
    [('1', 'harm.street', 'Outside.')]
    """
    columns = ["id", "project_id", "path", "description"]
    for own, of, path, said in database.rows("tags", columns, order="id"):
        if key(of) in (number, None):
            project.code(key(own) or "", words(path), description=memo(said))


def sources(database, project, marks):
    """Tell a project its documents with their highlights, and place these.

    Parameters
    ----------
    database : Database
        The open database.
    project : Project
        Takes them.
    marks : Marks
        The highlights.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from harmred.readers.project.elements import Coding
    >>> from harmred.readers.project.project import Project
    >>> rows = [(1, "I07", "", "<p>Ren\u00e9 <b>said</b> no.</p>")]
    >>> database = SimpleNamespace(rows=lambda table, columns, order: rows)
    >>> mark = (6, 10, [Coding(0, 0)], "said")
    >>> marks = SimpleNamespace(of=lambda document: [mark], astray=lambda project: None)
    >>> sources(database, project := Project(), marks)
    >>> source = project.sources[0]
    >>> source.text[source.start[0] : source.end[0]]
    'said'
    """
    settling = Settling(habit(project.origin), whole=True)
    columns = ["id", "name", _SAID, "contents"]
    for own, name, said, contents in database.rows("documents", columns, order="id"):
        source = Source("texts", None, key(own) or "", words(name))
        _describe(project, source, memo(said))
        for mark in marks.of(key(own)):
            project.passage(source, *mark)
        if project.ended(source):
            _settle(settling, source, contents)
    settling.finish()
    marks.astray(project)


def _describe(project, source, said):
    """Keep what was written of a document, in a variable that is there once it is needed."""
    if said:
        if _SAID not in project.variables:
            project.variable(_SAID, _SAID)
        project.value(source, Value(_SAID, said))


def _settle(settling, source, contents):
    text, begins = (None, []) if contents is None else laid_out(words(contents))
    if text is None:
        settling.blind(source, NONE if contents is None else _UNREADABLE)
    else:
        settling.settle(source, Text(text, octets=True))
        # Paragraphs that follow one another without a line end would be one line of talk.
        marks = len(text) - len(source.text)
        source.begins = [begin - marks for begin in begins]
