"""Small files of claims, and the row that one part of them gives."""

from harmred.claims.weigh import weigh

SAYS = {"says_en": "This is so.", "says_fr": "C'est ainsi."}
ABOUT = dict.fromkeys(["chosen_by", "chosen_when", "known_en", "known_fr"], "nobody")
LIMITS = {
    "agreement": {"weigh": False, "least": 0.6, "turns": 1},
    "gate": {"sources": 1, "facilities": 1, "expected": 0},
    "pair": {"lift": 1.25, "p": 0.05},
    "share": {"unasked": 0.3333},
    "rank": {"measures": 1, "held": 0.8},
}


def claim(*parts, name="X1"):
    """Return a claim of some parts."""
    words = dict.fromkeys(["short_en", "short_fr", "cannot_en", "cannot_fr"], "…")
    return {"id": name, **SAYS, **words, "kind": "share", "part": [{**SAYS, **p} for p in parts]}


def told(*claims, **more):
    """Return what a file of these claims says."""
    return {**ABOUT, **LIMITS, "claim": list(claims), **more}


def row(study, rule, limits=None, **keys):
    """Weigh one part, and return its row."""
    file = told(claim({"rule": rule, **keys})) | (limits or {})
    return weigh(study, file).iloc[0]
