"""The one place that turns the bytes of tables and texts into characters."""

import codecs

from ..checks.report import NONE, found


def decode(path, file):
    """Read a file as UTF-8, as UTF-16 with a mark, or as Windows-1252.

    Parameters
    ----------
    path : Path
        The file.
    file : str
        What to call it in a problem.

    Returns
    -------
    text : str or None
        Its content, line ends as they are; None where it cannot be read.
    problems : DataFrame
        One row where the file was not in UTF-8 or UTF-16, or could not be read.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as place:
    ...     note = pathlib.Path(place, "note.txt")
    ...     _ = note.write_bytes("été".encode("cp1252"))
    ...     text, problems = decode(note, "note.txt")
    >>> text, problems["problem"].tolist()
    ('été', ['the file is not in UTF-8; it was read as Windows-1252'])
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        return None, _unreadable(file, None, f"the file cannot be read: {error.strerror}")
    try:
        text, problems = _characters(raw, file)
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        return None, _unreadable(file, row, "the file is not text in UTF-8, UTF-16 or Windows-1252")
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        return None, _unreadable(file, row, "the file holds NUL characters: it is not plain text")
    return text, problems


def _characters(raw, file):
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16"), NONE
    try:
        return raw.decode("utf-8-sig"), NONE
    except UnicodeDecodeError:
        problem = "the file is not in UTF-8; it was read as Windows-1252"
        remedy = "Look at the accents; save as 'CSV UTF-8' or 'plain text, UTF-8'."
        return raw.decode("cp1252"), found("warning", file, None, None, problem, remedy)


def _unreadable(file, row, problem):
    remedy = "Save it again: tables as 'CSV UTF-8', texts as plain text in UTF-8."
    return found("error", file, row, None, problem, remedy)
