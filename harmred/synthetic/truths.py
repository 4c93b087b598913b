"""What was planted, in a form that a file can keep: the answer sheet of the invented study."""

from .parameters import (
    FALSE_PER_TRUE,
    FALSE_POSITIVES,
    FOUND_AGAIN,
    PERSON,
    QUIET,
    READ_CLOSELY,
    SENSITIVITY,
    SITE,
    TURNS,
)
from .worlds import CLAIMS, READS, TRAPS

NOTE = (
    "Invented data with answers chosen in advance, and a seed chosen so that each of them shows; "
    "nobody's findings. / Données inventées, aux réponses choisies d'avance, dont la graine a été "
    "choisie pour que chacune se voie ; les résultats de personne."
)


def answers(world, seed):
    """Return what was planted in a world.

    Parameters
    ----------
    world : World
        The world.
    seed : int
        The seed of the shipped study.

    Returns
    -------
    dict
        Ready for JSON: parameters, expected outcome of each claim, what the rotation
        statistic of each planted pair reads on many studies, and the traps.

    Examples
    --------
    >>> from harmred.synthetic.setting import world
    >>> answers(world("mixed"), 1)["claims"]["C4"]
    'contradicted'
    """
    return {
        "synthetic": True,
        "note": NOTE,
        "world": world.name,
        "seed": seed,
        "parameters": _parameters(world),
        "claims": dict(CLAIMS[world.name]),
        "pairs": _pairs(world),
        "traps": TRAPS if world.name == "mixed" else {},
    }


def _parameters(world):
    strands = world.strands[["strand", "pool", "mention", "talk", "G1..G8", "seen", "lean"]]
    return {
        "strands": strands.to_dict("records"),
        "pools": {
            name: {"interviews": pool[0], "within": pool[1]} for name, pool in world.pools.items()
        },
        "turns": TURNS,
        "person_sd": PERSON,
        "site_sd": SITE,
        "quiet_stretches": QUIET,
        "told_as_violence": world.told,
        "sensitivity": SENSITIVITY,
        "false_positives": FALSE_POSITIVES,
        "second_reading": {
            "found_again": dict.fromkeys(READ_CLOSELY, FOUND_AGAIN),
            "false_marks_kept_per_true_one": FALSE_PER_TRUE,
        },
    }


def _pairs(world):
    reads = READS[world.name]
    return {
        name: {"a": list(early), "b": list(late), "pull": pull, "lift": reads.get(name, 1.0)}
        for name, (late, early, pull) in world.links.items()
    }
