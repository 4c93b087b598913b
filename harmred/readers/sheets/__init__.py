"""Sheets: a row for each coded segment, a column for each code, or a codebook."""

from ...errors import FormatError
from ..archive import is_archive
from ..cells import heading
from .book import of_book
from .grid import of_text
from .long import of_codings
from .sheet import Sheet
from .wide import of_table
from .workbook import of_workbook

_READERS = {"long": of_codings, "wide": of_table, "book": of_book}


def read(path, columns=None):
    r"""Read a sheet, as programs for coding and researchers write it.

    Parameters
    ----------
    path : Path
        A .xlsx file, or text with columns (.csv, .tsv) in any encoding, with any separator.
    columns : dict, optional
        Heading of the sheet -> what the column holds, as `{"Kod": "code"}`; it wins over the
        headings that harmred knows. Several columns may be a `code`: each holds marks then.

    Returns
    -------
    Study
        With its ledger. Excerpts are looked for in the texts of a folder `texts` beside the
        sheet; without one, and without positions in the sheet, segments have no place.

    Raises
    ------
    FormatError
        If it cannot be read, or its headings do not tell what it holds.
    ValueError
        If `columns` names a heading that is not there, or an unknown word.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     path = pathlib.Path(place, "visits.csv")
    ...     _ = path.write_text("Plik;Kod\nI07;said\n", "utf-8")
    ...     read(path, columns={"Plik": "source", "Kod": "code"})
    Study 'visits'
      1 interview
      1 code
      1 segment by unknown
      no texts, no turns, no guide, no facilities
    """
    wanted = frozenset(heading(str(name)) for name in columns or {})
    sheet = Sheet((of_workbook if is_archive(path) else of_text)(path, wanted), columns)
    kind = sheet.kind()
    if kind is None:
        raise _unknown(path, sheet)
    return _READERS[kind](sheet, path)


def _unknown(path, sheet):
    told = [
        f"{name!r} as {word}"
        for name, word in zip(sheet.headings, sheet.words, strict=True)
        if word
    ]
    said = f"it read {', '.join(told[:5])}" if told else "it knows none of its headings"
    return FormatError(
        f"{path.name!r} is a sheet of which harmred cannot tell what it holds: {said}.\n"
        "A sheet has a row for each coded segment (with its source and its code), or a row for "
        "each turn or case and a column of 0 and 1 for each code.\n"
        "Say which column is what: hr.load(path, columns={'Kod': 'code', 'Plik': 'source'})."
    )
