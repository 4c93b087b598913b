"""The codings and annotations of a QualCoder project, streamed source by source."""

from functools import cache
from itertools import groupby
from operator import itemgetter

from ..project.elements import NOT_TEXT, PAGE, Coding
from ..stored.cells import key, memo, place, words


def marks(database, project, people, texts):
    """Tell a project its codings, those of texts last: they settle the sources.

    Parameters
    ----------
    database : Database
        The open database.
    project : Project
        Takes them.
    people : People
        Who codes.
    texts : Texts
        The sources.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from harmred.readers.project.project import Project
    >>> database = SimpleNamespace(rows=lambda *given, order="": [])
    >>> texts = SimpleNamespace(sources={}, await_passages=list)
    >>> marks(database, project := Project(), None, texts)
    >>> project.found["codings"]
    0
    """
    for table in ("code_image", "code_av"):
        _elsewhere(database, project, people, texts, table)
    for own, start, end in database.rows("annotation", ["fid", "pos0", "pos1"]):
        project.passage(texts.sources.get(key(own)), place(start), place(end), [])
    texts.await_passages(database.rows("code_text", ["fid"]))
    columns = ["fid", "pos0", "pos1", "seltext", "cid", "owner", "memo", "date"]
    coding = _codings(project, people)
    rows = database.rows("code_text", columns, order="fid, rowid")
    for own, source in groupby(rows, itemgetter(0)):
        known = key(own)
        for _, start, end, said, *cells in source:
            texts.passage(known, place(start), place(end), [coding(*cells)], words(said))


def _elsewhere(database, project, people, texts, table):
    """Note the codings of pictures, of audio and video, and of the pages of a pdf."""
    coding = _codings(project, people)
    for own, *cells in database.rows(table, ["id", "cid", "owner", "memo", "date"]):
        source = texts.sources.get(key(own))
        why = PAGE if source is not None and source.kind == "pdfs" else NOT_TEXT
        project.passage(source, -1, -1, [coding(*cells)], why=why)


def _codings(project, people):
    """Return what makes a coding of the cells of its row."""
    # The same few codes come back in every row.
    number = cache(lambda cell: project.marked.index(key(cell)))

    def coding(code, by, note, when):
        return Coding(people.number(by), number(code), memo(note), words(when) or None)

    return coding
