"""Darwin's finches, who lives on which island; and studies that hold such a table.

Facts from Sanderson, J. G. (2000). Testing ecological patterns. *American Scientist*, 88,
332–339, as in Griffith, Veech & Marsh (2016). *Journal of Statistical Software*, 69 (c02). A
test holds them to the published table where it is there.
"""

from functools import cache

import numpy as np
import pandas as pd

from harmred.chance.margins import _tables
from harmred.study import Study

ISLANDS = (
    "Seymour", "Baltra", "Isabella", "Fernandina", "Santiago", "Rabida", "Pinzon", "Santa.Cruz",
    "Santa.Fe", "San.Cristobal", "Espanola", "Floreana", "Genovesa", "Marchena", "Pinta",
    "Darwin", "Wolf",
)  # fmt: skip
FINCHES = {
    "Geospiza magnirostris": "00111111110111111",
    "Geospiza fortis": "11111111110101100",
    "Geospiza fuliginosa": "11111111111101100",
    "Geospiza difficilis": "00111001010110111",
    "Geospiza scandens": "11101111110101100",
    "Geospiza conirostris": "00000000001010000",
    "Camarhynchus psittacula": "00111111100101100",
    "Camarhynchus pauper": "00000000000100000",
    "Camarhynchus parvulus": "00111111110100100",
    "Platyspiza crassirostris": "00111111110101100",
    "Cactospiza pallida": "00111011010000000",
    "Cactospiza heliobates": "00110000000000000",
    "Certhidea olivacea": "11111111111111111",
}


def lives():
    """Return who lives where: islands x species."""
    return np.array([[sign == "1" for sign in there] for there in FINCHES.values()]).T


def table_study(has, codes, **known):
    """Return a study whose sources have the codes that a table of sources x codes says."""
    names = [f"I{row:02d}" for row in range(len(has))]
    sources = pd.DataFrame({"source": names, "kind": "interview", "length": 9}).assign(**known)
    marks = [(names[row], 0, 5, codes[column]) for row, column in np.argwhere(has)]
    segments = pd.DataFrame(marks, columns=["source", "start", "end", "code"]).assign(coder="K")
    return Study("a table", sources, pd.DataFrame({"code": list(codes)}), segments)


def islands():
    """Return the islands as interviews, and the species as codes."""
    return table_study(lives(), list(FINCHES))


def sharing(tables):
    """Average the squared number of islands that two species share, over pairs of species.

    Roberts, A., & Stone, L. (1990). Island-sharing by archipelago species. *Oecologia*, 83,
    560–567.
    """
    numbers = np.asarray(tables, float)
    shared = np.swapaxes(numbers, 1, 2) @ numbers
    a, b = np.triu_indices(shared.shape[1], 1)
    return (shared[:, a, b] ** 2).mean(axis=1)


@cache
def sharing_by_chance():
    """Return the same of 20,000 random tables in which islands and species keep their numbers."""
    tables = _tables(lives(), np.zeros(len(ISLANDS), int), 20_000, 5, 0)
    return np.concatenate([sharing(some) for some in tables])
