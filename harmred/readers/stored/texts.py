"""The sources of a database with their texts, and their passages, placed as they stream by."""

from collections import Counter

from ..positions import Text
from ..project.elements import LOST
from ..project.guids import guid
from ..project.places import some
from ..project.settling import Settling
from ..project.source import Part
from .cells import key

NONE = "not given"
"""Why a source has no text."""


class Texts:
    """Sources by key; a source is settled once its last passage has come.

    Parameters
    ----------
    project : Project
        Takes the sources and their passages.
    habit : Convention
        How the program is known to count.

    Examples
    --------
    >>> from harmred.readers.conventions import Convention
    >>> from harmred.readers.project.project import Project
    >>> from harmred.readers.project.source import Source
    >>> texts = Texts(Project(), Convention())
    >>> texts.add(Source("texts", None, "1", "I07"), "She said no.")
    >>> texts.finish()
    >>> texts.sources["1"].text
    'She said no.'
    """

    def __init__(self, project, habit):
        self._project, self._settling = project, Settling(habit, whole=True)
        self.sources, self._raw, self._all, self._awaited = {}, {}, [], Counter()
        self._astray = LOST

    def add(self, source, raw):
        """Note a source.

        Parameters
        ----------
        source : Source
            The source; of two with one key, the first has the passages.
        raw : str or None
            Its text; None if it has none.
        """
        self._all.append(source)
        self._raw[source] = raw
        self.sources.setdefault(source.key, source)

    def await_passages(self, cells):
        """Count the passages of each source before they come.

        Parameters
        ----------
        cells : iterable of tuple
            The cell that names the source of each.
        """
        for cell, number in Counter(cell for (cell,) in cells).items():
            self._awaited[key(cell)] += number
        astray = [each or "none" for each in self._awaited if each not in self.sources]
        if astray:
            self._astray = f"in a source that is not there ({some(astray)})"

    def passage(self, own, start, end, codings, label=None, why=None):
        """Note a passage that was counted before; after its last one, a source is settled.

        Parameters
        ----------
        own : str
            The key of its source.
        start, end : int
            As the program counts.
        codings : list of Coding
            Its codes.
        label : str, optional
            Its excerpt.
        why : str, optional
            Why it is skipped, if it is.
        """
        source = self.sources.get(own)
        if source is None:
            why = why or self._astray
        self._project.passage(source, start, end, codings, label, why)
        self._awaited[own] -= 1
        if source is not None and not self._awaited[own]:
            self._settle(source)

    def part(self, case, own, start, end):
        """Give a case a source, or the part of one that it covers.

        Parameters
        ----------
        case : Case
            The case.
        own : str
            The key of the source.
        start, end : int
            The part; from 0 to 0, or to the last character or the one before it, is all of it:
            programs differ there between versions.
        """
        source = self.sources.get(own)
        raw = None if source is None else self._raw[source]
        if raw is None or (start == 0 and (end == 0 or end >= len(raw) - 1)):
            case.sources.append(guid(own or ""))
        else:
            case.parts += 1
            source.parts.append(Part(start, end, None, case))

    def finish(self):
        """Take in all sources, in their order, and place what was in doubt."""
        for source in self._all:
            if source in self._raw:
                self._settle(source)
            self._project.ended(source)
        self._settling.finish()

    def _settle(self, source):
        raw = self._raw.pop(source)
        if source.unread is not None:
            return
        if raw is None:
            self._settling.blind(source, NONE)
        else:
            self._settling.settle(source, Text(raw))
