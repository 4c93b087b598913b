"""Claims in words: the sentences of their tables, the captions and readings of their figures."""

import pandas as pd

from . import about, label, say
from .evidence import counted
from .forms import decimal
from .reporting import items
from .titles import chosen, claims, named, text
from .verdicts import outcome, reasons

FIGURES = ("board", "robustness")
"""The figures that draw claims."""


def told(table, lang):
    """Tell a table of claims, a claim or a standard a line.

    Parameters
    ----------
    table : DataFrame
        From `hr.weigh`, whatever it shows.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        Lines. On invented data no verdict is among them; no source is named.

    Examples
    --------
    >>> import harmred as hr
    >>> told(hr.weigh(hr.load(), show="reporting"), "en").splitlines()[0][:28]
    'COREQ: filled from the data:'
    """
    tellers = {"verdicts": _verdicts, "choices": _choices, "cases": _cases, "reporting": items}
    return tellers[about(table)["options"]["show"]](table, lang)


def _verdicts(table, lang):
    lines = []
    for claim, rows in table.groupby("claim", sort=False):
        row = rows[rows["part"].fillna("") == ""].iloc[0]
        open_ = not about(table)["synthetic"] and row["verdict"] == "undecided"
        why = reasons(row["state"] if open_ else "", lang)
        parts = {"claim": named(table, claim, lang), "outcome": outcome(table, row, lang)}
        lines.append(say("claim.told", lang, **parts, why=f" ({why})" if why else ""))
        lines += _beside(table, rows[rows["rule"] == "beside"], lang)
    return "\n".join([*lines, *_agreed(table, lang)])


def _beside(table, rows, lang):
    """Tell what was counted beside a claim."""
    lines = []
    for _, row in rows.iterrows():
        claim = claims(table)[row["claim"]]
        says = next(each for each in claim["besides"] if each["part"] == row["part"])
        found = counted(row, lang)
        if found:
            words = {"claim": named(table, row["claim"], lang), "says": text(says, "says", lang)}
            why = reasons(row["state"], lang)
            words["why"] = f" ({why})" if why else ""
            lines.append(say("beside.told", lang, **words, counted=found))
    return lines


def _agreed(table, lang):
    """Tell how far coders agree, if the file of claims asks."""
    limits = about(table)["options"].get("agreement")
    alphas, of = _assessed(table)
    if limits is None or (limits["weigh"] and not of):
        return []
    if not limits["weigh"] or alphas.empty:
        return [say("agreement.none" if limits["weigh"] else "agreement.aside", lang)]
    ends = (("low", alphas.min()), ("high", alphas.max()), ("least", limits["least"]))
    numbers = {name: decimal(end, lang, 2) for name, end in ends}
    under = int((alphas < limits["least"]).sum())
    alike = ".alike" if numbers["low"] == numbers["high"] else ""
    return [say(f"agreement.told{alike}", lang, n=len(alphas), of=of, under=under, **numbers)]


def _assessed(table):
    """Return the agreement on parts of claims, and how many parts rest on coding."""
    if "state" not in table:
        return pd.Series(dtype=float), 0
    parts = table[table["part"].fillna("").ne("") & table["rule"].ne("beside")]
    alphas = parts["alpha"].dropna() if "alpha" in parts else pd.Series(dtype=float)
    return alphas, len(alphas) + sum(
        "agreement_not_assessed" in str(each) for each in parts["state"]
    )


def _choices(table, lang):
    changing = table[table["same"].eq(False).fillna(False)]
    of, n = table["claim"].nunique(), changing["claim"].nunique()
    lines = [say("choices.told|0" if n == 0 else "choices.told", lang, n=n, of=of)]
    for claim, rows in changing.groupby("claim", sort=False):
        under = say("cut", lang).join(chosen(table, each, lang) for each in rows["choice"])
        lines.append(say("choices.claim", lang, claim=named(table, claim, lang), choices=under))
    return "\n".join(lines)


def _cases(table, lang):
    if table.empty:
        return say("cases.none", lang)
    numbers = table.groupby("claim", sort=False)["source"].nunique()
    said = [
        say("alt.row", lang, label=named(table, claim, lang), value=number)
        for claim, number in numbers.items()
    ]
    return say("cases.told", lang, said=say("cut", lang).join(said))


def captioned(table, lang):
    """Say what a figure of claims shows, by whose rules, and what its words mean.

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
    >>> captioned(hr.draw.board(hr.weigh(hr.load())).table, "en")[-1].split()[0]
    'Recovered:'
    """
    made, file = about(table), about(table)["options"]["file"]
    real = "" if made["synthetic"] else ".real"
    lines = [say(f"caption.{made['figure']}{real}", lang)]
    lines += _agreement(table, lang)
    by = label(table, file["chosen_by"], lang, "chosen_by")
    whose = {"by": by, "when": file["chosen_when"]}
    known = text(file, "known", lang)
    lines.append(say("caption.rules", lang, sha=file["sha256"][:12], known=known, **whose))
    recovered = made["synthetic"] and made["figure"] == "board"
    return [*lines, say("caption.recovered", lang)] if recovered else lines


def _agreement(table, lang):
    """Say what agreement a figure shows, or that there is none."""
    limits = about(table)["options"].get("agreement")
    alphas, of = _assessed(table)
    if limits and not limits["weigh"]:
        return [say("caption.agreement.aside", lang)]
    if not of:
        return []
    if alphas.empty:
        return [say("caption.not_assessed", lang)]
    least = decimal(limits["least"], lang, 2)
    return [say("caption.agreement", lang, least=least, n=len(alphas), of=of)]


def aloud(table, lang):
    """Read a figure of claims aloud: its form, then its rows.

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
    >>> aloud(hr.draw.board(hr.weigh(hr.load())).table, "en")[0]
    'Board, one row a claim.'
    """
    lines = told(table, lang).splitlines()
    form = say(f"alt.{about(table)['figure']}", lang)
    return [form, *(f"{line[:1].upper()}{line[1:]}" for line in lines)]
