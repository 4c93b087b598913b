"""A study as a REFI-QDA project (.qdpx), for QualCoder, NVivo, ATLAS.ti, MAXQDA and others."""

import zipfile
from importlib.metadata import version
from itertools import chain

from ...checks import problems
from ...errors import StudyError
from ...study import plural
from ..texts import texts
from .archive import packed
from .codes import codes
from .guids import guids
from .losses import losses
from .selections import NOBODY, placed
from .sources import cases, file, sources, told, variables
from .xml import element

ENDING = ".qdpx"
lost = losses
_PROJECT = "project.qde"
_BEGIN = '<?xml version="1.0" encoding="utf-8"?>\n<Project origin="harmred '


def ours(path):
    """Tell whether harmred wrote a project; that of another program is somebody's original.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    bool
        Whether it says so.

    Examples
    --------
    >>> from pathlib import Path
    >>> ours(Path(__file__))
    False
    """
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_PROJECT) as project:
            return project.read(len(_BEGIN)) == _BEGIN.encode()
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError):
        return False


def content(study):
    """Return the bytes of a project.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    bytes
        A zip file: the project in XML, and each text in a file of its own, with positions that
        count characters.

    Raises
    ------
    StudyError
        If the study has errors, has no text, or a text that no file can hold.

    Examples
    --------
    >>> import harmred as hr
    >>> content(hr.load())[:2]
    b'PK'
    """
    _sound(study)
    guid, held = guids(study.name), told(study)
    files = {f"sources/{file(name, guid)}": [text] for name, text in texts(held).items()}
    return packed({_PROJECT: _xml(study, guid), **files})


def _sound(study):
    wrong = problems(study).query("severity == 'error'")
    if len(wrong):
        first = wrong.iloc[0]
        raise StudyError(
            f"the study has {plural(len(wrong), 'error')}, and nothing was written.\n"
            f"  {first['file']}: {first['problem']}\n"
            "hr.check(study) lists every problem, with its remedy."
        )
    if told(study).empty:
        raise StudyError(
            "no source has a text, a REFI-QDA project is made of texts, and nothing was written.\n"
            "Write a folder of tables, or codings as .csv."
        )


def _xml(study, guid):
    parts = {
        "Users": _users(study, guid),
        "CodeBook": list(_within("Codes", codes(study, guid))),
        "Variables": [kind for kind, _ in variables(study, guid).values()],
        "Cases": cases(study, guid),
        "Sources": sources(study, guid),
    }
    root = element("Project", "", name=study.name, xmlns="urn:QDA-XML:project:1.0")
    root = root.removeprefix("<Project").removesuffix("</Project>")
    inside = chain.from_iterable(_within(name, each) for name, each in parts.items())
    return chain([f'{_BEGIN}{version("harmred")}"{root}\n'], inside, ["</Project>\n"])


def _within(name, pieces):
    """Put pieces into an element; the standard has no element without anything inside."""
    return chain([f"<{name}>\n"], pieces, [f"</{name}>\n"]) if pieces else []


def _users(study, guid):
    people = placed(study)["coder"].unique()
    known = [each for each in people if each != NOBODY]
    return [element("User", guid=guid("user", each), name=each) + "\n" for each in known]
