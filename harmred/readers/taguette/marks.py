"""The highlights of a Taguette project with their tags, document by document."""

from collections import defaultdict
from itertools import groupby

from ..project.places import some
from ..stored.cells import key, place, words
from .markup import plain


class Marks:
    """The highlights, streamed in the order of the documents.

    Parameters
    ----------
    database : Database
        The open database.
    log : Log
        Who gave the highlights their tags.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> tables = {"highlights": [(1, 5, 6, 10, "<b>said</b>")], "highlight_tags": [(5, 7)]}
    >>> rows = lambda table, columns, order: [r[: len(columns)] for r in tables[table]]
    >>> log = SimpleNamespace(coding=lambda highlight, tag: f"{tag} on {highlight}")
    >>> marks = Marks(SimpleNamespace(rows=rows), log)
    >>> list(marks.of("1")), list(marks.of("2"))
    ([(6, 10, ['7 on 5'], 'said')], [])
    """

    def __init__(self, database, log):
        """Look at which highlights have tags, and which documents have highlights."""
        self._log, self._tags, self._passed = log, defaultdict(list), {}
        for own, tag in database.rows("highlight_tags", ["highlight_id", "tag_id"], order="1, 2"):
            self._tags[key(own)].append(key(tag))
        columns = ["document_id", "id", "start_offset", "end_offset", "snippet"]
        self._awaited = {
            key(document)
            for (document,) in database.rows("highlights", columns[:1], order="document_id")
        }
        rows = database.rows("highlights", columns, order="document_id, start_offset, id")
        self._groups = groupby(rows, key=lambda row: key(row[0]))

    def of(self, document):
        """Return the highlights of a document.

        Parameters
        ----------
        document : str
            Which; documents come in the order of their numbers, so that none waits in memory.

        Returns
        -------
        iterable of tuple
            Start, end, codings and excerpt.
        """
        while document in self._awaited:
            found, rows = next(self._groups)
            self._awaited.discard(found)
            self._passed.setdefault(found, []).extend(rows)
        return map(self._read, self._passed.pop(document, []))

    def astray(self, project):
        """Tell a project what no document, and no highlight, has taken.

        Parameters
        ----------
        project : Project
            Counts it as skipped.
        """
        for found, rows in self._groups:
            self._passed.setdefault(found, []).extend(rows)
        why = f"in a source that is not there ({_some(self._passed)})"
        for rows in self._passed.values():
            for mark in map(self._read, rows):
                project.passage(None, *mark, why=why)
        if self._tags:
            lost = sum(map(len, self._tags.values()))
            project.found["codings"] += lost
            why = f"of a passage that is not there ({_some(self._tags)})"
            project.skipped["codings"][why] += lost

    def _read(self, row):
        _, own, start, end, html = row
        codings = [self._log.coding(key(own), tag) for tag in self._tags.pop(key(own), [])]
        return place(start), place(end), codings, plain(words(html))


def _some(keys):
    return some([each or "none" for each in keys])
