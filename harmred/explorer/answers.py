"""Tables as the explorer shows them: the cells of a matrix, a page of passages."""

import math

import pandas as pd

from ..analysis.counts import count
from ..codebook import counted_for
from ..words import about, kinds, label, say
from ..words.forms import times, whole
from ..words.sentences import tell

PAGE = 20
"""Passages that are sent at a time."""
_SIGNS = {"above chance": "▲", "below chance": "▼"}
_PALE = ("too sparse", "undefined")
"""States of a pair of which too little is known to shade its cell."""


def matrix(question, study, table, lang):
    """Say what stands in each cell.

    Parameters
    ----------
    question : Question
        What is asked.
    study : Study
        The whole study.
    table : DataFrame
        What `question.table` made of it.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    dict
        `units`: code, label and the sources with it; `cells`: places of a and b in them, what
        is written, a sign, what is said of it, how dark it is (0 to 1); a title; the nouns of
        none, one and many that are counted; the line of Python that makes the table.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.explorer.question import Question
    >>> study, asked = hr.load(), Question(kept=(("kind", "interview"),))
    >>> len(matrix(asked, study, asked.table(study), "en")["units"])
    12
    """
    units = about(table)["options"]["units"]
    part = question.part(study)
    own = count(part, at=question.at).set_index("code")["sources"]
    place = {unit: number for number, unit in enumerate(units)}
    rows = zip(table.to_dict("records"), _shades(table, question.number), strict=True)
    nouns = [kinds(part.sources["kind"].iloc[0], many, lang) for many in (0, 1, 2)]
    return {
        "units": [[unit, label(table, unit, lang), int(own.get(unit, 0))] for unit in units],
        "cells": [
            [place[row["a"]], place[row["b"]], *_cell(row, question.number, lang), round(shade, 2)]
            for row, shade in rows
        ],
        "title": _title(question, len(part.sources), nouns[2], lang),
        "nouns": nouns,
        "line": question.table_line(),
    }


def _cell(row, number, lang):
    """Return what is written in a cell, its sign, and what is said beside it."""
    if number == "count":
        return whole(row["together"], lang), "", ""
    return (
        times(row["lift"], lang),
        _SIGNS.get(row["state"], ""),
        say(f"state.{row['state']}", lang),
    )


def _shades(table, number):
    """Shade counts by the largest, lifts by how often they double; what is too few, not at all."""
    if number == "count":
        most = max([1, *table["together"]])
        return [many / most for many in table["together"]]
    lifts = table["lift"].mask(table["state"].isin(_PALE))
    return [0 if pd.isna(lift) else max(0, min(math.log2(lift) / 2, 1)) for lift in lifts]


def _title(question, of, noun, lang):
    near = say(f"near.{question.within}", lang, window=4)
    words = {"of": whole(of, lang), "kinds": noun, "near": near}
    return say(f"explorer.title.{question.number}", lang, **words)


def passages(question, study, table, lang, first=0):
    """Return a page of passages.

    Parameters
    ----------
    question : Question
        What is asked.
    study : Study
        The whole study: it knows in which language a source speaks.
    table : DataFrame
        What `question.passages` made of it.
    lang : {"en", "fr"}
        The language.
    first : int, default 0
        How many stand on the pages before.

    Returns
    -------
    dict
        `rows`: their head, before, passage, after, and codes with labels and whether they count
        for what is read; how many come with the next page; beside the first page: what is
        read, how many passages there are in a sentence, and the line of Python.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.explorer.question import Question
    >>> study, asked = hr.load(), Question(codes=("emotional_impact",))
    >>> len(passages(asked, study, asked.passages(study), "en")["rows"])
    20
    """
    speaks = study.sources.set_index("source")["language"].astype(object)
    speaks = speaks.where(speaks.notna(), None)
    asked = set().union(*(counted_for(study.codebook, code) for code in question.codes))
    rows = [
        _row(table, row, asked, lang) | {"lang": speaks[row["source"]]}
        for row in table.iloc[first : first + PAGE].to_dict("records")
    ]
    left = len(table) - first - len(rows)
    page = {"first": first, "rows": rows, "more": min(left, PAGE)}
    if first:
        return page
    return page | {
        "codes": [[code, label(table, code, lang)] for code in question.codes],
        "said": tell(table, lang=lang),
        "line": question.passages_line(),
    }


def _row(table, row, asked, lang):
    traits = [label(table, row[n], lang, n) for n in ("role_group", "section") if pd.notna(row[n])]
    place = say("passage.place", lang, start=row["start"], end=row["end"])
    texts = [row[name] for name in ("before", "passage", "after")]
    return {
        "source": f"{kinds(row['kind'], 1, lang)} {row['source']}",
        "traits": [*traits, place],
        "texts": None if pd.isna(row["passage"]) else texts,
        "codes": [
            [code, label(table, code, lang), code in asked]
            for code in row["codes"].split(";")
            if code
        ],
    }
