"""A world as the other modules read it: its strands, sections, pools, links and forms of harm."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import pandas as pd

from ..codebook import lineage, parents
from ..errors import one_of
from .parameters import FORMS, GUIDE, LINKS, POOLS, STRANDS, TOLD
from .worlds import CHANGES

BODILY = ("physical", "verbal", "sexual")
DIMENSIONS = (
    "physical",
    "verbal",
    "psychological",
    "sexual",
    "economic_social",
    "institutional",
    "structural",
    "symbolic",
)


@dataclass(frozen=True)
class World:
    """A world: who can mention what, how often, where, next to what, and in which form.

    Parameters
    ----------
    name : str
        Its name.
    strands : DataFrame
        One row per strand, as in parameters.py, with its code and stance.
    sections : array of float
        Relative weight of each strand (row) in each section of the guide.
    pools, links, forms, told : dict
        As in parameters.py.
    """

    name: str
    strands: pd.DataFrame
    sections: np.ndarray
    pools: dict
    links: dict
    forms: dict
    told: dict


@cache
def world(name):
    """Return the world of that name.

    Parameters
    ----------
    name : {"mixed", "as_stated", "null", "contrary"}
        Which world.

    Returns
    -------
    World
        Its parameters.

    Raises
    ------
    ValueError
        If there is no such world.

    Examples
    --------
    >>> world("mixed").pools["stigma"][0]
    25
    """
    one_of(name, tuple(CHANGES), "world")
    changes = CHANGES[name]
    strands = _strands(changes)
    return World(
        name,
        strands,
        _sections(strands, changes),
        _pools(changes),
        _links(changes),
        _forms(changes),
        TOLD | changes.get("told", {}),
    )


@cache
def book():
    """Return the codebook of the invented study.

    Returns
    -------
    DataFrame
        The rows of codebook.csv, as text.

    Examples
    --------
    >>> int((book()["row_type"] == "theme").sum())
    8
    """
    with resources.files(__package__).joinpath("codebook.csv").open("rb") as file:
        return pd.read_csv(file, dtype="str", keep_default_na=False, na_values=[""])


@cache
def guide():
    """Return the interview guide.

    Returns
    -------
    DataFrame
        Columns section, share (of the talk), label_en, label_fr, prompts.

    Examples
    --------
    >>> guide()["section"].tolist()[2], guide()["prompts"].isna().sum()
    ('G3', np.int64(1))
    """
    lines = GUIDE.strip().splitlines()
    cells = [[cell.strip() or None for cell in line.split("|")] for line in lines]
    names = ["section", "share", "label_en", "label_fr", "prompts"]
    return pd.DataFrame(cells, columns=names).astype({"share": float})


def _strands(changes):
    lines = [line.split() for line in STRANDS.strip().splitlines()]
    table = pd.DataFrame(lines[1:], columns=lines[0]).astype(
        {"mention": int, "talk": float, "seen": float}
    )
    table["code"], _, variant = zip(*table["strand"].str.partition("/").to_numpy(), strict=True)
    table["stance"] = ["own" if each == "own" else "other" for each in variant]
    usual = 25 if "flat" in changes else None
    new, times = changes.get("mention", {}), changes.get("times", {})
    table["mention"] = [
        new.get(row.strand, usual or row.mention) for row in table.itertuples(index=False)
    ]
    table["talk"] *= [
        times.get(row.strand, times.get(row.pool, 1.0)) for row in table.itertuples(index=False)
    ]
    if "flat" in changes:
        table["lean"] = "-"
    return table


def _sections(strands, changes):
    if "flat" in changes:
        return np.ones((len(strands), 8))
    return np.array([[float(digit) for digit in digits] for digits in strands["G1..G8"]])


def _pools(changes):
    sizes = changes.get("pools", {})
    return {name: (sizes.get(name, size), *rest) for name, (size, *rest) in POOLS.items()}


def _links(changes):
    pulls = changes.get("pull", {})
    return {
        name: (late, early, pulls.get(name, pull)) for name, (late, early, pull) in LINKS.items()
    }


def _forms(changes):
    """Return code -> weights of its dimensions and of its directions."""
    factor = [changes.get("bodily", 1.0) if name in BODILY else 1.0 for name in DIMENSIONS]
    forms = {}
    for line in FORMS.strip().splitlines()[1:]:
        code, digits, *directions = line.split()
        weights = np.array([float(digit) for digit in digits]) * factor
        ways = [each.split(":") for each in directions]
        forms[code] = (
            {f"dim_{name}": each for name, each in zip(DIMENSIONS, weights, strict=True)},
            {f"dir_{way}": float(each) for way, each in ways},
        )
    tree = parents(book())
    near = {code: [each for each in lineage(tree, code) if each in forms] for code in tree}
    return {code: forms[line[0]] for code, line in near.items() if line}
