"""Starts a study of one's own: every table with its headings and one example row."""

from pathlib import Path

import pandas as pd

from ..errors import StudyError
from ..naming import text_file
from ..study import TABLES, columns
from .dictionary import dictionary
from .place import in_place
from .tables import table_file

EXAMPLE = "SYN-EXAMPLE"
_TEXT = "[SYNTHETIC] The example person says that the bus was late again.\n"
_PASSAGE = "the bus was late again"
_ROWS = {
    "sources": {
        "source": EXAMPLE,
        "kind": "interview",
        "participant": EXAMPLE,
        "facility": EXAMPLE,
        "role_group": "example role",
        "language": "en",
        "half_year": "2025H1",
    },
    "codebook": {
        "code": EXAMPLE,
        "row_type": "code",
        "label_en": "Waiting",
        "label_fr": "Attendre",
        "definition_en": "Time lost to lateness.",
        "definition_fr": "Temps perdu à cause d'un retard.",
    },
    "segments": {
        "source": EXAMPLE,
        "start": _TEXT.index(_PASSAGE),
        "end": _TEXT.index(_PASSAGE) + len(_PASSAGE),
        "code": EXAMPLE,
        "coder": "K1",
    },
    "turns": {
        "source": EXAMPLE,
        "turn": 1,
        "start": 0,
        "end": len(_TEXT) - 1,
        "speaker": "participant",
        "section": EXAMPLE,
    },
    "guide": {"section": EXAMPLE, "label_en": "Getting here", "label_fr": "Venir ici"},
}


def new(folder):
    """Start a study: tables to fill, each with one example row to delete.

    Parameters
    ----------
    folder : path-like
        A folder that does not exist yet, or an empty one; outside any repository for real data.

    Returns
    -------
    Path
        The folder: the five tables, texts/SYN-EXAMPLE.txt, and README.md, which describes every
        column.

    Raises
    ------
    StudyError
        If something is there already.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     sorted(file.name for file in new(f"{place}/visits").iterdir())[:3]
    ['README.md', 'codebook.csv', 'guide.csv']
    """
    folder = Path(folder).expanduser()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StudyError(
            f"{str(folder)!r} is there already and not empty; nothing was written.\n"
            "Name a new folder."
        )
    with in_place(folder) as place:
        for table in TABLES:
            names = [name for name in columns(table) if name != "text"]
            table_file(pd.DataFrame([_ROWS[table]], columns=names), table, place)
        (place / "texts").mkdir()
        (place / "texts" / text_file(EXAMPLE)).write_bytes(_TEXT.encode())
        (place / "README.md").write_bytes(dictionary().encode())
    return folder
