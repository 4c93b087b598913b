"""Which of our codes a name probably means, by its words, in English and French."""

import re
import unicodedata
from functools import cache

from ..codebook import labels
from ..errors import StudyError
from ..readers import BUNDLED, load

_SMALL = re.compile(
    r"(a|an|and|as|at|by|d|de|des|du|en|et|for|from|in|l|la|le|les|of|on|or|ou|par|s|sur|the|to|"
    r"un|une|with)"
)
_STEM = 6
"""Letters of a word that are compared: `institution` and `institutionnel` begin alike."""
_ENOUGH = 0.6
"""The part of all the words of two names that both have, for one to suggest the other."""


@cache
def codebook():
    """Return the codebook of the abstract, as the bundled study has it."""
    if not (BUNDLED / "codebook.csv").is_file():
        raise StudyError(
            "our codebook is not here: it is in the repository, not in the installed package.\n"
            "Install the repository in place (pip install -e .), or leave codes.csv empty."
        )
    return load(BUNDLED).codebook


def plain(name):
    """Return a name as it is compared: no accents, no capitals, words between single spaces.

    Parameters
    ----------
    name : str
        A code, a variable, a value.

    Returns
    -------
    str
        Letters, digits and spaces.

    Examples
    --------
    >>> plain("Métier_de  la Personne")
    'metier de la personne'
    """
    bare = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[^\W_]+", bare))


def suggestion(names, among):
    """Return the code of ours that names most probably mean.

    Parameters
    ----------
    names : sequence of str
        What a code is called.
    among : dict
        Our code -> what it is called: identifier and labels.

    Returns
    -------
    str or None
        The code whose name shares most words; or the only one that has all words of the name.

    Examples
    --------
    >>> ours = {"grief": ["Sadness and grief", "Tristesse et deuil"], "bond": ["Bond", "Lien"]}
    >>> suggestion(["Deuil, tristesse"], ours), suggestion(["deuil"], ours)
    ('grief', 'grief')
    >>> suggestion(["violence"], ours) is None
    True
    """
    mine = [stems for stems in map(_stems, names) if stems]
    theirs = {code: [_stems(name) for name in called] for code, called in among.items()}
    near = {
        code: max((len(a & b) / len(a | b) for a in mine for b in each), default=0)
        for code, each in theirs.items()
    }
    best = max(near, key=near.get, default=None)
    if best is not None and near[best] >= _ENOUGH:
        return best
    inside = [code for code, each in theirs.items() if any(a <= b for a in mine for b in each)]
    return inside[0] if len(inside) == 1 else None


def called(book):
    """Return what each row of a codebook is called.

    Parameters
    ----------
    book : DataFrame
        A codebook.

    Returns
    -------
    dict
        Code -> its identifier and its labels.

    Examples
    --------
    >>> called(codebook())["sadness_grief"]
    ['sadness_grief', 'Sadness and grief', 'Tristesse et deuil']
    """
    return {code: [code, *both] for code, both in labels(book).items()}


@cache
def _stems(name):
    return frozenset(word[:_STEM] for word in plain(name).split() if not _SMALL.fullmatch(word))
