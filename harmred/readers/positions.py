"""The one place that turns positions, as programs count them, into characters of the LF text."""

import numpy as np

from .conventions import LF_TWO, ONE, UTF8, UTF16, Convention, every

MARK = "\ufeff"
"""The byte-order mark: some files begin with it, and hardly any program counts it."""
_CR, _LF, _LAST = ord("\r"), ord("\n"), 0xFFFF


class Text:
    r"""A text as its file holds it, and as harmred freezes it.

    Parameters
    ----------
    raw : str
        The text with its marks and line ends.
    inline : bool
        Whether it stood in XML, which makes every CRLF an LF: the program may count two.
    octets : bool
        Whether its positions are counted in bytes of UTF-8.

    Examples
    --------
    >>> text = Text("\ufeffOne 🙂\r\ntwo")
    >>> text.frozen
    'One 🙂\ntwo'
    >>> text.convert(Convention(UTF16), [8, 11]).tolist()
    [6, 9]
    """

    def __init__(self, raw, inline=False, octets=False):
        """Look at what makes programs count differently, and keep only that beside the text."""
        self.marks = len(raw) - len(raw.lstrip(MARK))
        self.crlf = "\r\n" in raw
        self.unsure = inline and not self.crlf and "\n" in raw
        self.frozen = raw.lstrip(MARK).replace("\r\n", "\n").replace("\r", "\n")
        self._length, self._last, self._way = len(raw), None, None
        self._octets = _widths(raw) if octets else None
        self._at, self._odd = _oddities(raw, self.marks)
        self.astral = bool((self._odd > _LAST).any())

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
        if self._octets is not None:
            return [habit._replace(marks=self.marks)]
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
        if self._octets is not None:
            positions = _of_octets(self._octets, positions)
        if self._alike(convention):
            return np.where((positions < 0) | (positions > len(self.frozen)), -1, positions)
        if convention != self._last:
            # Only the last one is kept: a project may hold many texts in doubt.
            self._last, self._way = convention, self._shifts(convention)
        ends, shifts, starts, length = self._way
        at = np.searchsorted(ends, positions, side="right")
        out = (positions < 0) | (positions > length) | (positions > starts[at])
        return np.where(out, -1, positions - shifts[at])

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
        unit = convention.unit if self._octets is None else UTF8
        return f"{unit}, {ends}" + ", mark counted" * bool(convention.marks)

    def _alike(self, convention):
        wide = self.astral and convention.unit == UTF16
        return not (wide or self.crlf or self.marks or convention.ends == LF_TWO)

    def _shifts(self, convention):
        """Return where odd characters end and the next begin, and how far they shift the rest."""
        marks = np.arange(len(self._odd)) < self.marks
        theirs = np.ones(len(self._odd), dtype="int64")
        mine = np.where(marks | (self._odd == _CR), 0, theirs)
        theirs[self._odd == _CR] = convention.ends != ONE
        theirs[self._odd == _LF] += convention.ends == LF_TWO
        theirs[self._odd > _LAST] += convention.unit == UTF16
        theirs[marks] = np.arange(self.marks) < convention.marks
        ends = self._at + 1 + np.cumsum(theirs - 1)
        length = self._length + (theirs - 1).sum()
        odd = theirs != mine
        shifts = np.append(0, np.cumsum((theirs - mine)[odd]))
        return ends[odd], shifts, np.append((ends - theirs)[odd], length), length


def _widths(raw):
    """Return where each character begins in bytes of UTF-8, and where the last one ends."""
    points = _points(raw)
    widths = 1 + (points > 0x7F).astype("int64") + (points > 0x7FF) + (points > _LAST)
    return np.append(0, np.cumsum(widths))


def _of_octets(begins, positions):
    """Turn bytes into characters; -1 for what is not there, or inside a character."""
    at = np.searchsorted(begins, positions)
    there = (positions >= 0) & (at < len(begins))
    there &= begins[np.where(there, at, 0)] == positions
    return np.where(there, at, -1)


def _points(raw):
    return np.frombuffer(raw.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def _oddities(raw, marks):
    """Return places and code points of marks, CR before LF, LF, and what is beyond 16 bits."""
    points = _points(raw)
    odd = (points == _LF) | (points > _LAST)
    odd[:-1] |= (points[:-1] == _CR) & (points[1:] == _LF)
    odd[:marks] = True
    places = np.flatnonzero(odd)
    return places, points[places]
