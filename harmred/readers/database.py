"""SQLite databases of other programs: opened read-only, with limits, and never changed."""

import sqlite3
from contextlib import contextmanager

from ..errors import FormatError
from .limits import limit, raised

_FIRST = b"SQLite format 3\0"
_REMEDY = "Open it in the program that made it, and copy or export the project again."


def is_database(path):
    """Tell whether a file is a SQLite database, by its first bytes.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    bool
        Whether it is meant to be one.

    Examples
    --------
    >>> from pathlib import Path
    >>> is_database(Path(__file__))
    False
    """
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_FIRST)) == _FIRST


def _whole(path):
    """Return the size that a database gives itself, in bytes; 0 where it does not say."""
    with path.open("rb") as file:
        head = file.read(100)
    if len(head) < 100 or head[24:28] != head[92:96]:
        return 0
    size, pages = int.from_bytes(head[16:18]), int.from_bytes(head[28:32])
    return (2**16 if size == 1 else size) * pages


class Database:
    """A database whose tables are read row by row, by the names of their columns.

    Parameters
    ----------
    path : Path
        The file.
    connection : sqlite3.Connection
        The open file.
    """

    def __init__(self, path, connection):
        """Look at which tables there are, and which columns they have."""
        self.path, self._connection = path, connection
        if _whole(path) > path.stat().st_size:
            # SQLite takes what is missing at the end for zeros, and says nothing.
            raise self.refusal("is damaged: it is cut short")
        with self._guarded("its list of tables"):
            # A virtual table has no page of its own: it is a program, and no project has one.
            names = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
            )
            self.tables = {
                name.casefold(): self._columns(name) for (name,) in names.fetchmany(1000)
            }

    def has(self, table, *columns):
        """Tell whether there is such a table with such columns; views do not count.

        Parameters
        ----------
        table : str
            Which table, in small letters.
        *columns : str
            Columns, in small letters.

        Returns
        -------
        bool
            Whether all are there.
        """
        return set(columns) <= self.tables.get(table, set()) and table in self.tables

    def count(self, table, where="1"):
        """Count the rows of a table.

        Parameters
        ----------
        table : str
            Which table; none of that name has no rows.
        where : str
            A condition in SQL.

        Returns
        -------
        int
            How many.
        """
        if table not in self.tables:
            return 0
        with self._guarded(table):
            query = f'SELECT count(*) FROM "{table}" WHERE {where}'
            return self._connection.execute(query).fetchone()[0]

    def rows(self, table, columns, where="1", order="rowid"):
        """Read the rows of a table.

        Parameters
        ----------
        table : str
            Which table; none of that name has no rows.
        columns : sequence of str
            Columns, in small letters; one that this version of the program lacks is None.
        where, order : str
            A condition, and an order, in SQL.

        Yields
        ------
        tuple
            Cells: None, int, float, str or bytes, whatever the column should hold.

        Raises
        ------
        FormatError
            If the table is damaged, or too large.
        """
        there = self.tables.get(table)
        if there is None:
            return
        said = ", ".join(f'"{each}"' if each in there else "NULL" for each in columns)
        query = f'SELECT {said} FROM "{table}" WHERE {where} ORDER BY {order}'
        most = limit("ROWS")
        with self._guarded(table):
            for number, row in enumerate(self._connection.execute(query)):
                if number >= most:
                    raise self.refusal(f"has too many rows in table {table!r}", raised("ROWS"))
                yield row

    def refusal(self, problem, remedy=_REMEDY):
        """Return the error that says what is wrong with this file.

        Parameters
        ----------
        problem : str
            What follows the name of the file in a sentence.
        remedy : str
            What to do.

        Returns
        -------
        FormatError
            To be raised.
        """
        return FormatError(f"{self.path.name!r} {problem}.\n{remedy}")

    def _columns(self, table):
        name = table.replace('"', '""')
        described = self._connection.execute(f'PRAGMA table_info("{name}")').fetchall()
        return {column[1].casefold() for column in described}

    @contextmanager
    def _guarded(self, what):
        """Turn what SQLite says of damaged files into a refusal that names the table."""
        try:
            yield
        except (sqlite3.Error, OverflowError, UnicodeDecodeError) as error:
            # What SQLite says of text in another encoding quotes the text: it may be anybody's.
            why = "its text is not in UTF-8" if "UTF-8" in str(error) else error
            raise self.refusal(f"is damaged: {what} cannot be read ({why})") from None


@contextmanager
def opened(path):
    """Open a database to read it, and close it afterwards.

    Parameters
    ----------
    path : Path
        The file; nothing is written to it, or beside it.

    Yields
    ------
    Database
        Its tables.

    Raises
    ------
    FormatError
        If it is no database, or a damaged one.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     path = pathlib.Path(place, "a.db")
    ...     with sqlite3.connect(path) as made:
    ...         _ = made.execute("CREATE TABLE source (id, name)")
    ...         _ = made.execute("INSERT INTO source VALUES (1, 'I07')")
    ...     made.close()
    ...     with opened(path) as database:
    ...         list(database.rows("source", ["name", "memo"]))
    [('I07', None)]
    """
    # `immutable` keeps SQLite from writing a journal beside the file, and from waiting for one;
    # what a program that is still open has not yet put into the file would be missed.
    waiting = path.with_name(path.name + "-wal")
    if waiting.exists() and waiting.stat().st_size:
        raise FormatError(
            f"{path.name!r} is open in its program, or was not closed: {waiting.name!r} holds "
            "changes.\nClose the project there, and try again."
        )
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True)
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, min(limit("CELL"), 2**31 - 1))
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        yield Database(path, connection)
    finally:
        connection.close()
