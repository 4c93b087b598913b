"""The one place that turns positions, as programs count them, into characters of the LF text."""

import re
from functools import cached_property

import numpy as np

from .conventions import LF_TWO, ONE, UTF16, Convention, every
from .excerpts import spaced

MARK = "\ufeff"
"""The byte-order mark: some files begin with it, and hardly any program counts it."""


class Text:
    r"""A text as its file holds it, and as harmred freezes it.

    Parameters
    ----------
    raw : str
        The text with its marks and line ends.
    inline : bool
        Whether it stood in XML, which makes every CRLF an LF: the program may count two.

    Examples
    --------
    >>> text = Text("\ufeffOne 🙂\r\ntwo")
    >>> text.frozen
    'One 🙂\ntwo'
    >>> text.convert(Convention(UTF16), [8, 11]).tolist()
    [6, 9]
    """

    def __init__(self, raw, inline=False):
        """Look at what makes programs count differently."""
        self.raw = raw
        self.marks = len(raw) - len(raw.lstrip(MARK))
        self.crlf = "\r\n" in raw
        self.astral = not raw.isascii() and bool(re.search("[\U00010000-\U0010ffff]", raw))
        self.unsure = inline and not self.crlf and "\n" in raw
        self.frozen = raw.lstrip(MARK).replace("\r\n", "\n").replace("\r", "\n")
        self._ways = {}

    @cached_property
    def spaced(self):
        """The frozen text as excerpts are compared with it, character for character."""
        return spaced(self.frozen)

    def conventions(self, habit):
        """Return the conventions that this text can tell apart, the habit first.

        Parameters
        ----------
        habit : Convention
            What is likely.

        Returns
        -------
        list of Convention
            One, if all count alike here.
        """
        ways = {self.seen(Convention(*way), habit): None for way in every(self.marks)}
        return sorted(ways, key=lambda way: way != self.seen(habit, habit))

    def seen(self, convention, habit):
        """Return what a convention comes to here: the habit, where the text cannot tell.

        Parameters
        ----------
        convention, habit : Convention
            A convention, and the likely one.

        Returns
        -------
        Convention
            The same, or one that counts alike.
        """
        told = self.unsure if convention.ends == LF_TWO else self.crlf
        return Convention(
            convention.unit if self.astral else habit.unit,
            convention.ends if told else habit.ends,
            min(convention.marks, self.marks),
        )

    def convert(self, convention, positions):
        """Turn positions into characters of the frozen text.

        Parameters
        ----------
        convention : Convention
            How they were counted.
        positions : sequence of int
            Positions.

        Returns
        -------
        array of int
            Characters; -1 where the text has no such place.
        """
        positions = np.array(positions, dtype="int64")
        if self._alike(convention):
            return np.where((positions < 0) | (positions > len(self.frozen)), -1, positions)
        if convention not in self._ways:
            self._ways[convention] = self._way(convention)
        counted, characters = self._ways[convention]
        at = np.searchsorted(counted, positions).clip(0, len(counted) - 1)
        return np.where(counted[at] == positions, characters[at], -1)

    def name(self, convention):
        """Say a convention in words, as far as this text can tell.

        Parameters
        ----------
        convention : Convention
            The convention.

        Returns
        -------
        str
            As `UTF-16 units, CRLF as two`.
        """
        plain = not self.crlf and convention.ends != LF_TWO
        ends = "LF" if plain else convention.ends
        return f"{convention.unit}, {ends}" + ", mark counted" * bool(convention.marks)

    def _alike(self, convention):
        wide = self.astral and convention.unit == UTF16
        return not (wide or self.crlf or self.marks or convention.ends == LF_TWO)

    def _way(self, convention):
        """Return where each character begins: as the program counts, and in the frozen text."""
        raw = np.frombuffer(self.raw.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        mine = np.ones(len(raw), dtype="int64")
        mine[: self.marks] = 0
        before_lf = np.append(raw[1:] == ord("\n"), False)
        mine[(raw == ord("\r")) & before_lf] = 0
        theirs = mine.copy() if convention.ends == ONE else np.ones(len(raw), dtype="int64")
        theirs[: self.marks] = np.arange(self.marks) < convention.marks
        if convention.unit == UTF16:
            theirs[raw > 0xFFFF] = 2
        if convention.ends == LF_TWO:
            theirs[raw == ord("\n")] = 2
        return [np.concatenate([[0], np.cumsum(widths)]) for widths in (theirs, mine)]
