"""The excerpt that a program stored beside a passage: whether it fits, and where it stands."""

import re

NEAR = 6
"""Characters to look around a place that does not fit: programs miscount by a few."""
CUT = "…"
"""How ATLAS.ti ends an excerpt of which it stores the first hundred characters."""
_LONG = 20
"""A shorter name that ends in dots is rather a title."""
_LINE = re.compile(r"line:\d+")
_SPACE = re.compile(r"\s")


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
    str or None
        The excerpt; None where the name is none, such as a title or `line:6`.

    Examples
    --------
    >>> excerpt("waiting outside", 15), excerpt("a title", 212), excerpt("line:6", 6)
    ('waiting outside', None, None)
    """
    if not name or _LINE.fullmatch(name):
        return None
    if whole or len(name) == span:
        return name
    if name.endswith(CUT) and _LONG < len(name) <= span + 1:
        return name
    # A program may count emoji and line ends as two, and an end as inclusive.
    most = len(name.encode("utf-16-le", "surrogatepass")) // 2 + len(_SPACE.findall(name))
    return name if len(name) - 2 <= span <= most + 2 else None


def fits(text, start, end, words):
    r"""Tell whether a passage is its excerpt, character for character, or begins as a cut one.

    Parameters
    ----------
    text : Text
        The text.
    start, end : int
        The passage in the frozen text.
    words : str
        The excerpt.

    Returns
    -------
    bool
        Whether it fits; line ends count as spaces.

    Examples
    --------
    >>> from harmred.readers.positions import Text
    >>> fits(Text("She said:\nno."), 4, 13, "said: no.")
    True
    """
    if start < 0 or end <= start:
        return False
    if text.frozen[start:end] == words:
        return True
    words = _compared(words)
    if text.spaced[start:end] == words:
        return True
    return words.endswith(CUT) and text.spaced[start:end].startswith(words[:-1].rstrip())


def nearly(text, start, end, words):
    """Tell whether a passage is its excerpt but for runs of spaces, and spaces around.

    Parameters
    ----------
    text : Text
        The text.
    start, end : int
        The passage in the frozen text.
    words : str
        The excerpt.

    Returns
    -------
    bool
        Whether it is.

    Examples
    --------
    >>> from harmred.readers.positions import Text
    >>> nearly(Text("She  said no."), 0, 9, "She said")
    True
    """
    if start < 0 or end <= start:
        return False
    passage, words = (" ".join(each.split()) for each in (text.frozen[start:end], words))
    return passage == words or (words.endswith(CUT) and passage.startswith(words[:-1].rstrip()))


def near(text, start, end, words):
    """Look for an excerpt around the place where it should stand.

    Parameters
    ----------
    text : Text
        The text.
    start, end : int
        Where the passage should be in the frozen text.
    words : str
        The excerpt.

    Returns
    -------
    tuple of int or None
        Start and end of the nearest place within six characters; None where there is none, or
        two are equally near.

    Examples
    --------
    >>> from harmred.readers.positions import Text
    >>> near(Text("She said no."), 2, 6, "said"), near(Text("no, no"), 2, 4, "no")
    ((4, 8), None)
    """
    words = _compared(words)
    cut = words.endswith(CUT) and words not in text.spaced
    wanted = words[:-1].rstrip() if cut else words
    first = max(0, start - NEAR)
    around = text.spaced[first : start + NEAR + len(wanted)]
    places = [first + found.start() for found in re.finditer(f"(?={re.escape(wanted)})", around)]
    places = sorted((abs(place - start), place) for place in places)
    if not places or (len(places) > 1 and places[0][0] == places[1][0]):
        return None
    place = places[0][1]
    return place, end + place - start if cut else place + len(wanted)


def _compared(words):
    return spaced(words.replace("\r\n", "\n"))
