"""What spreadsheets do to cells, undone: accents, line ends, spaces around."""

import unicodedata

import pandas as pd


def heading(cell):
    """Return a heading as it is compared: composed, without spaces around, in lower case.

    Parameters
    ----------
    cell : str
        The heading as it stands in the file.

    Returns
    -------
    str
        The heading to compare.

    Examples
    --------
    >>> heading(" Label_EN ")
    'label_en'
    """
    return unicodedata.normalize("NFC", cell).strip().casefold()


def clean(column, several=False):
    """Tidy the cells of a column.

    Parameters
    ----------
    column : Series
        Cells as they stand in the file.
    several : bool
        Whether a cell holds several values, separated by `;`.

    Returns
    -------
    Series
        Accents composed, line ends LF, no spaces around; missing where nothing is left.

    Examples
    --------
    >>> clean(pd.Series([" me\u0301fiance ", "  "], dtype="str")).tolist()
    ['méfiance', nan]
    """
    codes, cells = pd.factorize(column)
    tidy = [prose(cell) for cell in cells]
    if several:
        tidy = [";".join(filter(None, map(str.strip, cell.split(";")))) for cell in tidy]
    values = pd.array([cell or None for cell in tidy], dtype="str")
    return pd.Series(values.take(codes, allow_fill=True), index=column.index)


def prose(text):
    r"""Tidy what people wrote.

    Parameters
    ----------
    text : str
        A cell, or a memo.

    Returns
    -------
    str
        Accents composed, line ends LF, no white space around.

    Examples
    --------
    >>> prose(" me\u0301fiance\rde tous\r\n")
    'méfiance\nde tous'
    """
    return unicodedata.normalize("NFC", lines(text).replace("\r", "\n")).strip()


def lines(text):
    r"""Make every line end one character.

    Parameters
    ----------
    text : str
        With LF or CRLF.

    Returns
    -------
    str
        With LF.

    Examples
    --------
    >>> lines("a\r\nb")
    'a\nb'
    """
    return text.replace("\r\n", "\n")
