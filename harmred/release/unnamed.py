"""A study without its words and names: no text, no memo, random ids in an order of their own."""

from dataclasses import replace
from secrets import SystemRandom

import pandas as pd

from ..standing import AGREED
from ..study import MARK, REASONS, TABLES, columns, known
from ..talk import talk
from .rules import FACILITIES

IDS = {"source": "S", "participant": "P", "facility": "F", "observer": "O", "coder": "K"}
"""The columns of identifiers, wherever they stand, and the letter that a random one begins with."""
KEPT = {AGREED, "unknown", *REASONS}
"""What stands in those columns and is nobody's identifier."""
REDACTED = "NA_redacted"


def bare(study):
    """Return a study without texts, memos, fingerprints of texts, and columns of its own.

    Where texts alone say what the turns are (one a line), the turns are written down.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    Study
        Of no origin, without a ledger; with the columns of schema.json only.

    Examples
    --------
    >>> import harmred as hr
    >>> bare(hr.load()).sources["text"].notna().any()
    np.False_
    """
    frames = {name: getattr(study, name) for name in TABLES} | {"turns": _turns(study)}
    kept = {
        name: frame if frame is None else frame[[*columns(name)]] for name, frame in frames.items()
    }
    sources, length = kept["sources"], study.sources["text"].str.len()
    gone = {"text": None, "text_sha256": None, "length": sources["length"].fillna(length)}
    if known(sources["language"]).drop_duplicates().count() > 1:
        gone["language"] = None  # one other language can be one person
    kept["sources"] = sources.assign(**gone)
    kept["segments"] = kept["segments"].assign(memo=None)
    return replace(study, **kept, origin=None, ledger=None)


def _turns(study):
    given = study.turns
    untold = study.sources["text"].str.strip("\n").fillna("") != ""
    if given is not None:
        untold &= ~study.sources["source"].isin(given["source"])
    if not untold.any():
        return given
    lines = talk(replace(study, turns=None, sources=study.sources[untold]))
    return lines if given is None else pd.concat([given, lines], ignore_index=True)


def merged(sources, least=FACILITIES):
    """Blank the groups of too few facilities, and further ones until the blank is no small group.

    Parameters
    ----------
    sources : DataFrame
        The sources of a study.
    least : int
        How many facilities a group has at least.

    Returns
    -------
    sources : DataFrame
        Their `facility_group` redacted where it stood for too few.
    blanked : int
        How many groups are gone.

    Examples
    --------
    >>> places = {"facility": ["a", "b", "c", "d"], "facility_group": ["x", "x", "x", "y"]}
    >>> merged(pd.DataFrame(places, dtype="str"))[1]
    2
    """
    places = pd.DataFrame({"place": known(sources["facility"]), "group": sources["facility_group"]})
    sizes = places.assign(group=known(places["group"])).groupby("group")["place"].nunique()
    gone = set(sizes.index[sizes < least])
    for group in sizes.sort_values(kind="stable").index:
        if 0 < places.loc[places["group"].isin(gone), "place"].nunique() < least:
            gone.add(group)
    groups = sources["facility_group"].mask(sources["facility_group"].isin(gone), REDACTED)
    return sources.assign(facility_group=groups), len(gone)


def unnamed(study):
    """Give every source, participant, facility, observer and coder a new random identifier.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    Study
        Its rows in the order of the new identifiers, so that nothing of the old order is left;
        `reconciled`, reasons for a missing value, and the mark of invented data stay.

    Examples
    --------
    >>> import harmred as hr
    >>> one, other = (unnamed(hr.load()).sources["source"] for _ in range(2))
    >>> len(one), len(set(one) & set(other)) < 50
    (90, True)
    """
    frames = {name: getattr(study, name) for name in ("sources", "segments", "turns")}
    frames = {name: frame for name, frame in frames.items() if frame is not None}
    fresh = {}
    for column, letter in IDS.items():
        holders = [name for name, frame in frames.items() if column in frame]
        values = pd.concat([frames[name][column] for name in holders]).dropna()
        # Without a participant the source is the person: a name in both columns is one person.
        same = fresh if column == "participant" else {}
        fresh = same | _fresh(sorted(set(values) - KEPT - set(same)), letter)
        for name in holders:
            frames[name] = frames[name].assign(**{column: _renamed(frames[name][column], fresh)})
    for name, frame in frames.items():
        frames[name] = frame.sort_values(list(frame), ignore_index=True)
    return replace(study, **frames)


def _renamed(values, fresh):
    return values.map(lambda old: fresh.get(old, old), na_action="ignore").astype("str")


def _fresh(names, letter):
    signs = SystemRandom().sample(range(16**6), len(names))
    marks = (MARK if name.startswith(MARK) else "" for name in names)
    return {
        name: f"{mark}{letter}{sign:06x}"
        for name, mark, sign in zip(names, marks, signs, strict=True)
    }
