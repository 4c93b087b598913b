"""A source as it is read: its text, its values, and its codings in flat arrays."""

import re
from array import array
from functools import lru_cache
from typing import NamedTuple

_DAY = re.compile(r"(19[89]\d|20\d\d)-(0[1-9]|1[0-2])-\d\d")
NEVER = -1
"""The half-year of what has no date, or one that no coding can have."""


def half_year(written):
    """Return a date as the number of its half-year.

    Parameters
    ----------
    written : str or None
        A date of ISO 8601, with or without a time.

    Returns
    -------
    int
        Twice the year, and one more for its second half; -1 for what is no date.

    Examples
    --------
    >>> half_year("2025-03-01T10:00:00Z"), half_year("0001-01-01"), half_year(None)
    (4050, -1, -1)
    """
    return _half_year(written[:10]) if written else NEVER


@lru_cache(maxsize=4096)
def _half_year(written):
    day = _DAY.match(written)
    return 2 * int(day[1]) + (int(day[2]) > 6) if day else NEVER


class Part(NamedTuple):
    """A part of a source that a case covers, as the file counts."""

    start: int
    end: int
    label: str | None
    case: object


class Source:
    """A source with the rows of its codings, one after another in flat arrays.

    Parameters
    ----------
    kind : str
        The kind of element: `texts`, `pdfs`, `pictures` ...
    unread : str or None
        Why it cannot be read; None if it can.
    key, name : str
        Which.
    """

    def __init__(self, kind, unread, key, name):
        self.kind, self.unread, self.key, self.name = kind, unread, key, name
        self.represented, self.text, self.way, self.textless = False, None, "", None
        self.values, self.whole, self.labels, self.memos = [], [], [], []
        self.became, self.parts, self.covered = [], [], []
        self.strays, self.begins = {}, []
        self.start, self.end = array("q"), array("q")
        self.code, self.user, self.selection = array("l"), array("l"), array("l")
        self.when, self.selections = array("h"), 0

    def add(self, start, end, codings, label=None):
        """Add a row for each coding of a passage.

        Parameters
        ----------
        start, end : int
            The passage, as the file counts.
        codings : list of Coding
            Its codes.
        label : str, optional
            Its excerpt, or what else the file says there.
        """
        for coding in codings:
            self.start.append(start)
            self.end.append(end)
            self.code.append(coding.code)
            self.user.append(coding.user)
            self.selection.append(self.selections)
            self.labels.append(label)
            self.memos.append(coding.description)
            self.when.append(half_year(coding.when))
        self.selections += 1
