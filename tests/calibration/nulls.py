"""Part a: how often tests reject when there is no link; the exact ones and two naive ones."""

import numpy as np
from confounded import FACILITY, WORLDS, simulate, stream
from scipy.stats import hypergeom

from harmred.chance.margins import margins
from harmred.chance.rotations import spread, turn_counts
from harmred.chance.strata import shared
from harmred.chance.sums import chance as placed

FREQUENT, RARE = (0.10, 0.12), (0.012, 0.014)
# Fixed margins need many codes, and draws: fewer studies, more pairs in each.
CODES, DRAWS, FEWER = 24, 199, 10
LEVEL = 0.05
COLUMNS = ["unit", "world", "test", "studies", "rejected", "at_mid_p"]


def rotated(blocks):
    """Test two codes by every rotation; `blocks` are arrays of turns × 2."""
    both = [block for block in blocks if block.any(axis=0).all()]
    counts = [turn_counts(block.astype(np.float32))[:, 0, 1] for block in both]
    found = placed([spread(each) for each in counts], int(sum(each[0] for each in counts)))
    return found.upper, found.mid


def naive(blocks):
    """Test two codes as if turns were drawn from one urn."""
    turns = np.concatenate(blocks)
    urn = hypergeom(len(turns), *turns.sum(axis=0))
    both = turns.all(axis=1).sum()
    return urn.sf(both - 1), urn.sf(both) + urn.pmf(both) / 2


def shuffled(has, strata):
    """Test two codes over interviews, shuffled inside strata."""
    parts = [has[strata == each] for each in np.unique(strata)]
    chances = [shared(len(each), *each.sum(axis=0).tolist()) for each in parts]
    found = placed(chances, int(has.all(axis=1).sum()))
    return found.upper, found.mid


def blocks(carried, turns):
    """Return turns × 2 by interview and section, and by interview."""
    there = np.moveaxis(carried, 0, -1)
    inside = np.arange(there.shape[2]) < turns[..., None]
    sections = [
        [cells[open_] for cells, open_ in zip(*each, strict=True)]
        for each in zip(there, inside, strict=True)
    ]
    return [block for one in sections for block in one], [np.concatenate(one) for one in sections]


def study(key):
    """Simulate one study of one world; return the two p-values of each test."""
    world, seed, number = key
    chance = stream(seed, 1, list(WORLDS).index(world), number)
    carried, turns = simulate(world, chance, FREQUENT)
    sections, interviews = blocks(carried, turns)
    rare = simulate(world, chance, RARE)[0].any(axis=(2, 3)).T
    return {
        ("turns", "exact, inside each section"): rotated(sections),
        ("turns", "rotation of whole interviews"): rotated(interviews),
        ("turns", "hypergeometric on turns"): naive(sections),
        ("interviews", "exact, inside each facility"): shuffled(rare, FACILITY),
        ("interviews", "all facilities in one urn"): shuffled(rare, 0 * FACILITY),
    }


def second_opinion(key):
    """Simulate many codes without links; return p by fixed margins, pair by pair."""
    world, seed, number = key
    chance = stream(seed, 11, list(WORLDS).index(world), number)
    has = simulate(world, chance, RARE * (CODES // 2))[0].any(axis=(2, 3)).T
    pairs = np.arange(0, CODES, 2), np.arange(1, CODES, 2)
    return margins(has, FACILITY, pairs, draws=DRAWS, seed=number)[1]


def rows(studies, seed, each):
    """Return the table: one row per world and test. `each` runs `study` on many keys."""
    for world in WORLDS:
        found = list(each(study, [(world, seed, number) for number in range(studies)]))
        for unit, test in found[0]:
            p = np.array([one[unit, test] for one in found])
            counts = (p <= LEVEL).sum(axis=0).tolist()
            yield dict(zip(COLUMNS, (unit, world, test, studies, *counts), strict=True))
        keys = [(world, seed, number) for number in range(max(studies // FEWER, 1))]
        p = np.concatenate(list(each(second_opinion, keys)))
        cells = "interviews", world, "fixed margins", len(p), int((p <= LEVEL).sum()), ""
        yield dict(zip(COLUMNS, cells, strict=True))
