"""Where real things may be: not in this repository, and nowhere that git keeps track of."""

import subprocess
from pathlib import Path

from .errors import DisclosureError

ROOT = Path(__file__).parents[1]
"""The repository, where harmred is installed from one."""


def keep_apart(study, place, what):
    """Refuse to have a real study, or what is made of it, where it would be committed.

    Parameters
    ----------
    study : Study
        The study; an invented one may be anywhere.
    place : path-like or None
        The file or folder.
    what : str
        What would be there, for the message.

    Raises
    ------
    DisclosureError
        If the place is inside the repository of harmred, or git tracks it.

    Examples
    --------
    >>> import harmred as hr
    >>> keep_apart(hr.load(), ROOT, "the study")
    """
    if study.synthetic or place is None:
        return
    path = Path(place).expanduser().resolve()
    inside = (ROOT / "notebooks").is_dir() and path.is_relative_to(ROOT.resolve())
    if inside or tracked(path):
        where = "inside the repository of harmred" if inside else "in a folder that git tracks"
        raise DisclosureError(
            f"{what} would be {where} ({path.name!r}), one commit away from everybody.\n"
            "Keep a real study in a folder of its own outside, and name it with HARMRED_STUDY; "
            "what is made of it goes beside it."
        )


def tracked(path):
    """Tell whether git tracks a file, or anything in a folder.

    Parameters
    ----------
    path : Path
        An absolute one.

    Returns
    -------
    bool
        False where no git is, as a folder or as a program.

    Examples
    --------
    >>> import tempfile
    >>> tracked(Path(tempfile.mkdtemp()))
    False
    """
    top = next((each for each in (path, *path.parents) if (each / ".git").exists()), None)
    if top is None:
        return False
    command = ["git", "-C", str(top), "ls-files", "--", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        return False
    return bool(done.stdout.strip())
