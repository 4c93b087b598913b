"""Part c: what harmred finds in studies whose links were planted by episodes.py."""

import numpy as np
from episodes import INTERVIEWS, lengths, met, stream, told

from harmred.chance.families import holm
from harmred.chance.pairs import EXPECTED, FACILITIES, SOURCES
from harmred.chance.ratios import of_ratios
from harmred.chance.rotations import spread, turn_counts
from harmred.chance.sums import chance as placed

LIFTS = (1.0, 1.0, 1.3, 1.5, 1.8, 0.7)
RATES = {"sparse": (0.040, 0.075), "dense": (0.07, 0.10)}
DESIGNS = [
    (mechanism, rates, uneven)
    for mechanism in ("episodes", "copula")
    for rates in RATES
    for uneven in (0.0,)
] + [("episodes", "dense", 0.3)]
LEAST, LEVEL = 1.25, 0.05
COLUMNS = [
    "mechanism",
    "uneven",
    "rates",
    "planted",
    "studies",
    "expected",
    "lift",
    "rejected",
    "gate",
    "supported",
    "below",
]


def chances(carried, turns):
    """Return the exact upper p of each pair, by rotation inside each section."""
    parts, observed = [[] for _ in carried], np.zeros(len(carried), int)
    for interview, section in np.ndindex(turns.shape):
        here = carried[:, :, interview, section, : turns[interview, section]]
        pairs = np.flatnonzero(here.any(axis=-1).all(axis=-1))
        for pair in pairs:
            counts = turn_counts(here[pair].T.astype(np.float32))[:, 0, 1]
            parts[pair].append(spread(counts))
            observed[pair] += int(counts[0])
    return np.array([placed(*each).upper for each in zip(parts, observed.tolist(), strict=True)])


def weighed(carried, turns):
    """Return per pair: expected, lift, p, gate met, supported by the full rule, seen apart."""
    seen, awaited = met(carried, turns)
    low, high, holds = of_ratios(seen, awaited)
    observed, expected = seen.sum(axis=1), awaited.sum(axis=1)
    lift, p = (observed + 0.5) / (expected + 0.5), chances(carried, turns)
    has = carried.any(axis=(-1, -2))
    places = has @ (INTERVIEWS[:, None] == np.arange(10))
    gate = (has.sum(axis=-1) >= SOURCES).all(axis=1) & (expected >= EXPECTED)
    gate &= ((places > 0).sum(axis=-1) >= FACILITIES).all(axis=1)
    told_apart = (holm(p) < LEVEL) & (low > 1) & holds.astype(bool)
    return expected, lift, p <= LEVEL, gate, gate & (lift >= LEAST) & told_apart, high < 1


def study(key):
    """Simulate one study of one design and weigh its six pairs."""
    design, seed, number = key
    mechanism, rates, uneven = DESIGNS[design]
    chance = stream(seed, 3, design, number)
    turns = lengths(chance)
    return weighed(told(chance, turns, RATES[rates], LIFTS, uneven, mechanism), turns)


def rows(studies, seed, each):
    """Return the table: one row per design and planted lift. `each` runs `study` on many keys."""
    for design, (mechanism, rates, uneven) in enumerate(DESIGNS):
        found = list(each(study, [(design, seed, number) for number in range(studies)]))
        expected, lift, *counts = (np.array(part).T for part in zip(*found, strict=True))
        for planted in sorted(set(LIFTS)):
            there = np.array(LIFTS) == planted
            means = f"{expected[there].mean():.0f}", f"{np.exp(np.log(lift[there]).mean()):.2f}"
            sums = [int(part[there].sum()) for part in counts]
            cells = mechanism, uneven, rates, planted, studies * int(there.sum()), *means, *sums
            yield dict(zip(COLUMNS, cells, strict=True))
