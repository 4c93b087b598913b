"""Finds where an excerpt stands in a text, whatever a sheet did to its spaces and quotes."""

import unicodedata
from functools import cache

import numpy as np

CUT_AT = 32_767
"""Characters that a cell of a spreadsheet holds; a longer passage ends there."""
ONCE, NEAREST = "found by their excerpt, which occurs once", "the nearest of several such excerpts"
SHORT = "found by an excerpt that is cut: the passage is longer"
SEVERAL, ABSENT = "whose excerpt stands in several places", "whose excerpt is not in their text"
WORDLESS = "without an excerpt"
"""What becomes of a passage whose place is looked for; the last three have none."""
_LEAST = 12
"""Characters that tell a place if the excerpt is cut, or its spaces are not those of the text."""
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′`", "'"))
_SPACES = np.array([n for n in range(0x3001) if chr(n).isspace()], dtype="<u4")
_DOTS = ("…", "...", "[…]", "[...]")


class Folded:
    r"""A text in which all spaces and quotes are alike; if need be, without any space.

    Parameters
    ----------
    text : str
        The frozen text.

    Examples
    --------
    >>> text = Folded("She  said\n“no”. No “no”.")
    >>> text.find('said "no".')
    (5, 15, 'found by their excerpt, which occurs once')
    >>> text.find('"no"'), text.find('"no"', near=20)[:2]
    ((-1, -1, 'whose excerpt stands in several places'), (19, 23))
    """

    def __init__(self, text):
        self._text = text
        self._fold = cache(lambda tight: _Fold(text, tight))

    def find(self, excerpt, near=None, paragraph=None):
        """Look for an excerpt.

        Parameters
        ----------
        excerpt : str or None
            Its words.
        near, paragraph : int, optional
            About which character, or in which paragraph (from 1), it should stand.

        Returns
        -------
        tuple
            Start and end in the text, -1 where it is not found, and what became of it.
        """
        words = " ".join((excerpt or "").translate(_QUOTES).split())
        if not words:
            return -1, -1, WORDLESS
        for tight, form, became in _forms(words, len(excerpt)):
            fold = self._fold(tight)
            place = fold.place(form, near, paragraph)
            if place is not None:
                return fold.passage(*place, len(form), became)
        return -1, -1, ABSENT


class _Fold:
    """The folded text, and where each of its characters stood."""

    def __init__(self, text, tight):
        points = text.translate(_QUOTES).encode("utf-32-le", "surrogatepass")
        points = np.frombuffer(points, dtype="<u4")
        space = np.isin(points, _SPACES)
        kept = ~space
        if not tight:
            kept[1:] |= ~space[:-1]
        self._at, self._found = np.flatnonzero(kept), {}
        folded = np.where(space, 32, points)[kept].astype("<u4")
        self._words = folded.tobytes().decode("utf-32-le", "surrogatepass")
        self._bounds = np.concatenate([[-1], np.flatnonzero(points == ord("\n")), [len(points)]])

    def place(self, words, near, paragraph):
        """Return where words stand, -1 if that cannot be told, and whether only there."""
        if words not in self._found:
            first = self._words.find(words)
            self._found[words] = first, first >= 0 and self._words.find(words, first + 1) < 0
        first, alone = self._found[words]
        if first < 0:
            return None
        if alone:
            return first, True
        if near is not None:
            return self._nearest(words, near), False
        return (-1 if paragraph is None else self._within(words, paragraph)), False

    def passage(self, at, alone, length, became):
        """Return the passage in the text, and what became of it."""
        if at < 0:
            return -1, -1, SEVERAL
        start, end = self._at[at], self._at[at + length - 1] + 1
        return int(start), int(end), became if alone or became != ONCE else NEAREST

    def _nearest(self, words, near):
        here = int(np.searchsorted(self._at, near))
        before = self._words.rfind(words, 0, here + len(words))
        after = self._words.find(words, here)
        if -1 in (before, after) or before == after:
            return max(before, after)
        if here - before == after - here:
            return -1
        return before if here - before < after - here else after

    def _within(self, words, paragraph):
        """Return the one place that begins in a paragraph; -1 if there are several, or none."""
        if not 0 < paragraph < len(self._bounds):
            return -1
        bounds = self._bounds[paragraph - 1] + 1, self._bounds[paragraph]
        start, end = (int(each) for each in np.searchsorted(self._at, bounds))
        first = self._words.find(words, start, end + len(words) - 1)
        alone = first < 0 or self._words.find(words, first + 1, end + len(words) - 1) < 0
        return first if alone else -1


def _forms(words, length):
    """Yield how it may stand in the text: without its spaces or not, and in which words."""
    became = SHORT if length >= CUT_AT else ONCE
    forms = {unicodedata.normalize(form, words): became for form in ("NFC", "NFD")}
    bare = unicodedata.normalize("NFC", words)
    for dots in _DOTS:
        bare = bare.removesuffix(dots).removeprefix(dots).strip()
    if len(bare) >= _LEAST:
        forms.setdefault(bare, SHORT)
    yield from ((False, form, became) for form, became in forms.items())
    for form, became in forms.items():
        # Where a text has paragraphs without a line end between, programs put a space there.
        tight = form.replace(" ", "")
        if len(tight) >= _LEAST:
            yield True, tight, became
