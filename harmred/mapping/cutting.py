"""Cuts a text into turns and sections at the lines that begin in a known way."""

import re
import unicodedata
from typing import NamedTuple

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_CLOCK = re.compile(r"[\[(#]?\d{1,2}:\d\d(:\d\d)?([.,]\d+)?[\])#]?[\s–-]*")
"""The time that a transcription program puts before the speaker."""
_COMPARED = 200
"""Characters of a line that are looked at."""


class Line(NamedTuple):
    """Where a line stands, and how it begins."""

    start: int
    end: int
    opening: str


class Turn(NamedTuple):
    """Where a turn stands, who speaks, and in which section."""

    start: int
    end: int
    speaker: str
    section: str | None


def lines(text):
    r"""Return the lines of a text that are not blank.

    Parameters
    ----------
    text : str
        The text.

    Returns
    -------
    list of Line
        Their beginnings as they are compared: no white space, no time of day, accents and
        spaces of one kind.

    Examples
    --------
    >>> lines("INT : Yes?\n\n[00:01:02] P: No.")
    [Line(start=0, end=10, opening='INT : Yes?'), Line(start=12, end=29, opening='P: No.')]
    """
    return [
        Line(found.start(), found.end(), compared(found[0][:_COMPARED]))
        for found in _LINE.finditer(text)
    ]


def compared(words):
    r"""Return words as the beginning of a line is compared.

    Parameters
    ----------
    words : str
        A line, or what lines begin with.

    Returns
    -------
    str
        Without a time before it.

    Examples
    --------
    >>> compared("  00:12 ENQ\u00a0: Alors")
    'ENQ : Alors'
    """
    words = unicodedata.normalize("NFKC", words).lstrip()
    return _CLOCK.sub("", words, count=1) if _CLOCK.match(words) else words


def matched(line, begins):
    """Return the longest of the known beginnings that a line has.

    Parameters
    ----------
    line : Line
        The line.
    begins : iterable of str
        Beginnings.

    Returns
    -------
    str or None
        None if it begins otherwise.

    Examples
    --------
    >>> matched(Line(0, 9, "P1: Yes."), ["P", "P1:"])
    'P1:'
    """
    fits = [each for each in begins if line.opening.startswith(compared(each))]
    return max(fits, key=len, default=None)


def cut(text, marks, heads, otherwise="unknown"):
    r"""Cut a text into turns.

    A line that begins with a mark starts a turn, which goes on until the next such line. A line
    that begins a section is a turn of the interviewer, whose words never count, unless a mark
    says who speaks. In a text without marks every line is a turn.

    Parameters
    ----------
    text : str
        The text.
    marks, heads : dict
        Beginning of a line -> speaker, and -> section.
    otherwise : str
        Who speaks where no mark says so.

    Returns
    -------
    turns : list of Turn
        In the order of the text.
    used : set of str
        The beginnings that were found.

    Examples
    --------
    >>> marks = {"INT:": "interviewer", "P:": "participant"}
    >>> turns, used = cut("INT: Why?\nP: Well.\nSo.", marks, {})
    >>> [tuple(turn) for turn in turns]
    [(0, 9, 'interviewer', None), (10, 22, 'participant', None)]
    """
    seen = [(line, matched(line, marks), matched(line, heads)) for line in lines(text)]
    marked = any(mark for _, mark, _ in seen)
    turns, section, goes_on = [], None, False
    for line, mark, head in seen:
        section = heads[head] if head else section
        if goes_on and not mark and not head:
            turns[-1] = turns[-1]._replace(end=line.end)
            continue
        speaker = marks[mark] if mark else "interviewer" if head else otherwise
        turns.append(Turn(line.start, line.end, speaker, section))
        goes_on = marked and (bool(mark) or not head)
    return turns, {each for _, *both in seen for each in both if each}
