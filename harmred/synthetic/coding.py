"""What the turns are about: bursts of codes, drawn to one another where a link is planted."""

import numpy as np
import pandas as pd

from ..codebook import lineage, parents
from .draws import stream
from .mentions import leanings, mention
from .parameters import CROSSING, FAINT, LEAN_SITES, LONGEST_BURST, QUIET
from .setting import guide


def mark(sources, talk, world, codebook, seed):
    """Say which strands each turn carries: the truth that coders will try to find.

    Parameters
    ----------
    sources : DataFrame
        As from `fieldwork.visit`.
    talk : Talk
        The turns.
    world : World
        The world.
    codebook : DataFrame
        The codebook of the study.
    seed : int
        The seed of the study.

    Returns
    -------
    DataFrame
        One row per turn × strand: turn, strand (both ranks) and whether the passage crosses
        into the next turn; by turn.

    Examples
    --------
    >>> from harmred.synthetic.setting import book
    >>> from harmred.synthetic.fieldwork import visit
    >>> from harmred.synthetic.talk import speak
    >>> from harmred.synthetic.setting import world
    >>> sources = visit(1)
    >>> mark(sources, speak(sources, 1), world("mixed"), book(), 1)["crosses"].mean().round(2)
    np.float64(0.1)
    """
    effects = leanings(sources, world, seed)
    chosen = mention(sources, talk, world, effects, seed)
    odds = _odds(talk, world, effects, chosen, seed)
    site = sources["site"].to_numpy()[talk.source]
    chances = [_chance(talk, len(world.strands), rank, seed) for rank in range(len(sources))]
    chances = np.concatenate(chances, axis=2)
    carried = _carried(talk, world, parents(codebook), site, odds, chances)
    strand, turn = np.nonzero(carried)
    marks = pd.DataFrame({"turn": turn, "strand": strand})
    marks["crosses"] = _crossing(marks, talk, world, carried, chances[:, 3])
    return marks.sort_values(["turn", "strand"], kind="stable", ignore_index=True)


def _chance(talk, strands, rank, seed):
    turns = talk.of(rank)
    return stream(seed, "coding", rank).random((strands, 4, turns.stop - turns.start))


def _odds(talk, world, effects, chosen, seed):
    """Return strand × turn: the odds that a turn carries the strand, without any link."""
    told = talk.section >= 0
    odds = np.exp(effects.T[:, talk.source]) * _quiet(talk, seed)
    odds *= np.where(told, world.sections[:, talk.section], 1) * chosen.T[:, talk.source]
    for kind, column in ((told, "talk"), (~told, "seen")):
        turns = world.strands[column].to_numpy() / 100 * kind.sum()
        odds[:, kind] *= _scale(odds[:, kind], talk.source[kind], turns, column)
    return odds


def _quiet(talk, seed):
    # Parts of an interview are about nothing that the codebook names; never the open question,
    # never a session.
    uniforms = stream(seed, "coding", 999).random(len(talk.size))
    section, open_ = talk.section[talk.first], guide()["prompts"].isna().argmax()
    quiet = (uniforms < QUIET) & (section >= 0) & (section != open_)
    return np.where(quiet, FAINT, 1.0)[talk.stretch]


def _scale(odds, source, turns, column):
    """Find the factor that gives each strand its turns, the bursts that are owed included."""
    scale = np.ones((len(odds), 1))
    for _ in range(8):
        chance = scale * odds / (1 + scale * odds)
        expected = chance.sum(axis=1)
        if column == "talk":
            spoken = np.add.reduceat(chance, np.unique(source, return_index=True)[1], axis=1)
            expected += 2 * np.where(spoken > 0, np.exp(-spoken / 2), 0).sum(axis=1)
        scale *= (turns / np.maximum(expected, 1e-12))[:, None]
    return scale


