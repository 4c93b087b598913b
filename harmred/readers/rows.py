"""Cuts the text of a table into rows and cells."""

import csv
import io
import re
import warnings

import pandas as pd

from .cells import heading

SEPARATORS = (",", ";", "\t")
_MORE_CELLS = 64
"""How many empty cells a row may have beyond the headings."""


def rows(text, headings):
    r"""Cut the text of a CSV table into cells.

    Parameters
    ----------
    text : str
        The whole file.
    headings : collection of str
        Headings that the table may have; they tell which separator it uses.

    Returns
    -------
    DataFrame
        Cells as text, missing where empty, by row of the spreadsheet; blank rows are left out.
        The first row holds the headings.

    Raises
    ------
    pandas.errors.EmptyDataError
        If nothing is there.
    pandas.errors.ParserError
        If a quotation mark is never closed, or a row is far longer than the headings.

    Examples
    --------
    >>> rows("code;label_en\na;'Waiting, again'", {"code", "label_en"}).values.tolist()
    [['code', 'label_en'], ['a', "'Waiting, again'"]]
    """
    # a hint that Excel writes, and hides when it shows the table
    text = re.sub(r'\A"?sep=."?(\r\n|\r|\n)', "", text, flags=re.IGNORECASE)
    first = re.split(r"[\r\n]", text.lstrip("\r\n"), maxsplit=1)[0]
    cut = {mark: next(csv.reader([first], delimiter=mark), []) for mark in SEPARATORS}
    mark = max(SEPARATORS, key=lambda mark: sum(heading(c) in headings for c in cut[mark]))
    width = most = len(cut[mark])
    while True:
        try:
            raw = _parse(text, mark, width).dropna(how="all")
        except (pd.errors.ParserError, pd.errors.ParserWarning) as error:
            longer = re.search(r"saw (\d+)", str(error))
            width = int(longer[1]) if longer else width + 1
            if width > most + _MORE_CELLS or "EOF" in str(error):
                raise pd.errors.ParserError(str(error)) from error
        else:
            if raw.empty:
                raise pd.errors.EmptyDataError
            return raw.set_axis(raw.index + 1)


def _parse(text, mark, width):
    with warnings.catch_warnings():
        # pandas only warns of headings that it cuts off; nothing is to be lost.
        warnings.simplefilter("error", pd.errors.ParserWarning)
        return pd.read_csv(
            io.StringIO(text),
            sep=mark,
            header=None,
            names=range(max(width, 1)),
            index_col=False,
            dtype="str",
            keep_default_na=False,
            na_values=[""],
            skip_blank_lines=False,
        )
