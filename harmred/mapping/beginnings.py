"""Drafts map.toml: how lines of the texts often begin, as suggestions that change nothing."""

import json
import re
from collections import Counter

from ..study import plural
from .cutting import lines

_MARK = re.compile(
    r"((?:[^\W_][\w'’-]* ?){1,3}(?:\.? ?:| ?[–—]| -)|[^\W\d_a-z]{1,6}\d{0,2}\.)(?=\s|$)"
)
"""A name or some letters, and what transcripts put behind them."""
_LONGEST, _OFTEN, _SHOWN = 24, 5, 20
_HEAD_LONGEST, _HEAD_SOURCES = 60, 3
_HEAD = """\
# How the texts of this project are to be read. Lines that begin with # change nothing.
# Take the # away, or write your own, and keep what is yours: this file is drafted only once.

# Who speaks in a line that begins so, as it is written there. Lines without a mark go on with the
# turn before. Words of the interviewer never count. Also the name of a case whose parts are turns.
[speakers]
interviewer = []
participant = []
"""
_SECTIONS = """
# A line that begins so starts a section of the interview guide. `prompts` lists codes that its
# questions name ([]: none); say it of all sections or of none: without it, nobody knows
# what was said unprompted.
[sections]
# "Getting here" = ["1. Getting here"]
# "The service" = {begins = ["2. "], prompts = ["code"]}
"""
_SETS = """
# Sets of the project whose sources are field notes of observation sessions, not interviews.
[observations]
sets = []
"""


def drafted(study):
    r"""Draft map.toml.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    str
        TOML whose every pattern is a comment: nobody's turns are cut by a guess.

    Examples
    --------
    >>> from harmred.readers import load
    >>> "\ninterviewer = []\n" in drafted(load())
    True
    """
    marks, heads = Counter(), Counter()
    held = Counter()
    for text in study.sources["text"].dropna():
        begins = [_opening(line.opening) for line in lines(text)]
        mine = Counter(mark for mark, _ in begins if mark)
        marks, held = marks + mine, held + Counter(list(mine))
        heads += Counter({head for mark, head in begins if head and not mark})
    many = [f"{_quoted(mark)}: {plural(n, 'line')} in {plural(held[mark], 'source')}"
            for mark, n in _often(marks, _OFTEN)]  # fmt: skip
    least = max(_HEAD_SOURCES, len(study.sources) // 2)
    same = [f"{_quoted(head)}: in {plural(n, 'source')}" for head, n in _often(heads, least)]
    return "".join(
        [
            _HEAD,
            _list("Lines often begin with:", many),
            _list("Cases whose parts are turns:", _cases(study)),
            _SECTIONS,
            _list("Lines that stand alike in half of the sources or more:", same),
            _SETS,
            _list("The project's sets:", _sets(study)),
        ]
    )


def _opening(line):
    """Return the mark of a line, and the line as a heading, if it is short enough."""
    found = _MARK.match(line[: 2 * _LONGEST])
    mark = found[1] if found and len(found[1]) <= _LONGEST else None
    line = line.strip()
    head = line if len(line) <= _HEAD_LONGEST and " " in line else None
    return mark, head


def _often(counted, least):
    often = [(name, n) for name, n in counted.items() if n >= least]
    return sorted(often, key=lambda pair: (-pair[1], pair[0]))[:_SHOWN]


def _cases(study):
    if study.turns is None or "case" not in study.turns:
        return []
    counted = Counter(study.turns["case"].dropna())
    return [f"{_quoted(name)}: {plural(n, 'turn')}" for name, n in _often(counted, 1)]


def _sets(study):
    if "sets" not in study.sources:
        return []
    counted = Counter(study.sources["sets"].dropna().str.split(";").explode())
    return [f"{_quoted(name)}: {plural(n, 'source')}" for name, n in _often(counted, 1)]


def _list(title, rows):
    return "".join(f"# {line}\n" for line in [title, *(f"  {row}" for row in rows)] if rows)


def _quoted(name):
    # JSON writes strings as TOML reads them.
    return json.dumps(name, ensure_ascii=False)
