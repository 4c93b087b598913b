"""Knows the headings of the sheets that programs export, in several languages."""

import csv
from collections import Counter, defaultdict
from functools import cache
from importlib import resources

from ...errors import near, said
from ...study import NEEDED, columns
from ..cells import heading

# In headings.csv, `seen` says how a heading is known: in a real `file`, in `code` that writes or
# reads real exports, or only from a `manual` and from use, which no file has proved yet.
ANY, OURS = "any", "harmred"
"""Headings that people write, and our own, which are the names of our columns."""
_WHOLE = {OURS: NEEDED["segments"], "taguette": ("id", "document", "tag", "content")}
"""Sheets whose headings people might give as well, all of them together."""
ORDINARY = ("source", "length", "text", "text_sha256", "code", "start", "end", "coder")
SOURCES = tuple(name for name in columns("sources") if name not in ORDINARY)
SEGMENTS = tuple(name for name in columns("segments") if name not in ORDINARY)
"""Columns of our tables that are read under their own names."""


@cache
def table():
    """Return the known headings: program -> heading -> what such a column may hold."""
    found = defaultdict(lambda: defaultdict(list))
    text = resources.files(__package__).joinpath("headings.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        found[row["program"]][row["heading"]].append(row["word"])
    for name in SOURCES:
        found[ANY].setdefault(name, [name])
    # Anybody may have a column 'dimension'; that it is a form of violence only our own say.
    found[OURS] = {name: [name] for name in SEGMENTS}
    return found


@cache
def words():
    """Return the words for what a column may hold."""
    every = {word for each in table().values() for some in each.values() for word in some}
    return tuple(sorted(every))


@cache
def known():
    """Return all headings that are known, as they are compared."""
    return frozenset(name for each in table().values() for name in each)


def program(headings):
    """Tell which program wrote these headings.

    Parameters
    ----------
    headings : iterable of str
        As they are compared.

    Returns
    -------
    str
        The program that knows most of them; `any` where no program knows more than people write.

    Examples
    --------
    >>> program(["dokumentname", "code", "segment", "anfang", "ende"]), program(["text", "joy"])
    ('maxqda', 'any')
    """
    headings = set(headings)
    for name, whole in _WHOLE.items():
        if headings.issuperset(whole):
            return name
    many = {name: len(headings & each.keys()) for name, each in table().items() if name != OURS}
    return max(many, key=lambda name: (many[name], name == ANY))


def assigned(headings, chosen=None):
    """Say what each column holds.

    Parameters
    ----------
    headings : list of str
        As they stand in the file.
    chosen : dict, optional
        Heading -> word, as the user says; that wins.

    Returns
    -------
    list of (str or None)
        A word for each; None where nobody knows.

    Raises
    ------
    ValueError
        If the user names a heading or a word that is not there, or two columns for one thing.

    Examples
    --------
    >>> assigned(["Document", "Theme", "Code", "x"])
    ['source', 'category', 'code', None]
    """
    compared = [heading(name) for name in headings]
    given = _given(headings, compared, chosen or {})
    mine = table()
    maker = mine.get(program(compared), {})
    may = [maker.get(name) or mine[ANY].get(name) or [] for name in compared]
    taken, found = set(given.values()), [given.get(name) for name in compared]
    # What can only be one thing is that; a theme is a code only where no other column is one.
    for at in sorted(range(len(may)), key=lambda at: len(may[at])):
        free = [word for word in may[at] if word not in taken or word == "category"]
        if found[at] is None and free:
            found[at] = free[0]
            taken.add(free[0])
    return found


def _given(headings, compared, chosen):
    given = {heading(str(name)): word for name, word in chosen.items()}
    absent = [str(name) for name in chosen if heading(str(name)) not in compared]
    strange = [str(word) for word in given.values() if word not in words()]
    twice = [word for word, n in Counter(given.values()).items() if n > 1 and word not in _SEVERAL]
    wrong = [f"the sheet has no heading {said(name)}{_meant(name, headings)}" for name in absent]
    wrong += [f"harmred has no word {said(word)}{_meant(word, words())}" for word in strange]
    wrong += [f"two headings are to be {word!r}" for word in twice]
    if wrong:
        there = ", ".join(said(name) for name in headings[:_SHOWN] if name)
        more = f" and {len(headings) - _SHOWN:,} more" * (len(headings) > _SHOWN)
        raise ValueError(
            f"`columns` does not fit: {'; '.join(wrong)}.\n"
            f"Headings of the sheet: {there}{more}.\nWords: {', '.join(words())}."
        )
    return given


_SEVERAL, _SHOWN = ("code", "category"), 40


def _meant(name, known):
    guess = near(name, [each for each in known if each])
    return f" (it has {said(guess)})" if guess else ""
