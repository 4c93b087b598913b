"""Who ever mentions what: by quota, so that the planted shares hold exactly."""

import numpy as np

from .draws import normal, stream
from .parameters import LEAN, LEAN_SITES, PERSON, SITE, SITE_LEAN


def leanings(sources, world, seed):
    """Draw how readily each source speaks of each strand, on the logit scale.

    Parameters
    ----------
    sources : DataFrame
        As from `fieldwork.visit`.
    world : World
        The world.
    seed : int
        The seed of the study.

    Returns
    -------
    array of float
        Source × strand: an effect of the person and one of the facility.

    Examples
    --------
    >>> from harmred.synthetic.fieldwork import visit
    >>> from harmred.synthetic.setting import world
    >>> leanings(visit(1), world("mixed"), 1).shape[0]
    90
    """
    width = len(world.strands)
    persons = [stream(seed, "leanings", rank).random(width) for rank in range(len(sources))]
    places = [stream(seed, "leanings", 1000 + rank).random(width) for rank in range(10)]
    site = sources["site"].to_numpy()
    person, place = normal(np.array(persons)), normal(np.array(places))
    return PERSON * person + SITE * place[site] + SITE_LEAN * _at_sites(site, world)


def mention(sources, talk, world, effects, seed):
    """Choose the sources that ever mention each strand.

    Parameters
    ----------
    sources : DataFrame
        As from `fieldwork.visit`.
    talk : Talk
        The turns.
    world : World
        The world.
    effects : array of float
        As from `leanings`.
    seed : int
        The seed of the study.

    Returns
    -------
    array of bool
        Source × strand: of the interviews exactly as many as the quota says; every session
        may show whatever can be seen.

    Examples
    --------
    >>> from harmred.synthetic.fieldwork import visit
    >>> from harmred.synthetic.talk import speak
    >>> from harmred.synthetic.setting import world
    >>> sources, mixed = visit(1), world("mixed")
    >>> effects = leanings(sources, mixed, 1)
    >>> chosen = mention(sources, speak(sources, 1), mixed, effects, 1)[:50].sum(axis=0)
    >>> dict(zip(mixed.strands["strand"], chosen.tolist()))["explain_trafficking/own"]
    21
    """
    interview = (sources["kind"] == "interview").to_numpy()
    able = _able(talk, world, len(sources)) & interview[:, None]
    chance = stream(seed, "leanings", 2000)
    pools = _pools(world, interview, chance.random((len(world.pools), len(sources))))
    # Whether a thing comes up at all owes as much to luck as to the person and the place.
    luck = normal(chance.random(effects.shape))
    eager = effects + luck + _leans(sources, talk, world)
    chosen = np.zeros(able.shape, dtype=bool)
    for place, row in enumerate(world.strands.itertuples()):
        allowed = able[:, place] & _allowed(row.pool, pools, chosen, world, interview)
        chosen[:, place] = _top(eager[:, place], allowed, row.mention)
    _fill(chosen, pools, world)
    return chosen | (~interview[:, None] & (world.strands["seen"].to_numpy() > 0))


def _able(talk, world, count):
    spoken = np.zeros((count, world.sections.shape[1]))
    spoken[talk.source[talk.section >= 0], talk.section[talk.section >= 0]] = 1
    return spoken @ world.sections.T > 0


def _top(score, allowed, count):
    order = np.argsort(np.where(allowed, -score, np.inf), kind="stable")[:count]
    chosen = np.zeros(len(score), dtype=bool)
    chosen[order[allowed[order]]] = True
    return chosen


def _pools(world, interview, luck):
    pools = {}
    for row, (name, (size, within, _)) in enumerate(world.pools.items()):
        pools[name] = _top(luck[row], pools[within] if within else interview, size)
    return pools


def _allowed(pool, pools, chosen, world, everyone):
    if pool == "-":
        return everyone
    if pool[0] not in "+-":
        return pools[pool]
    other = chosen[:, world.strands["strand"].tolist().index(pool[1:])]
    return everyone & (other if pool[0] == "+" else ~other)


def _leans(sources, talk, world):
    length = np.bincount(talk.source[talk.section >= 0], minlength=len(sources))
    long = (length - length[length > 0].mean()) / length[length > 0].std()
    longer = np.outer(long, world.strands["lean"] == "long")
    return LEAN * (longer + _at_sites(sources["site"].to_numpy(), world))


def _at_sites(site, world):
    there = [np.isin(site, LEAN_SITES.get(lean, ())) for lean in world.strands["lean"]]
    return np.array(there, dtype=float).T


def _fill(chosen, pools, world):
    # A pool is a share of a whole family of codes: whoever is in it mentions one of them.
    for name in reversed(pools):
        family = [name, *(each for each, (_, within, _) in world.pools.items() if within == name)]
        members = world.strands["pool"].isin(family).to_numpy()
        lead = world.strands["strand"].tolist().index(world.pools[name][2])
        chosen[pools[name] & ~chosen[:, members].any(axis=1), lead] = True
