"""The values of variables, on sources and on cases, as columns of the sources."""

import re
from collections import Counter, defaultdict
from decimal import Decimal

from ...study import REASONS, columns
from ..cells import heading
from .names import tidy, unique

MEASURED = ("source", "length", "text", "text_sha256", "coder")
"""Columns that come from the marks and the texts, and from nowhere else."""
ASIDE = " (variable)"
"""What is added to the name of a variable that is not the column of its name."""
UNKNOWN, TWICE = "of a variable that is not there", "given twice for one source"
CASES, OWN = "on cases of one source that disagree", "on a case that its source contradicts"
ELSEWHERE = "on a source that was not read"
_NUMBER = re.compile(r"[+-]?\d{1,30}(\.\d{1,30})?")
_BOOLEAN = {"true": "yes", "1": "yes", "false": "no", "0": "no"}


class Values:
    """Variable -> source -> value, and what could not be placed.

    Parameters
    ----------
    variables : dict
        GUID -> name.

    Examples
    --------
    >>> values = Values({"1": "Age"})
    >>> values.columns()
    {}
    """

    def __init__(self, variables):
        self.variables, self.skipped = variables, Counter()
        self.cells = {variable: {} for variable in variables}
        self._said = defaultdict(list)

    def own(self, row, values):
        """Place the values that a source has itself.

        Parameters
        ----------
        row : int
            Which source.
        values : list of Value
            Its values.
        """
        for value in values:
            written = plain(value.kind, value.written)
            if value.variable not in self.variables:
                self.skipped[UNKNOWN] += 1
            elif self.cells[value.variable].get(row, written) != written:
                self.skipped[TWICE] += 1
            elif written:
                self.cells[value.variable][row] = written

    def of_case(self, rows, values):
        """Note the values of a case, for each source that it covers.

        Parameters
        ----------
        rows : list of int
            Which sources.
        values : list of Value
            Its values.
        """
        for value in values:
            written = plain(value.kind, value.written)
            if value.variable not in self.variables:
                self.skipped[UNKNOWN] += 1
            elif written:
                for row in rows:
                    self._said[value.variable, row].append((value, written))

    def agree(self):
        """Place the values of cases where nobody disagrees."""
        placed, refused = set(), {}
        for (variable, row), said in self._said.items():
            cells = self.cells[variable]
            mine = cells.get(row)
            different = {written for _, written in said}
            if mine is None and len(different) == 1:
                cells[row] = mine = different.pop()
            why = OWN if mine is not None else CASES
            for value, written in said:
                if written == mine:
                    placed.add(value)
                else:
                    refused[value] = why
        self.skipped += Counter(why for value, why in refused.items() if value not in placed)

    def columns(self):
        """Return the columns that have a value.

        Returns
        -------
        dict
            Name -> row -> value. A variable named after a column of `sources` is that column
            if all its values may stand there; else its name says that it is a variable.
        """
        given = {name: cells for name, cells in self.cells.items() if cells}
        names = [tidy(self.variables[each]) or "unnamed" for each in given]
        names = [_column(name, given[each]) for name, each in zip(names, given, strict=True)]
        return dict(zip(unique(names, heading), given.values(), strict=True))


def plain(kind, written):
    """Return a value as a table writes it.

    Parameters
    ----------
    kind : str
        The element, as `FloatValue`.
    written : str
        Its text.

    Returns
    -------
    str
        17 and not 17.0, yes or no, dates as they stand (ISO); empty for none.

    Examples
    --------
    >>> plain("FloatValue", "17.0"), plain("FloatValue", "2.50"), plain("BooleanValue", "true")
    ('17', '2.5', 'yes')
    """
    written = tidy(written)
    if kind == "BooleanValue":
        return _BOOLEAN.get(written.lower(), written)
    if kind in ("IntegerValue", "FloatValue") and _NUMBER.fullmatch(written):
        number = Decimal(written)
        whole = number == number.to_integral_value()
        return str(int(number)) if whole else f"{number.normalize():f}"
    return written


def _column(name, cells):
    known = columns("sources").get(heading(name))
    if known is None:
        return name
    fits = known["name"] not in MEASURED and all(_allowed(known, v) for v in cells.values())
    return known["name"] if fits else name + ASIDE


def _allowed(column, value):
    rules = column.get("constraints", {})
    if value in REASONS and not rules.get("required"):
        return True
    return value in rules.get("enum", [value]) and bool(
        re.fullmatch(rules.get("pattern", ".*"), value)
    )
