"""CSV as every program reads it, cells as they are: UTF-8, commas, LF."""


def csv(frame):
    r"""Return a table as CSV.

    Parameters
    ----------
    frame : DataFrame
        Its rows.

    Returns
    -------
    bytes
        UTF-8, quotation marks where they are needed. Cells are written as they are, also one
        that begins with `=`: an altered cell would be false in every other program.

    Examples
    --------
    >>> import pandas as pd
    >>> csv(pd.DataFrame({"a": ["é", "=1+1"], "b": [1, None]}, dtype=object))
    b'a,b\n\xc3\xa9,1\n=1+1,\n'
    """
    text = _text(frame)
    if "\r" in text:
        # A lone carriage return would end the row for some readers: cells hold LF.
        text = _text(frame.replace({"\r\n?": "\n"}, regex=True))
    return text.encode()


def begins(path, names):
    """Tell whether a file begins with these headings.

    Parameters
    ----------
    path : Path
        The file.
    names : sequence of str
        The first headings.

    Returns
    -------
    bool
        Whether it does.

    Examples
    --------
    >>> from pathlib import Path
    >>> begins(Path(__file__), ["source", "kind"])
    False
    """
    with path.open("rb") as file:
        return file.readline().startswith(",".join(names).encode())


def _text(frame):
    return frame.to_csv(index=False, lineterminator="\n")