def _carried(talk, world, tree, site, odds, chances):
    lines = {code: lineage(tree, code) for code in world.strands["code"]}
    heard = {code: np.zeros(len(talk.source), dtype=bool) for code in tree}
    carried = np.zeros(odds.shape, dtype=bool)
    for place, code in enumerate(world.strands["code"]):
        # A second stance on the same code never shares its turn: each passage has one.
        own = odds[place] * ~carried[(world.strands["code"] == code).to_numpy()].any(axis=0)
        length = _lengths(chances[place, 1], talk)
        for late, early, pull in world.links.values():
            if set(late) & set(lines[code]):
                near = np.any([heard[each] for each in early], axis=0)
                own = _drawn(own, _met(near, length, talk), _strength(pull, site), talk)
        begins = _begins(own / (1 + own), talk, chances[place])
        carried[place] = _run(begins, length, talk) & (own > 0)
        for each in lines[code]:
            heard[each] |= carried[place]
    return carried


def _strength(pull, site):
    there, elsewhere = pull if isinstance(pull, tuple) else (pull, pull)
    return np.where(np.isin(site, LEAN_SITES["site"]), there, elsewhere)


def _lengths(uniforms, talk):
    """Say how long a burst would run from each turn: two turns on average."""
    length = 1 + np.floor(np.log2(1 / np.maximum(uniforms, 2.0**-53))).astype(int)
    return np.minimum(length, np.minimum(talk.size[talk.stretch], LONGEST_BURST))


def _steps(talk):
    # Past the end a burst goes on from the start of its stretch, so that every place is as
    # likely as any other: two codes without a link then meet as often as rotations say.
    size, first = talk.size[talk.stretch], talk.first[talk.stretch]
    place = np.arange(len(first)) - first
    return (first + (place + step) % size for step in range(LONGEST_BURST))


def _met(near, length, talk):
    """Say which part of the burst that would begin at each turn meets the other codes."""
    met = sum(near[turn] * (length > step) for step, turn in enumerate(_steps(talk)))
    return met / length


def _drawn(odds, met, strength, talk):
    """Move the odds towards (or away from) what is met, leaving each stretch its total."""
    weight = strength**met
    before = np.bincount(talk.stretch, odds)
    after = np.bincount(talk.stretch, odds * weight)
    return odds * weight * (before / np.maximum(after, 1e-12))[talk.stretch]


def _run(begins, length, talk):
    carried = np.zeros(len(begins), dtype=bool)
    for step, turn in enumerate(_steps(talk)):
        carried[turn[begins & (length > step)]] = True
    return carried


def _begins(chance, talk, uniforms):
    begins = uniforms[0] < chance / 2
    return begins | _owed(chance * (talk.section >= 0), begins, talk.source, uniforms[2])


def _owed(chance, begins, source, uniforms):
    """Begin one burst in each source that should mention the strand and has not."""
    able = np.bincount(source, chance) > 0
    lacking = np.flatnonzero((able & (np.bincount(source, begins) == 0))[source] & (chance > 0))
    race = np.log(np.maximum(uniforms[lacking], 2.0**-53)) / chance[lacking]
    order = lacking[np.lexsort((-race, source[lacking]))]
    winners = order[np.unique(source[order], return_index=True)[1]]
    owed = np.zeros(len(chance), dtype=bool)
    owed[winners] = True
    return owed


def _crossing(marks, talk, world, carried, uniforms):
    """Choose the passages that end in the next turn, where that turn does not carry the code."""
    turn, strand = marks["turn"].to_numpy(), marks["strand"].to_numpy()
    after = np.minimum(turn + 1, len(talk.source) - 1)
    codes = world.strands["code"].to_numpy()
    same = (codes[:, None] == codes).astype(float)
    free = (same @ carried)[strand, after] == 0
    able = free & (after > turn) & (talk.stretch[after] == talk.stretch[turn])
    race = np.where(able, uniforms[strand, turn], np.inf)
    crosses = np.zeros(len(marks), dtype=bool)
    crosses[np.argsort(race, kind="stable")[: round(CROSSING * len(marks))]] = True
    return crosses & able
