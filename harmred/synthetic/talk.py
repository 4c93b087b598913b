"""How long people speak: turns of talk, in the sections of the guide."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .draws import normal, shuffled, stream
from .parameters import MANAGEMENT_SKIPS, NOTES, ORDER_CHANGED, SECTION_SKIPPED, TURNS
from .setting import guide


@dataclass(frozen=True)
class Talk:
    """Turns that can be coded, in the order of the sources; a stretch is a source × section.

    Parameters
    ----------
    source, section : array of int
        Of each turn; section -1 in field notes.
    stretch : array of int
        Rank of the stretch that the turn is in.
    first, size : array of int
        Of each stretch: its first turn, and how many it has.
    """

    source: np.ndarray
    section: np.ndarray
    stretch: np.ndarray
    first: np.ndarray
    size: np.ndarray

    @property
    def last(self):
        """Tell which turns end their stretch."""
        return np.arange(len(self.stretch)) == (self.first + self.size - 1)[self.stretch]

    def of(self, source):
        """Return the turns of a source, as a slice."""
        return slice(*np.searchsorted(self.source, [source, source + 1]))


def speak(sources, seed):
    """Give every source its turns of talk.

    Parameters
    ----------
    sources : DataFrame
        As from `fieldwork.visit`.
    seed : int
        The seed of the study.

    Returns
    -------
    Talk
        Turns of participants and paragraphs of field notes.

    Examples
    --------
    >>> from harmred.synthetic.fieldwork import visit
    >>> speak(visit(1), 1).size.sum() > 4000
    np.True_
    """
    lengths = _lengths(sources["kind"].to_numpy(), stream(seed, "talk", len(sources)))
    stretches = [
        stretch
        for rank, row in enumerate(sources[["kind", "role_group"]].itertuples(index=False))
        for stretch in _stretches(rank, row, lengths[rank], stream(seed, "talk", rank))
    ]
    source, section, size = np.array(stretches).T
    stretch = np.repeat(np.arange(len(size)), size)
    return Talk(source[stretch], section[stretch], stretch, np.cumsum(size) - size, size)


def _lengths(kind, chance):
    # Quantiles in random order rather than draws: the median is the same for every seed.
    uniforms = chance.random(len(kind))
    rank = pd.Series(uniforms).groupby(kind).rank(method="first").to_numpy()
    level = (rank - 0.5) / pd.Series(kind).groupby(kind).transform("size").to_numpy()
    turns = np.exp(np.log(TURNS["median"]) + TURNS["sd"] * normal(level))
    notes = NOTES[0] + level * (NOTES[1] - NOTES[0])
    turns = np.clip(turns, TURNS["least"], TURNS["most"])
    return np.rint(np.where(kind == "interview", turns, notes)).astype(int)


def _stretches(rank, row, length, chance):
    if row.kind == "observation":
        return [(rank, -1, length)]
    order, skip, which, moved, jitter, management = chance.random((6, 8))
    shares = guide()["share"].to_numpy()
    sections = np.arange(len(shares))
    if order[0] < ORDER_CHANGED:
        sections = _reordered(sections, moved)
    skipped = {int(8 * which[0])} if skip[0] < SECTION_SKIPPED else set()
    if row.role_group == "management" and management[0] < MANAGEMENT_SKIPS[1]:
        skipped.add(int(MANAGEMENT_SKIPS[0][1]) - 1)
    sections = [each for each in sections if each not in skipped]
    sizes = _apportioned(length, shares[sections] * np.exp(0.2 * normal(jitter[sections])))
    return [(rank, section, size) for section, size in zip(sections, sizes, strict=True)]


def _reordered(sections, uniforms):
    # The opening question stays first: what moves are the middle sections.
    middle = shuffled(sections[1:7], uniforms[1:7])
    return np.concatenate([sections[:1], middle, sections[7:]])


def _apportioned(total, weights):
    exact = 2 + (total - 2 * len(weights)) * weights / weights.sum()
    sizes = np.floor(exact).astype(int)
    most = np.argsort(sizes - exact, kind="stable")
    sizes[most[: total - sizes.sum()]] += 1
    return sizes
