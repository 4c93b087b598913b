"""Refuses an edition in which an identifier of the study stands among what somebody has worded."""

import re

from ..errors import DisclosureError
from .unnamed import IDS, KEPT

_GROUPS = ("facility_group", "role_group", "setting")


def refuse_named(study, made, files):
    """Refuse where a page, a label or a group says whom or what an identifier stood for.

    Parameters
    ----------
    study, made : Study
        The study, and its edition without names.
    files : dict
        Name -> bytes of what is copied as it is.

    Raises
    ------
    DisclosureError
        Naming the columns and files, never the identifier.

    Examples
    --------
    >>> import harmred as hr
    >>> refuse_named(hr.load(), hr.load(), {"claims.toml": b"as SYN-I07 says"})
    Traceback (most recent call last):
        ...
    harmred.errors.DisclosureError: an identifier of a source, person, facility or coder stands in \
claims.toml.
    Reword it there, then release again.
    """
    wrong = holding(study, _worded(made, files))
    if wrong:
        raise DisclosureError(
            "an identifier of a source, person, facility or coder stands in "
            f"{', '.join(wrong)}.\nReword it there, then release again."
        )


def holding(study, pages):
    """Return which pages hold an identifier of a study.

    Parameters
    ----------
    study : Study
        The study.
    pages : dict
        Name -> words.

    Returns
    -------
    list of str
        Names. A number alone stands in every page for something else, and so does a single
        letter: these are not looked for.

    Examples
    --------
    >>> import harmred as hr
    >>> holding(hr.load(), {"a": "as SYN-I07 says", "b": "as somebody says"})
    ['a']
    """
    ids = [
        re.escape(name) for name in identifiers(study) if re.search(r"\w[^\W\d]|[^\W\d]\w", name)
    ]
    found = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(ids))})(?!\w)")
    return [place for place, words in pages.items() if ids and found.search(words)]


def identifiers(study):
    """Return every identifier of a source, participant, facility, observer or coder.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    set of str

    Examples
    --------
    >>> import harmred as hr
    >>> {"SYN-I07", "K1", "reconciled"} - identifiers(hr.load())
    {'reconciled'}
    """
    frames = [study.sources, study.segments]
    cells = [set(each[name].dropna()) for each in frames for name in IDS if name in each]
    return set().union(*cells) - KEPT


def _worded(made, files):
    """Return what people have worded: files, columns of labels, the names of groups."""
    worded = {name: content.decode("utf-8", "replace") for name, content in files.items()}
    frames = {"codebook": made.codebook, "guide": made.guide, "sources": made.sources}
    for table, frame in frames.items():
        names = _GROUPS if table == "sources" else () if frame is None else frame
        for name in names:
            worded[f"{table}.{name}"] = "\n".join(frame[name].dropna().unique())
    return worded
