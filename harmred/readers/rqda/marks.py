"""The codings and annotations of a RQDA project, streamed source by source."""

import re

from ..project.elements import NOT_TEXT, Coding
from ..stored.cells import key, memo, place, words
from ..stored.deleted import DELETED

OVER = "with a code or a source that is deleted in the program"
SECOND = "{} (second coding)"
"""The coder of a mark in the second table: the program keeps two, to compare them."""
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DAY = re.compile(r"\w+ (?P<month>[A-Z][a-z]{2}) +(?P<day>\d{1,2}) [\d:]+ (?P<year>\d{4})")
_TABLES = ("coding2", "coding")


def marks(live, project, people, texts):
    """Tell a project its codings, those of texts last: they settle the sources.

    Parameters
    ----------
    live : Live
        The tables.
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
    >>> live = SimpleNamespace(every=lambda *given: [])
    >>> texts = SimpleNamespace(sources={}, await_passages=list)
    >>> marks(live, project := Project(), None, texts)
    >>> project.found["codings"]
    0
    """
    for is_live, code, by, note in live.every("imagecoding", ["cid", "owner", "memo"]):
        coding = Coding(people.number(by), project.marked.index(key(code)), memo(note))
        project.passage(None, -1, -1, [coding], why=NOT_TEXT if is_live else DELETED)
    for is_live, own, at in live.every("annotation", ["fid", "position"]):
        why = None if is_live else DELETED
        project.passage(texts.sources.get(key(own)), place(at), place(at), [], why=why)
    over = [_over(live, table) for table in ("freecode", "source")]
    for table in _TABLES:
        texts.await_passages((own,) for _, own in live.every(table, ["fid"]))
    for table in _TABLES:
        _texts(live, project, people, (texts, over, table))


def _over(live, table):
    """Return the keys of which nothing is live."""
    rows = [(is_live, key(own)) for is_live, own in live.every(table, ["id"])]
    return {own for _, own in rows} - {own for is_live, own in rows if is_live}


def _texts(live, project, people, where):
    texts, (codes, sources), table = where
    columns = ["fid", "cid", "selfirst", "selend", "seltext", "owner", "memo", "date"]
    for is_live, own, code, start, end, said, by, note, when in live.every(
        table, columns, "fid, rowid"
    ):
        source, coder = key(own), by
        why = OVER if source in sources or key(code) in codes else None
        if table != _TABLES[-1] and is_live:
            coder = SECOND.format(words(by).strip() or "unknown")
        number = people.number(coder) if is_live else -1
        coding = Coding(number, project.marked.index(key(code)), memo(note), day(words(when)))
        why = why if is_live else DELETED
        texts.passage(source, place(start), place(end), [coding], words(said), why)


def day(written):
    """Return the day of a date as R writes it.

    Parameters
    ----------
    written : str
        The date.

    Returns
    -------
    str
        As ISO 8601 has it; what is no such date as it stands.

    Examples
    --------
    >>> day("Mon Mar 29 09:00:00 2021"), day("2021-03-29")
    ('2021-03-29', '2021-03-29')
    """
    match = _DAY.fullmatch(written.strip())
    if not match or match["month"] not in _MONTHS:
        return written
    return f"{match['year']}-{_MONTHS.index(match['month']) + 1:02}-{int(match['day']):02}"
