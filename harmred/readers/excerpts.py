"""The excerpt that a program stored beside a passage: whether it fits, and where it stands."""

import re
from typing import NamedTuple

NEAR = 6
"""Characters to look around a place that does not fit: programs miscount by a few."""
CUT = "…"
"""How ATLAS.ti ends an excerpt of which it stores the first hundred characters."""
_LONG, _FULL = 20, 101
"""A shorter name that ends in dots is rather a title; one of a hundred and the dots was cut."""
_LINE = re.compile(r"line:\d+")
_SPACE = re.compile(r"\s")


class Excerpt(NamedTuple):
    """The words of a passage, or with how many of them it begins."""

    words: str
    cut: bool = False


def spaced(words):
    r"""Make every white character a space: XML does so to excerpts, Qt makes line ends U+2029.

    Parameters
    ----------
    words : str
        Text with LF line ends.

    Returns
    -------
    str
        As many characters.

    Examples
    --------
    >>> spaced("one\n\ttwo\u2029three")
    'one  two three'
    """
    return _SPACE.sub(" ", words)


def excerpt(name, span, whole=False):
    """Tell whether the name of a passage is its excerpt, or something else.

    Parameters
    ----------
    name : str or None
        What the file calls the passage.
    span : int
        Its end minus its start, as the file counts.
    whole : bool
        Whether the program always stores the whole excerpt, as QualCoder does.

    Returns
    -------
    Excerpt or None
        Its words, and whether they were cut; None where the name is no excerpt, such as a title
        or `line:6`.

    Examples
    --------
    >>> excerpt("outside", 7), excerpt("a title", 212), excerpt("line:6", 6)
    (Excerpt(words='outside', cut=False), None, None)
    >>> excerpt("one has to wait outside…", 212)
    Excerpt(words='one has to wait outside', cut=True)
    """
    if not name or _LINE.fullmatch(name):
        return None
    if name.endswith(CUT) and not whole and _cut(len(name), span):
        return Excerpt(name[:-1].rstrip(), cut=True)
    if whole or len(name) == span:
        return Excerpt(name)
    # A program may count emoji and line ends as two, and an end as inclusive.
    most = len(name.encode("utf-16-le", "surrogatepass")) // 2 + len(_SPACE.findall(name))
    return Excerpt(name) if len(name) - 2 <= span <= most + 2 else None


def _cut(length, span):
    return _LONG < length < span or (length == _FULL and span >= _FULL - 1)


def fits(text, start, end, excerpt):
    r"""Tell whether a passage is its excerpt, character for character, or begins as a cut one.

    Parameters
    ----------
    text : Text
        The text.
    start, end : int
        The passage in the frozen text.
    excerpt : Excerpt
        Its words.

    Returns
    -------
    bool
        Whether it fits; line ends count as spaces.

    Examples
    --------
    >>> from harmred.readers.positions import Text
    >>> fits(Text("She said:\nno."), 4, 13, Excerpt("said: no."))
    True
    """
    if start < 0 or end <= start:
        return False
    passage = text.frozen[start:end]
    return passage == excerpt.words or _same(spaced(passage), _compared(excerpt), excerpt.cut)


def nearly(text, start, end, excerpt):
    """Tell whether a passage is its excerpt but for runs of spaces, and spaces around.

    Parameters
    ----------
    text : Text
        The text.
    start, end : int
        The passage in the frozen text.
    excerpt : Excerpt
        Its words.

    Returns
    -------
    bool
        Whether it is.

    Examples
    --------
    >>> from harmred.readers.positions import Text
    >>> nearly(Text("She  said no."), 0, 9, Excerpt("She said"))
    True
    """
    if start < 0 or end <= start:
        return False
    passage, words = (" ".join(each.split()) for each in (text.frozen[start:end], excerpt.words))
    return _same(passage, words, excerpt.cut)


def near(text, start, end, excerpt):
    """Look for an excerpt around the place where it should stand.

    Parameters
    ----------
    text : Text
        The text.
    start, end : int
        Where the passage should be in the frozen text.
    excerpt : Excerpt
        Its words.

    Returns
    -------
    tuple of int or None
        Start and end of the nearest place within six characters; None where there is none, or
        two are equally near.

    Examples
    --------
    >>> from harmred.readers.positions import Text
    >>> near(Text("She said no."), 2, 6, Excerpt("said"))
    (4, 8)
    >>> near(Text("no, no"), 2, 4, Excerpt("no"))
    """
    wanted, first = _compared(excerpt), max(0, start - NEAR)
    around = spaced(text.frozen[first : start + NEAR + len(wanted)])
    places = [first + found.start() for found in re.finditer(f"(?={re.escape(wanted)})", around)]
    places = sorted((abs(place - start), place) for place in places)
    if not places or (len(places) > 1 and places[0][0] == places[1][0]):
        return None
    place = places[0][1]
    until = place + len(wanted)
    if excerpt.cut:
        end = min(end + place - start, len(text.frozen))
        return (place, end) if end >= until and end > place else None
    return place, until


def _same(passage, words, cut):
    return passage.startswith(words) if cut else passage == words


def _compared(excerpt):
    return spaced(excerpt.words.replace("\r\n", "\n"))
