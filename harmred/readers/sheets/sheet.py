"""A sheet whose columns are known: what each holds, and which program wrote it."""

import re
from functools import cached_property

import pandas as pd

from ...errors import FormatError, said
from ..cells import clean, heading
from ..project.names import tidy, unique
from .headings import ANY, assigned, program
from .marks import marks

_APPLIED = re.compile(r"code:\s*(.+?)(?:\s+applied)?", re.IGNORECASE)
_BESIDE = re.compile(r"code:\s*.+\s(?:range|weight)", re.IGNORECASE)
UNITS = ("source", "text", "excerpt", "speaker", "id", "participant")
"""What tells rows apart in a table with a column for each code."""


class Sheet:
    """Cells by what they hold.

    Parameters
    ----------
    grid : Grid
        Headings and cells.
    columns : dict, optional
        Heading -> word, as the user says.

    Examples
    --------
    >>> from harmred.readers.sheets.grid import Grid
    >>> cells = pd.DataFrame([["I07", "said"]], index=[2], dtype="str")
    >>> sheet = Sheet(Grid(cells, ["Document", "Code"]))
    >>> sheet["code"].tolist(), sheet["excerpt"] is None, sheet.kind()
    (['said'], True, 'long')
    """

    def __init__(self, grid, columns=None):
        """Say what each column holds, and leave out rows that only repeat the headings."""
        self.grid, self.headings = grid, grid.headings
        self.program = program(map(heading, grid.headings))
        self.chosen, self.words = columns or {}, assigned(grid.headings, columns)
        again = _again(grid)
        self.again, self.cells = len(again), grid.cells.drop(again)

    def __getitem__(self, word):
        """Return the column that holds something, tidy; None where there is none."""
        return clean(self.cells[self.words.index(word)]) if word in self.words else None

    def every(self, word):
        """Return all columns that hold something, in their order.

        Parameters
        ----------
        word : str
            What they hold.

        Returns
        -------
        list of Series
            Tidy.
        """
        return [clean(self.cells[at]) for at, each in enumerate(self.words) if each == word]

    def kind(self):
        """Tell what the sheet is.

        Returns
        -------
        str or None
            `long`: a row for each coded segment; `wide`: a column for each code, or a row for each
            turn beside its code; `book`: a codebook; None for what harmred cannot tell.
        """
        held = set(self.words)
        if self.marked:
            return "long" if {"source", "excerpt"} <= held else "wide"
        if not held & {"code", "codes"}:
            return None
        if "source" in held:
            return "long"
        if "text" in held and "start" not in held:
            return "wide"
        return "book" if "code" in held and not held & {"excerpt", "start"} else None

    @cached_property
    def marked(self):
        """The columns that are a code each: column -> its marks, as `marks` gives them."""
        named = [at for at, word in enumerate(self.words) if word == "code"]
        if len(named) > 1 or (
            named and self._given(named[0]) and self._marks(named[0]) is not None
        ):
            return {at: self._must(at) for at in named}
        spoken = [at for at, name in enumerate(self.headings) if _is_code(name)]
        found = {at: self._marks(at, counts=True) for at in spoken}
        if not found and not {"code", "codes"} & set(self.words) and set(self.words) & set(UNITS):
            loose = [at for at, word in enumerate(self.words) if word is None and self.headings[at]]
            found = {at: self._marks(at) for at in loose}
        found = {at: each for at, each in found.items() if each is not None}
        return found if spoken or len(found) > 1 else {}

    def name(self, at):
        """Return the name of the code of a column.

        Parameters
        ----------
        at : int
            The column.

        Returns
        -------
        str
            Its heading, without what some programs put around it.
        """
        match = _APPLIED.fullmatch(self.headings[at])
        return match[1] if match else self.headings[at]

    def extras(self, used, taken=()):
        """Return the columns that hold something else, and are kept as they are.

        Parameters
        ----------
        used : collection of str
            Words for what is read otherwise.
        taken : collection of str
            Names that they must not have.

        Returns
        -------
        dict
            Name -> tidy cells; a column of which nothing is left is not there.
        """
        found = {}
        for at, (name, word) in enumerate(zip(self.headings, self.words, strict=True)):
            if name and word not in used and at not in self.marked and not _BESIDE.fullmatch(name):
                column = clean(self.cells[at])
                if column.notna().any():
                    found[at] = column
        names = unique([*taken, *(self.headings[at] for at in found)], heading)[len(taken) :]
        return dict(zip(names, found.values(), strict=True))

    def nameless(self):
        """Return how many columns hold something and have no heading."""
        bare = [at for at, name in enumerate(self.headings) if not name]
        return sum(bool(self.cells[at].notna().any()) for at in bare)

    def split(self):
        """Return what stands between the names of a path of codes, as this program writes it."""
        return BETWEEN.get(self.program, ())

    def _given(self, at):
        return heading(self.headings[at]) in map(heading, map(str, self.chosen))

    def _marks(self, at, counts=False):
        return marks(self.cells[at], counts)

    def _must(self, at):
        found = self._marks(at, counts=True)
        if found is None:
            raise FormatError(
                f"{self.grid.file!r}: the column {said(self.headings[at])} is to be a code, and "
                "holds something else than marks: 0 and 1, yes and no, an x or nothing.\n"
                "Name in `columns` only those that say whether their code was given."
            )
        return found


BETWEEN = {
    "maxqda": (" > ", "\\"),
    "nvivo": ("\\\\", "\\", " > "),
    "dedoose": ("\\",),
    ANY: (" > ",),
}


def named(column):
    r"""Return a column of names, each on one line.

    Parameters
    ----------
    column : Series of str
        Clean cells.

    Returns
    -------
    Series of str
        Missing where nothing is left.

    Examples
    --------
    >>> named(pd.Series(["one\ntwo", None], dtype="str")).tolist()
    ['one two', nan]
    """
    codes, cells = pd.factorize(column)
    names = pd.array([tidy(str(cell)) or None for cell in cells], dtype="str")
    return pd.Series(names.take(codes, allow_fill=True), index=column.index)


def _again(grid):
    """Return the rows that only repeat the headings; few are left after the first column."""
    rows = grid.cells.index
    for at, name in enumerate(grid.headings):
        if len(rows):
            cells = grid.cells[at][rows]
            rows = rows[cells.str.strip().eq(name) if name else cells.isna()]
    return rows


def _is_code(name):
    return bool(_APPLIED.fullmatch(name)) and not _BESIDE.fullmatch(name)
