"""The texts of a project: inline or in a file of the archive, never anywhere else."""

import codecs
import re
from urllib.parse import unquote

import numpy as np

from ..conventions import habit
from ..excerpts import excerpt
from ..placing import BLIND, FIT, place
from ..positions import Text
from ..weighing import Marks, choose, total, weigh

FOREIGN, ABSENT, NONE = "outside the project", "not in the file", "not given"
"""Why a source has no text."""
_FOLDER = "sources"
_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):/*")
_REMEDY = "Export the project again; texts are plain text in UTF-8."


class Texts:
    """Fetches the text of each source as it ends, and places its passages.

    Parameters
    ----------
    archive : Archive
        The file.
    """

    def __init__(self, archive):
        self._archive, self._open, self._habit = archive, [], None

    def settle(self, source, origin):
        """Give a source its text, and its passages their places if there is no doubt.

        Parameters
        ----------
        source : Source
            The source; its excerpts are let go once they have served.
        origin : str
            The program that wrote the project.
        """
        self._habit = habit(origin)
        raw, source.textless = self._raw(source)
        if raw is None:
            source.start = source.end = np.full(len(source.code), -1)
            source.became, source.labels = [BLIND] * len(source.code), None
            return
        text = Text(raw, inline=source.inline is not None)
        source.text, source.inline = text.frozen, None
        marks = _marks(source, whole="qualcoder" in origin.casefold())
        ways = text.conventions(self._habit)
        placed = place(text, marks, ways[0])
        if len(ways) == 1 or placed[2].count(FIT) == len(marks.start):
            _keep(source, text.name(ways[0]), placed)
        else:
            self._open.append((source, text, marks, weigh(text, marks, self._habit)))

    def finish(self):
        """Place what was in doubt: now the whole project can be asked."""
        project = total([(text, scores) for _, text, _, scores in self._open], self._habit)
        for source, text, marks, scores in self._open:
            way = choose(scores, project, text, self._habit)
            _keep(source, text.name(way), place(text, marks, way))

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


def _marks(source, whole):
    spans = zip(source.labels, source.start, source.end, strict=True)
    words = [excerpt(label, end - start, whole) for label, start, end in spans]
    return Marks(source.start, source.end, words)


def _keep(source, way, placed):
    source.start, source.end, source.became = placed
    source.way, source.labels = way, None
