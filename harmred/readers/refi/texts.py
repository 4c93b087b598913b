"""The texts of a project: inline or in a file of the archive, never anywhere else."""

import codecs
import re
from urllib.parse import unquote

from ..conventions import habit
from ..positions import Text
from ..project.settling import Settling

FOREIGN, ABSENT, NONE = "outside the project", "not in the file", "not given"
"""Why a source has no text."""
_FOLDER = "sources"
_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):/*")
_REMEDY = "Export the project again; texts are plain text in UTF-8."
_WHOLE = ("qualcoder", "harmred")
"""Programs that store the whole excerpt of a passage as its name."""


class Texts:
    """Fetches the text of each source as it ends, and has its passages placed.

    Parameters
    ----------
    archive : Archive
        The file.
    """

    def __init__(self, archive):
        self._archive, self._settling = archive, None

    def settle(self, source, origin):
        """Give a source its text, and its passages their places if there is no doubt.

        Parameters
        ----------
        source : FileSource
            The source.
        origin : str
            The program that wrote the project.
        """
        if self._settling is None:
            whole = any(name in origin.casefold() for name in _WHOLE)
            self._settling = Settling(habit(origin), whole)
        raw, why = self._raw(source)
        if raw is None:
            self._settling.blind(source, why)
        else:
            inline, source.inline = source.inline is not None, None
            self._settling.settle(source, Text(raw, inline=inline))

    def finish(self):
        """Place what was in doubt: now the whole project can be asked."""
        if self._settling is not None:
            self._settling.finish()

    def _raw(self, source):
        if source.inline is not None and (source.inline.strip() or not source.path):
            return source.inline, None
        source.inline = None
        if not source.path:
            return None, NONE
        inside = _inside(source.path)
        if inside is None:
            return None, FOREIGN
        for name in (f"{_FOLDER}/{inside}", inside, f"{_FOLDER}/{unquote(inside)}"):
            member = self._archive.find(name)
            if member is not None:
                return self._decoded(member), None
        return None, ABSENT

    def _decoded(self, member):
        raw = self._archive.read(member)
        try:
            text = decode(raw)
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            problem = f"holds {member!r}, which is not text in UTF-8 or UTF-16 (line {line:,})"
            raise self._archive.refusal(problem, _REMEDY) from error
        if "\0" in text:
            line = text.count("\n", 0, text.index("\0")) + 1
            problem = f"holds {member!r}, which has NUL characters (line {line:,}): it is not text"
            raise self._archive.refusal(problem, _REMEDY)
        return text


def decode(raw):
    r"""Turn bytes into characters, and keep the mark and the line ends: positions may count them.

    Parameters
    ----------
    raw : bytes
        UTF-8, or UTF-16 with a byte-order mark.

    Returns
    -------
    str
        The text as it stands in the file.

    Raises
    ------
    UnicodeDecodeError
        If it is neither.

    Examples
    --------
    >>> decode("é\r\n".encode("utf-8-sig")), decode(b"\xff\xfea\x00")
    ('\ufeffé\r\n', '\ufeffa')
    """
    if raw.startswith(codecs.BOM_UTF16_LE):
        return raw.decode("utf-16-le")
    if raw.startswith(codecs.BOM_UTF16_BE):
        return raw.decode("utf-16-be")
    return raw.decode("utf-8")


def _inside(path):
    """Return a path inside the archive, or None for one that leads out of it."""
    path = path.strip().replace("\\", "/")
    scheme = _SCHEME.match(path)
    if scheme and scheme["scheme"].lower() != "internal":
        return None
    if not scheme and path.startswith("/"):
        return None
    inside = path[scheme.end() :] if scheme else path.removeprefix("./")
    return None if ".." in unquote(inside).split("/") else inside
