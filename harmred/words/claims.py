"""Claims in words: the sentences of their tables, the captions and readings of their figures."""

from . import about, label, say
from .reporting import items
from .titles import chosen, named, text
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
    return "\n".join(lines)


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
    if any("agreement_not_assessed" in str(state) for state in table.get("state", [])):
        lines.append(say("caption.not_assessed", lang))
    by = label(table, file["chosen_by"], lang, "chosen_by")
    whose = {"by": by, "when": file["chosen_when"]}
    known = text(file, "known", lang)
    lines.append(say("caption.rules", lang, sha=file["sha256"][:12], known=known, **whose))
    recovered = made["synthetic"] and made["figure"] == "board"
    return [*lines, say("caption.recovered", lang)] if recovered else lines


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
