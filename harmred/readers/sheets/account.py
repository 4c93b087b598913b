"""The ledger of a sheet: rows, columns, sources, codes, codings and positions."""

from collections import Counter, defaultdict

from ...study import plural
from ..ledger import IN, PLACES, entries
from ..project.places import some
from .places import LOST

_GUESSED = "taken as interviews: the sheet does not say, a column 'kind' can"


class Account:
    """What was found in a sheet, and why some of it was not read.

    Parameters
    ----------
    sheet : Sheet
        The sheet.

    Examples
    --------
    >>> from harmred.readers.sheets.grid import Grid
    >>> from harmred.readers.sheets.sheet import Sheet
    >>> import pandas as pd
    >>> cells = pd.DataFrame([["said"]], index=[2], dtype="str")
    >>> account = Account(Sheet(Grid(cells, ["Code"], 1, ["Notes"])))
    >>> account.ledger()[["element", "found", "read"]].values.tolist()
    [['sheets', 2, 1], ['columns', 1, 1], ['rows', 1, 1]]
    """

    def __init__(self, sheet):
        self._rows, self._sheet = [], sheet
        self.skipped = defaultdict(Counter)
        self.remarks = defaultdict(list)
        if sheet.again:
            self.skipped["rows"]["the headings once more"] = sheet.again
        if sheet.grid.row > 1:
            self.remarks["rows"].append(f"the headings stand in row {sheet.grid.row:,}")

    def add(self, element, found):
        """Enter a kind of element, its reasons and remarks.

        Parameters
        ----------
        element : str
            What.
        found : int
            How many there were.
        """
        self._rows.append((element, found, self.skipped[element], self.remarks[element]))

    def sources(self, table):
        """Enter the sources.

        Parameters
        ----------
        table : DataFrame
            All of them.
        """
        if "kind" not in self._sheet.words and len(table):
            self.remarks["sources"].append(_GUESSED)
        self.add("sources", len(table))

    def positions(self, names, placed):
        """Enter what became of the passages, in all and for each source that has a text.

        Parameters
        ----------
        names : Series of str
            The source of each passage.
        placed : Placed
            Their places.
        """
        self._fates(PLACES, Counter(placed.became), [])
        mine = defaultdict(Counter)
        for name, became in zip(names, placed.became, strict=True):
            if name in placed.texts:
                mine[name][became] += 1
        for name, fates in mine.items():
            way = placed.ways.get(name)
            self._fates(f"{IN}{name}", fates, [way] if way else [])

    def ledger(self):
        """Make the ledger.

        Returns
        -------
        DataFrame
            As `hr.ledger` returns it.
        """
        grid, rows = self._sheet.grid, len(self._sheet.cells) + self._sheet.again
        others = {f"not read ({some(grid.others)})": len(grid.others)} if grid.others else {}
        bare = self._sheet.nameless()
        named = sum(map(bool, self._sheet.headings))
        top = [
            ("sheets", 1 + len(grid.others), others),
            ("columns", named + bare, {"without a heading": bare}, self.remarks["columns"]),
            ("rows", rows, self.skipped["rows"], self.remarks["rows"]),
        ]
        return entries([*top, *self._rows])

    def kept(self, names, where):
        """Say which columns are kept as they are.

        Parameters
        ----------
        names : iterable of str
            The columns.
        where : str
            In which table.
        """
        names = list(names)
        if names:
            said = f"{plural(len(names), 'column')} kept as they are in {where}: {some(names)}"
            self.remarks["columns"].append(said)

    def _fates(self, element, fates, remarks):
        why = {each: fates[each] for each in LOST}
        told = [f"{many:,} {each}" for each, many in fates.items() if each not in LOST]
        self._rows.append((element, fates.total(), why, [*remarks, *told]))
