"""Studies with planted links, made without anything of harmred and by another mechanism.

Two mechanisms. `episodes`: talk is a chain of episodes of two turns on average; each draws from
one table of four chances (both codes, one, the other, none) whether it is about either. `copula`:
two hidden tides that rise and fall with the talk; a turn carries a code when its tide is high,
and the tides are correlated. Planted is a conditional probability: P(b | a) is `lift` times P(b).
"""

import numpy as np
import pandas as pd
from scipy.optimize import brentq
from scipy.special import expit, logit, ndtri
from scipy.stats import multivariate_normal

INTERVIEWS = np.repeat(np.arange(10), [8, 7, 6, 6, 5, 5, 4, 4, 3, 2])
SECTIONS, GO_ON, TIDE = 8, 0.5, 0.6
WIDTH = 100
"""Characters of a turn, in the tables."""


def stream(*key):
    """Open a stream of uniforms that no other key shares."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(key[0], spawn_key=key[1:])))


def lengths(chance):
    """Return the turns of each interview and section."""
    talk = np.exp(0.3 * ndtri(chance.random((len(INTERVIEWS), 1))))
    jitter = np.exp(0.25 * ndtri(chance.random((len(INTERVIEWS), SECTIONS))))
    return np.maximum(3, np.rint(8.5 * talk * jitter)).astype(int)


def likely(chance, rates):
    """Return code × interview × section: rates that differ between people, places, sections."""
    person = 0.8 * ndtri(chance.random((len(rates), len(INTERVIEWS), 1)))
    place = 0.4 * ndtri(chance.random((len(rates), 10, 1)))[:, INTERVIEWS]
    section = 0.6 * ndtri(chance.random((len(rates), 1, SECTIONS)))
    return np.clip(
        expit(logit(np.asarray(rates))[:, None, None] + person + place + section), 0, 0.5
    )


def told(chance, turns, rates, lifts, uneven=0.0, mechanism="episodes"):
    """Return pair × 2 × interview × section × turn: which turns carry which code.

    `rates` are those of the two codes of every pair; `lifts` one a pair; `uneven` is the standard
    deviation, between facilities, of the logarithm of the lift.
    """
    a, b = (likely(chance, [rate] * len(lifts)) for rate in rates)
    differ = np.exp(uneven * ndtri(chance.random((len(lifts), 10, 1))) - uneven**2 / 2)
    lift = np.asarray(lifts)[:, None, None] * differ[:, INTERVIEWS]
    draw = _episodes if mechanism == "episodes" else _tides
    carried = draw(chance, a, b, lift, turns.max(), rates)
    return carried & (np.arange(turns.max()) < turns[..., None])


def _episodes(chance, a, b, lift, longest, _):
    both = np.clip(lift * a * b, np.maximum(0, a + b - 1), np.minimum(a, b))
    drawn, stays = chance.random((2, longest, *a.shape))
    topic = np.empty((2, longest, *a.shape), bool)
    for turn in range(longest):
        fresh = drawn[turn]
        topic[0, turn] = fresh < a
        topic[1, turn] = (fresh < both) | ((fresh >= a) & (fresh < a + b - both))
        if turn:
            same = stays[turn] < GO_ON
            topic[:, turn] = np.where(same, topic[:, turn - 1], topic[:, turn])
    return np.moveaxis(topic, (0, 1), (1, -1))


def _tides(chance, a, b, lift, longest, rates):
    together = np.array([_correlation(rates, round(float(each[0, 0]), 6)) for each in lift])
    own, shared = ndtri(chance.random((2, longest, *a.shape)))
    tides = np.stack(
        [own, together[:, None, None] * own + np.sqrt(1 - together**2)[:, None, None] * shared]
    )
    for turn in range(1, longest):
        tides[:, turn] = TIDE * tides[:, turn - 1] + np.sqrt(1 - TIDE**2) * tides[:, turn]
    high = tides > -ndtri(np.stack([a, b]))[:, None]
    return np.moveaxis(high, (0, 1), (1, -1))


_KNOWN = {}


def _correlation(rates, lift):
    """Find the correlation of two tides that makes P(b | a) `lift` times P(b)."""
    key = (*rates, lift)
    if key not in _KNOWN:
        edges = ndtri(np.asarray(rates))

        def excess(together):
            both = multivariate_normal([0, 0], [[1, together], [together, 1]]).cdf(edges)
            return float(both) - lift * rates[0] * rates[1]

        _KNOWN[key] = 0.0 if lift == 1 else brentq(excess, -0.9, 0.95, xtol=1e-10)
    return _KNOWN[key]


def met(carried, turns):
    """Return observed and expected turns with both: pair × facility, of each.

    Plain arithmetic: in each section of each interview, (turns with a) × (turns with b) / turns.
    """
    observed = carried.all(axis=1).sum(axis=-1)
    expected = carried.sum(axis=-1).prod(axis=1) / turns
    places = np.arange(10)[:, None] == INTERVIEWS
    return observed.sum(axis=-1) @ places.T, expected.sum(axis=-1) @ places.T


def tables(carried, turns):
    """Return plain tables: sources, codebook, segments, turns. One mark a turn and code."""
    names = np.array([f"SYN-E{number:02}" for number in range(1, len(INTERVIEWS) + 1)])
    inside = np.arange(turns.max()) < turns[..., None]
    source, section, turn = np.nonzero(inside)
    first = np.cumsum(inside.reshape(len(names), -1), axis=1).reshape(inside.shape) - 1
    start = WIDTH * first[inside]
    talk = {"source": names[source], "turn": first[inside] + 1, "start": start}
    talk |= {"end": start + WIDTH - 1, "speaker": "participant"}
    talk["section"] = np.char.add("S", (section + 1).astype(str))
    codes = [f"{side}{pair + 1}" for pair in range(len(carried)) for side in "ab"]
    code, source, section, turn = np.nonzero(carried.reshape(-1, *carried.shape[2:]))
    begin = WIDTH * first[source, section, turn] + 5
    marks = {"source": names[source], "start": begin, "end": begin + 60}
    marks |= {"code": np.array(codes)[code], "coder": "K1"}
    sources = {"source": names, "kind": "interview", "participant": names}
    sources |= {"facility": np.char.add("SYN-F", INTERVIEWS.astype(str))}
    sources |= {"length": WIDTH * turns.sum(axis=1)}
    book = {"code": codes, "row_type": "code"}
    made = {"sources": sources, "codebook": book, "segments": marks, "turns": talk}
    return {name: pd.DataFrame(columns) for name, columns in made.items()}
