"""read: run the notebooks on a study and write them as pages that any browser opens from disk."""

import tempfile
from pathlib import Path

import nbformat

from ..errors import StudyError
from ..notebooks import chosen, run
from ..place import keep_apart
from ..readers import load
from ..standing import standing
from ..words import language
from ..writers.place import in_place
from .edition import edition


def read(path, folder, *, lang=None):
    """Write the reading edition of a study.

    Parameters
    ----------
    path : path-like or None
        The study; None takes HARMRED_STUDY, else the bundled invented one.
    folder : path-like
        Where to; new or empty.
    lang : {"en", "fr"}, optional
        Of figures, captions, sentences and headings; None takes HARMRED_LANG, else English.

    Returns
    -------
    int
        0 if every notebook ran through, else 1: its page shows how far it came.

    Raises
    ------
    StudyError
        If the folder holds something, or whose marks stand is not decided.
    DisclosureError
        If pages of a real study would be in this repository, or where git keeps track.
    ValueError
        If `lang` is not one of those listed.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "notes.txt").write_text("mine")
    >>> read(None, folder)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    harmred.errors.StudyError: '...' is there and holds something.
    Name a new folder.
    """
    folder = Path(folder).expanduser()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StudyError(f"{folder.name!r} is there and holds something.\nName a new folder.")
    lang, study = language(lang), load(path)
    keep_apart(study, folder, "the reading edition of a real study")
    standing(study)  # refuses, and says what to do, where nobody has decided whose marks stand
    print(study, flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        ran = run(chosen(), study, Path(scratch), lang, figures="svg")
        notebooks = {
            path.name: nbformat.read(Path(scratch) / path.name, as_version=4) for path in chosen()
        }
    pages = edition(notebooks, study, lang)
    with in_place(folder) as new:
        for place, content in pages.items():
            (new / place).parent.mkdir(parents=True, exist_ok=True)
            (new / place).write_bytes(content)
    print(f"{folder} holds {len(pages)} files. Open {folder / 'index.html'} in a browser.")
    if not study.synthetic:
        print("They are PRIVATE: numbers can betray a person or a place. Keep them with the team.")
    return int(not all(ran))
