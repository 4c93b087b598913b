"""An invented study with planted truths: `invent` makes it, `truth` says what was planted."""

import hashlib

import numpy as np

from ..study import Study
from . import coders, coding, facets, fieldwork, passages, setting, talk, text, truths
from .parameters import SEED

__all__ = ["SEED", "invent", "truth"]
KEPT = ("source", "start", "end", "code", "coder", *facets.FACETS, "coded_half_year")


def invent(world="mixed", seed=SEED):
    """Invent a study in which some claims are true, some are not, and all are known.

    Parameters
    ----------
    world : {"mixed", "as_stated", "null", "contrary"}
        What is planted: some claims, all as worded, no association, or the other way round.
    seed : int
        Where chance begins. The same world and seed give the same study on any machine.

    Returns
    -------
    Study
        50 interviews and 40 observation sessions in 10 facilities, with texts.

    Raises
    ------
    ValueError
        If there is no such world.

    Examples
    --------
    >>> study = invent()
    >>> study.name, study.synthetic, study.sources["facility"].nunique()
    ('harmred-synthetic-mixed', True, 10)
    """
    there, codebook = setting.world(world), setting.book()
    sources = fieldwork.visit(seed)
    turns = talk.speak(sources, seed)
    marks = coding.mark(sources, turns, there, codebook, seed)
    told = facets.describe(marks, turns, there, codebook, seed)
    pages = text.write_up(sources, turns, told, seed)
    who = coders.assign(sources, seed)
    rows = coders.layers(marks, turns, there, codebook, who, seed)

    def marked(rows, seed_of_reading):
        rows = passages.place(rows, marks, turns, pages, seed_of_reading)
        rows = facets.describe(rows, turns, there, codebook, seed)
        rows = coders.habits(
            rows.assign(source=turns.source[rows["turn"]]), codebook, seed_of_reading
        )
        return facets.leave_out(rows, codebook, seed_of_reading)

    # chance of its own for the second reading: what stands does not move with what coders find
    late = rows["reading"] == coders.SECOND
    readings = [marked(rows[~late], seed), marked(rows[late].reset_index(drop=True), (seed, 2))]
    return _study(world, fieldwork.forget(sources, seed), pages, coders.kept(readings))


def truth(world="mixed"):
    """Say what was planted in a world, and what should be found.

    Parameters
    ----------
    world : {"mixed", "as_stated", "null", "contrary"}
        Which world.

    Returns
    -------
    dict
        Ready for JSON: synthetic, note (both languages), world, seed, parameters, claims,
        pairs, traps.

    Raises
    ------
    ValueError
        If there is no such world.

    Examples
    --------
    >>> truth()["claims"]["C7"], truth("as_stated")["claims"]["C4"]
    ('supported', 'supported')
    """
    return truths.answers(setting.world(world), SEED)


def _study(world, sources, pages, rows):
    names, sections = sources["source"].to_numpy(), setting.guide()["section"].to_numpy()
    rows = rows.sort_values(["source", "start", "end", "code", "coder"], kind="stable")
    section = pages.turns["section"].to_numpy()
    section = np.where(section < 0, None, sections[section])
    turns = pages.turns.assign(source=names[pages.turns["source"]], section=section)
    return Study(
        name=f"harmred-synthetic-{world}",
        sources=sources.drop(columns="site").assign(
            text=pages.texts,
            length=[len(each) for each in pages.texts],
            text_sha256=[hashlib.sha256(each.encode()).hexdigest() for each in pages.texts],
        ),
        codebook=setting.book(),
        segments=rows.assign(source=names[rows["source"]])[list(KEPT)],
        turns=turns,
        guide=setting.guide().drop(columns="share"),
    )
