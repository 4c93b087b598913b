"""Gives each source its text and its passages their places, in the way its program counts."""

import numpy as np

from ..excerpts import excerpt
from ..placing import BLIND, FIT, MOVED, UNIT, place
from ..weighing import Marks, choose, total, weigh


class Settling:
    """Places the passages of each source as it comes; what is in doubt waits for the others.

    Parameters
    ----------
    habit : Convention
        How the program is known to count.
    whole : bool
        Whether it always stores the whole excerpt of a passage.

    Examples
    --------
    >>> from harmred.readers.conventions import Convention
    >>> from harmred.readers.positions import Text
    >>> from harmred.readers.project.elements import Coding
    >>> from harmred.readers.project.source import Source
    >>> source, settling = Source("texts", None, "1", "I07"), Settling(Convention(), True)
    >>> source.add(3, 7, [Coding(0, 0)], "said")
    >>> settling.settle(source, Text("She said no."))
    >>> settling.finish()
    >>> source.start.tolist(), source.end.tolist()
    ([4], [8])
    """

    def __init__(self, habit, whole=False):
        self._habit, self._whole, self._open = habit, whole, []

    def blind(self, source, why):
        """Take a source that has no text: its passages have no place.

        Parameters
        ----------
        source : Source
            The source.
        why : str
            Why it has none.
        """
        source.textless = why
        source.strays = {
            row: f"{BLIND}; the file says {start}–{end}"
            for row, (start, end) in enumerate(zip(source.start, source.end, strict=True))
        }
        source.start = source.end = np.full(len(source.code), -1)
        source.became, source.labels, source.parts = [BLIND] * len(source.code), None, []

    def settle(self, source, text):
        """Take a source with its text, and place its passages if there is no doubt.

        Parameters
        ----------
        source : Source
            The source; its excerpts are let go once they have served.
        text : Text
            Its text.
        """
        source.text, marks = text.frozen, self._marks(source)
        ways = text.conventions(self._habit)
        placed = place(text, marks, ways[0])
        if len(ways) == 1 or placed[2].count(FIT) == len(marks.start):
            self._keep(source, text, marks, ways[0], placed)
        else:
            self._open.append((source, text, marks, weigh(text, marks, self._habit)))

    def finish(self):
        """Place what was in doubt: now the whole project can be asked."""
        project = total([(text, scores) for _, text, _, scores in self._open], self._habit)
        for source, text, marks, scores in self._open:
            way = choose(scores, project, text, self._habit)
            self._keep(source, text, marks, way, place(text, marks, way))

    def _marks(self, source):
        return self._judged(zip(source.labels, source.start, source.end, strict=True))

    def _judged(self, spans):
        rows = [(start, end, excerpt(said, end - start, self._whole)) for said, start, end in spans]
        return Marks(*map(list, zip(*rows, strict=True))) if rows else Marks([], [], [])

    def _keep(self, source, text, marks, way, placed):
        source.start, source.end, source.became = placed
        source.way, source.labels = text.name(way), None
        for row, became in enumerate(source.became):
            if became in (UNIT, MOVED) or source.start[row] < 0:
                source.strays[row] = f"{became}; the file says {marks.start[row]}–{marks.end[row]}"
        parts = self._judged((part.label, part.start, part.end) for part in source.parts)
        start, end, _ = place(text, parts, way)
        source.covered = list(zip(start.tolist(), end.tolist(), source.parts, strict=True))
        source.parts = []
