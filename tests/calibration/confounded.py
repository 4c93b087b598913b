"""Null worlds: two codes that have no link, and everything that can make them look linked."""

import numpy as np
from scipy.special import expit, logit, ndtri

SIZES = (8, 7, 6, 6, 5, 5, 4, 4, 3, 2)
FACILITY = np.repeat(np.arange(len(SIZES)), SIZES)
SECTIONS, TURNS, PERSON, SITE = 8, 9, 0.8, 0.4
SHARED_SECTION, SHARED_SITES, OPENING = 3, (2, 4, 6), 3
# What pushes both codes the same way, on the logit scale, and how long a burst is.
WORLDS = {
    "nothing shared": {},
    "section": {"section": 3.0},
    "site": {"site": 2.0},
    "talkative": {"talk": 1.0, "length": 0.5},
    "bursts": {"burst": 4.0},
    "all at once": {"section": 3.0, "site": 2.0, "talk": 1.0, "length": 0.5, "burst": 4.0},
    "opening": {"opening": 0.46},
}
"""`opening`: odds twice as high in the first turns of a section, which no rotation holds fixed."""


def stream(*key):
    """Open a stream of uniforms that no other key shares."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(key[0], spawn_key=key[1:])))


def talk(chance, length=0.3):
    """Return turns by interview and section, and how long-winded each person is."""
    person = ndtri(chance.random(len(FACILITY)))
    jitter = ndtri(chance.random((len(FACILITY), SECTIONS)))
    turns = TURNS * np.exp(length * person[:, None] + 0.25 * jitter - length**2 / 2)
    return np.maximum(2, np.rint(turns)).astype(int), person


def chances(chance, person, turns, rates, section=0.0, site=0.0, talk=0.0):
    """Return code × interview × section: how likely a turn is to carry the code."""
    shape = len(rates), len(FACILITY), SECTIONS
    at = np.repeat(0.4 * ndtri(chance.random((len(rates), 1, SECTIONS))), shape[1], axis=1)
    at += PERSON * ndtri(chance.random(shape[:2]))[..., None]
    at += SITE * ndtri(chance.random((len(rates), len(SIZES))))[:, FACILITY, None]
    at += section * (np.arange(SECTIONS) == SHARED_SECTION)
    at += (site * np.isin(FACILITY, SHARED_SITES) + talk * person)[:, None]
    level = logit(np.asarray(rates))[:, None, None]
    weight = turns / turns.sum()
    for _ in range(6):
        reached = (expit(at + level) * weight).sum((1, 2), keepdims=True)
        level += logit(rates)[:, None, None] - logit(reached)
    return np.minimum(expit(at + level), 0.6)


def bursts(chance, likely, turns, burst=2.0, opening=0.0):
    """Return code × interview × section × turn: carried or not; `burst` turns at a time."""
    uniforms = chance.random((turns.max(), *likely.shape))
    early = opening * np.where(np.arange(len(uniforms)) < OPENING, 1, -0.5)
    carried = np.zeros(uniforms.shape, bool)
    for turn in range(len(uniforms)):
        now = np.minimum(expit(logit(likely) + early[turn]), 0.6)
        begin = now / (1 - now) / burst if turn else now
        carried[turn] = uniforms[turn] < np.where(carried[turn - 1], 1 - 1 / burst, begin)
    carried = np.moveaxis(carried, 0, -1)
    return carried & (np.arange(len(uniforms)) < turns[..., None])


def simulate(world, chance, rates):
    """Return carried (code × interview × section × turn) and turns (interview × section)."""
    effects = dict(WORLDS[world])
    turns, person = talk(chance, effects.pop("length", 0.3))
    course = {name: effects.pop(name) for name in ("burst", "opening") if name in effects}
    return bursts(chance, chances(chance, person, turns, rates, **effects), turns, **course), turns
