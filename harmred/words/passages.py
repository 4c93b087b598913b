"""Passages to be read by people, one below the other, with what stands around them."""

from html import escape

import pandas as pd

from . import about, kinds, label, language, say


class Passages:
    """Passages as a notebook shows them. Participants' words: nothing here can be saved."""

    def __init__(self, rows):
        """Take pairs of a heading and three texts: before, the passage, after."""
        self.rows = rows

    def __repr__(self):
        """Write them as plain text, the passage between arrows."""
        return "\n\n".join("\n".join([head, *_arrows(*texts)]) for head, texts in self.rows)

    def _repr_html_(self):
        return "\n".join(
            f"<p><small>{escape(head)}</small>{_html(*t)}</p>" for head, t in self.rows
        )


def passages(table, *, lang=None):
    """Write passages out in full, for reading. For the team: it can be shown and not saved.

    Parameters
    ----------
    table : DataFrame
        From `hr.excerpts`; its `head` where there are many.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.

    Returns
    -------
    Passages
        Over each passage its source, role group, section, place and codes; the words around
        it are paler. Hidden passages are left out; without texts there are places only.

    Raises
    ------
    ValueError
        If the table is not one of passages, or has lost what `hr.like` gives back.

    Examples
    --------
    >>> import harmred as hr
    >>> both = hr.excerpts(hr.load(), "listening_to_narratives", "emotional_distress")
    >>> print(hr.draw.passages(both.head(1)))  # doctest: +ELLIPSIS
    interview SYN-... · characters ... · Listening to narratives of violence; ...
    … ... → [SYNTHÉTIQUE] Segment fabriqué : ... ← ... …
    """
    lang = language(lang)
    if about(table)["verb"] != "excerpts":
        raise ValueError("passages are written out from hr.excerpts(study, 'code', ...).")
    shown = table[~table["hidden"]]
    texts = [
        None if pd.isna(row["passage"]) else (row["before"], row["passage"], row["after"])
        for _, row in shown.iterrows()
    ]
    heads = [_head(table, row, lang) for _, row in shown.iterrows()]
    return Passages(list(zip(heads, [text or () for text in texts], strict=True)))


def _head(table, row, lang):
    traits = [label(table, row[n], lang, n) for n in ("role_group", "section") if pd.notna(row[n])]
    codes = [label(table, code, lang) for code in row["codes"].split(";")]
    place = say("passage.place", lang, start=row["start"], end=row["end"])
    source = f"{kinds(row['kind'], 1, lang)} {row['source']}"
    return " · ".join([source, *traits, place, say("cut", lang).join(codes)])


def _arrows(before="", passage=None, after=""):
    if passage is None:
        return []
    return [f"{_around(before, '… {} ')}→ {passage} ←{_around(after, ' {} …')}"]


def _html(before="", passage=None, after=""):
    if passage is None:
        return ""
    grey = '<span style="color:#6b7280">{}</span>'
    around = [grey.format(escape(_around(*each))) for each in ((before, "… {} "), (after, " {} …"))]
    return f"<br>{around[0]}<b>{escape(passage)}</b>{around[1]}"


def _around(words, form):
    """Put words on one line; nothing at the edge of a text has no dots either."""
    return form.format(" ".join(words.split())) if words.strip() else ""
