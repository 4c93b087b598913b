"""The texts beside a sheet: a folder `texts` with a plain text for each document."""

from ...errors import FormatError
from ...naming import text_file
from ..cells import heading
from ..encoding import decode

_FOLDER = "texts"
_PLAIN = (".txt", ".md")


def beside(path, names):
    """Read the texts that stand beside a sheet.

    Parameters
    ----------
    path : Path
        The sheet.
    names : dict
        Identifier of each source -> the document as the sheet names it.

    Returns
    -------
    texts : dict
        Identifier -> text, line ends as they are; only those that have one.
    found : int
        How many plain texts are there.

    Raises
    ------
    FormatError
        If a text cannot be read.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     path = pathlib.Path(place, "visits.csv")
    ...     path.with_name("texts").mkdir()
    ...     _ = (path.with_name("texts") / "I07.txt").write_text("Words.")
    ...     beside(path, {"I07": "I07.docx", "I08": "I08.docx"})
    ({'I07': 'Words.'}, 1)
    """
    folder, texts = path.parent / _FOLDER, {}
    if not folder.is_dir():
        return texts, 0
    there = sorted(each for each in folder.iterdir() if each.suffix.casefold() in _PLAIN)
    files = {heading(each.name): each for each in there if each.is_file()}
    for source, name in names.items():
        may = (text_file(source), text_file(name), name)
        file = next((files[heading(each)] for each in may if heading(each) in files), None)
        if file is not None:
            texts[source] = _read(file)
    return texts, len(files)


def _read(file):
    said = f"{_FOLDER}/{file.name}"
    text, problems = decode(file, said)
    if text is None:
        problem = problems.iloc[0]
        raise FormatError(f"{said!r}: {problem['problem']}.\n{problem['remedy']}")
    return text
