"""What counts as violence, in words: the tree of codes and the staircase of definitions."""

from . import LANGUAGES, about, kinds, label, say
from .forms import counted

FIGURES = ("tree", "staircase")
"""What draws the codebook and the definitions that are made of it."""


def claims_of(ledger):
    """Return the numbers of the claims whose rules name each code.

    Parameters
    ----------
    ledger : DataFrame or None
        From `hr.weigh`.

    Returns
    -------
    dict
        Code -> numbers with spaces between, in the order of the ledger. What a rule leaves out
        is not named by it.

    Examples
    --------
    >>> import harmred as hr
    >>> claims_of(hr.weigh(hr.load()))["powerlessness"]
    '8 10 14'
    """
    named = {}
    for claim in [] if ledger is None else about(ledger)["options"]["claims"]:
        for code in dict.fromkeys(_named(claim.get("parts", []))):
            named.setdefault(code, []).append(claim["id"].removeprefix("C"))
    return {code: " ".join(claims) for code, claims in named.items()}


def _named(rule):
    """Return every word of a rule, but for what it says aloud and what it leaves out."""
    if isinstance(rule, str):
        return [rule]
    if isinstance(rule, dict):
        rule = [value for key, value in rule.items() if not key.startswith(("says", "exclude"))]
    return [each for part in rule for each in _named(part)] if isinstance(rule, list) else []


def both(table, row):
    """Return the label of a row of the tree in both languages, the one asked first.

    Parameters
    ----------
    table : DataFrame
        The table that is drawn.
    row : tuple
        A row of it.

    Returns
    -------
    list of str
        One, where they are the same; a counter-code is marked in the first.

    Examples
    --------
    >>> import harmred as hr
    >>> used = hr.count(hr.select(hr.load(), kind="interview"), at="code")
    >>> table = hr.draw.tree(used, lang="fr").table
    >>> both(table, next(table.iloc[-1:].itertuples()))
    ['Aucune réponse', 'No response available']
    """
    langs = sorted(LANGUAGES, key=about(table)["lang"].__ne__)
    said = list(dict.fromkeys(label(table, row.code, lang) for lang in langs))
    return [f"≠ {said[0]}", *said[1:]] if row.counter else said


def captioned(table, lang):
    """Say in a caption what the bars of a tree or the steps of a staircase are.

    Parameters
    ----------
    table : DataFrame
        The table that was drawn.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    list of str
        Sentences.

    Examples
    --------
    >>> import harmred as hr
    >>> used = hr.count(hr.select(hr.load(), kind="interview"), at="code")
    >>> captioned(hr.draw.tree(used).table, "en")[0][:16]
    'Bars: interviews'
    """
    figure, of = about(table)["figure"], int(table["of_sources"].max())
    lines = [say(f"caption.{figure}", lang, kinds=kinds(table["kind"].iloc[0], 2, lang), of=of)]
    if figure == "staircase":
        return [*lines, *_kept(table, lang)]
    there = {"counter": table["counter"].any(), "claims": table["claims"].notna().any()}
    return [*lines, *(say(f"caption.tree.{name}", lang) for name, some in there.items() if some)]


def _kept(table, lang):
    """Say of each step which passages it takes in."""
    for step, kept in about(table)["options"]["steps"].items():
        said = [
            ", ".join(label(table, value, lang, name) for value in values)
            for name, values in kept.items()
            if values != ["all"] or len(kept) == 1
        ]
        name = label(table, step, lang, "step").partition(" (")[0]
        line = say("alt.row", lang, label=name, value=say("cut", lang).join(said))
        yield f"{line[:1].upper()}{line[1:]}."


def aloud(table, lang):
    """Read the rows of a tree or of a staircase aloud; a hidden one is named, not told.

    Parameters
    ----------
    table : DataFrame
        The table that was drawn.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    list of str
        The form of the figure, then a sentence.

    Examples
    --------
    >>> import harmred as hr
    >>> study = hr.select(hr.load(), kind="interview")
    >>> aloud(hr.draw.staircase(study=hr.count(study, at="any")).table, "en")[1][:36]
    "the study's own concept: 5,573 passa"
    """
    figure = about(table)["figure"]
    read = _code if figure == "tree" else _step
    said = [read(table, row, lang) for row in table.itertuples()]
    return [say(f"alt.{figure}", lang), say("cut", lang).join(said) + "."]


def _code(table, row, lang):
    value = say("tree.head", lang) if row.head else "–" if row.hidden else row.sources
    counter = say("tree.counter", lang) if row.counter else ""
    claims = (
        say("tree.carries", lang, n=row.claims.replace(" ", ", "))
        if isinstance(row.claims, str)
        else ""
    )
    return say(
        "alt.row", lang, label=label(table, row.code, lang) + counter, value=f"{value}{claims}"
    )


def _step(table, row, lang):
    value = "–" if row.hidden else passages(row, lang)
    return say("alt.row", lang, label=label(table, row.step, lang, "step"), value=value)


def passages(row, lang):
    """Say how many passages a definition takes in, and in how many sources they stand.

    Parameters
    ----------
    row : tuple
        A row of the drawn table.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        Of all sources of the kind.

    Examples
    --------
    >>> from types import SimpleNamespace as Row
    >>> row = Row(segments=412, sources=47, of_sources=50, kind="interview")
    >>> passages(row, "en")
    '412 passages, in 47 of 50 interviews'
    """
    kind = kinds(row.kind, row.of_sources, lang)
    parts = {"sources": row.sources, "of": row.of_sources, "kinds": kind}
    return counted("staircase.passages", row.segments, lang, **parts)
