"""Which rows of a RQDA project are live: the program marks what was deleted, and keeps it."""

from collections import Counter

from ..stored.cells import key


class Live:
    """The tables of a project, row by row, each with whether it is live.

    Parameters
    ----------
    database : Database
        The open database.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> rows = lambda table, columns, order: [("Ana", 1), ("Ben", 0), ("Cleo", -1.0)]
    >>> live = Live(SimpleNamespace(rows=rows, has=lambda *names: True))
    >>> list(live.rows("cases", ["name"], "cases")), live.deleted
    ([('Ana',)], Counter({'cases': 2}))
    """

    def __init__(self, database):
        self.database, self.deleted = database, Counter()

    def every(self, table, columns, order="rowid"):
        """Read a table.

        Parameters
        ----------
        table : str
            Which table.
        columns : list of str
            Its columns.
        order : str
            In which order.

        Yields
        ------
        tuple
            Whether the row is live, and its cells. In a table without a status, all are.
        """
        marked = self.database.has(table, "status")
        for *cells, status in self.database.rows(table, [*columns, "status"], order=order):
            yield not marked or key(status) == "1", *cells

    def rows(self, table, columns, kind=None):
        """Read what is live, and count what is not.

        Parameters
        ----------
        table : str
            Which table.
        columns : list of str
            Its columns.
        kind : str, optional
            The kind of element to count; a relation between elements is none.

        Yields
        ------
        tuple
            The cells.
        """
        for live, *cells in self.every(table, columns):
            if live:
                yield tuple(cells)
            elif kind:
                self.deleted[kind] += 1
