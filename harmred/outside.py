"""Keeps what is real outside the repository of harmred, and outside what git tracks."""

import os
import subprocess
from pathlib import Path

from .errors import DisclosureError

ROOT = Path(__file__).parents[1]
"""The repository, where harmred is installed from one."""
_MOVE = (
    "Keep a real study in a folder of its own, outside every repository, and name it: "
    "HARMRED_STUDY=/path/to/study."
)


def tracked(path):
    """Tell whether git tracks a file, or anything in a folder.

    Parameters
    ----------
    path : path-like
        The file or folder.

    Returns
    -------
    bool
        False also where git is not installed or refuses to answer.

    Examples
    --------
    >>> import tempfile
    >>> tracked(tempfile.mkdtemp())
    False
    """
    path = Path(path).resolve()
    folder = path if path.is_dir() else path.parent
    if not any((each / ".git").exists() for each in (folder, *folder.parents)):
        return False
    # A hook is told of its own repository by these; the question is about the path's.
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    asked = ["git", "ls-files", "-z", "--", "." if path == folder else f":(literal){path.name}"]
    try:
        done = subprocess.run(asked, cwd=folder, env=env, capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return bool(done.stdout)


def may_be_read(path, study):
    """Refuse a real study that stands where it could be committed, or already was.

    Parameters
    ----------
    path : path-like
        Where it was read from.
    study : Study
        The study.

    Raises
    ------
    DisclosureError
        If it is not invented, and the path is inside the repository of harmred or is tracked.

    Examples
    --------
    >>> import harmred as hr
    >>> may_be_read(ROOT, hr.load())
    """
    if not _invented(study):
        _refuse(path, Path(path), "a study that is not invented is not read from there")


def may_be_written(path, study):
    """Refuse to write what comes from a real study where it could be committed.

    Parameters
    ----------
    path : path-like
        The file or folder to write, there already or not.
    study : Study
        The study.

    Raises
    ------
    DisclosureError
        If it is not invented, and the path is inside the repository of harmred, or the folder
        that takes it holds what git tracks.

    Examples
    --------
    >>> import harmred as hr
    >>> may_be_written(ROOT / "results", hr.load())
    """
    if not _invented(study):
        place = Path(path).resolve()
        takes = next(each for each in (place, *place.parents) if each.is_dir())
        _refuse(path, takes, "nothing of a study that is not invented is written there")


def _invented(study):
    """Ask it of every source: one that is real makes the study real."""
    sources = study.sources["source"].dropna()
    return study.synthetic and bool(sources.str.startswith("SYN-").all())


def _refuse(path, place, rule):
    if (ROOT / "pyproject.toml").is_file() and place.resolve().is_relative_to(ROOT.resolve()):
        raise DisclosureError(f"{str(path)!r} is inside the repository: {rule}.\n{_MOVE}")
    if tracked(place):
        raise DisclosureError(f"git tracks what is in {str(path)!r}: {rule}.\n{_MOVE}")
