"""The made-up sentences: schematic French, third person, present tense, a closed list of links."""

from functools import cache
from importlib import resources

import pandas as pd

MARKS = {
    "interview": "[SYNTHÉTIQUE] Segment fabriqué :",
    "observation": "[SYNTHÉTIQUE] Note fabriquée :",
}
SUBJECTS = {
    "interview": ("le récit", "la personne interrogée", "le propos", "ce passage"),
    "observation": ("la note", "l'observation"),
}
VERBS = ("mentionne", "évoque", "cite")
THEN = ", puis"
LINKS = (THEN, THEN, " ; dans le même passage,", " ; sans lien avec ce point,")
STANCES = {
    "stance_own": ", avis propre",
    "stance_reported": ", propos rapporté d'autrui",
    "stance_contested": ", idée citée puis jugée insuffisante",
}
TAILS = (
    " ; le propos reste bref et général",
    " ; aucune autre précision n'est donnée",
    " ; le reste du passage est descriptif",
)
OPENS, GOES_ON, FOLLOWS_UP = (
    "une question neutre ouvre la partie {} du guide.",
    "une question neutre prolonge la partie {} du guide.",
    "une relance neutre demande une précision.",
)
FEWEST, MOST = 12, 45


@cache
def phrases(kind):
    """Return the noun phrases that name each code, or what is said when no code is.

    Parameters
    ----------
    kind : {"interview", "observation"}
        In which kind of source.

    Returns
    -------
    dict
        Code -> phrases, shortest first; the empty code has the phrases of uncoded talk.

    Examples
    --------
    >>> "horaires" in phrases("interview")[""][0]
    False
    """
    with resources.files(__package__).joinpath("phrases.csv").open("rb") as file:
        table = pd.read_csv(file, dtype="str", keep_default_na=False)
    table["words"] = table["phrase"].str.split().str.len()
    table = table.sort_values("words", kind="stable")
    seen = table["kind"].isin(["note", "note_filler"])
    named = table[~seen].groupby("code")["phrase"].agg(tuple).to_dict()
    # A code that nobody wrote a note for is named in notes as it is in talk.
    noted = table[seen].groupby("code")["phrase"].agg(tuple).to_dict()
    return named if kind == "interview" else named | noted


def sentence(kind, topics, chance):
    """Write one paragraph.

    Parameters
    ----------
    kind : {"interview", "observation"}
        In which kind of source.
    topics : list of tuple
        Code, stance (or None) and two uniforms for each code to name; none: a filler.
    chance : sequence of float
        Five uniforms for the rest of the sentence.

    Returns
    -------
    tuple
        The words of the paragraph, and (first, last) word of each topic.

    Examples
    --------
    >>> words, places = sentence("interview", [("powerlessness", None, 0.5, 0.5)], [0.0] * 5)
    >>> words[:6], places[0][0]
    (['[SYNTHÉTIQUE]', 'Segment', 'fabriqué', ':', 'le', 'récit'], 7)
    """
    subject, verb = _of(SUBJECTS[kind], chance[0]), _of(VERBS, chance[1])
    words = f"{MARKS[kind]} {subject} {verb}".split()
    said, places = phrases(kind), []
    for code, stance, which, link in topics or _fillers(chance):
        # Much to say: the shortest words, so that every code still finds its place.
        phrase = said[code][0] if len(topics) > 3 else _of(said[code], which)
        joint = "" if not places else THEN if len(topics) > 3 else _of(LINKS, link)
        longer = _joined(words, joint, phrase)
        first = len(longer) - phrase.count(" ") - 1
        longer = _joined(longer, STANCES.get(stance, ""))
        fits = len(longer) <= MOST
        places.append((first, len(longer)) if fits else (4, len(words)))
        words = longer if fits else words
    if len(words) < FEWEST or (chance[2] < 0.3 and len(words) < MOST - 8):
        words = _joined(words, _of(TAILS, chance[3]))
    return [*words[:-1], words[-1] + "."], places


def _fillers(chance):
    # Two different phrases: the second is some places after the first.
    return [("", None, chance[3], 0.0), ("", None, (chance[3] + 0.31) % 1, chance[4])][
        : 1 + (chance[4] < 0.6)
    ]


def _joined(words, *pieces):
    return " ".join([*words, *pieces]).replace(" ,", ",").split()


def _of(things, uniform):
    return things[int(uniform * len(things))]
