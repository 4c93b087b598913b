"""The pages of the invented study: texts, turns, and where each word of them stands."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .draws import cells, stream
from .parameters import FOLLOW_UPS
from .sentences import FOLLOWS_UP, GOES_ON, MARKS, OPENS, sentence


@dataclass(frozen=True)
class Pages:
    """Texts, their turns, and where each word of the turns that can be coded stands.

    Parameters
    ----------
    texts : list of str
        One per source.
    turns : DataFrame
        Columns source and section (ranks), turn, start, end, speaker.
    start, end : array of int
        Of every word, in the characters of its source.
    first, count : array of int
        Of every turn that can be coded: its first word, and how many it has.
    named : array of int
        One row per mark: first and last word, in its turn, of the phrase that names it.
    """

    texts: list
    turns: pd.DataFrame
    start: np.ndarray
    end: np.ndarray
    first: np.ndarray
    count: np.ndarray
    named: np.ndarray


def write_up(sources, talk, marks, seed):
    """Write every source.

    Parameters
    ----------
    sources : DataFrame
        As from `fieldwork.visit`.
    talk : Talk
        The turns that can be coded.
    marks : DataFrame
        As from `facets.describe`, by turn.
    seed : int
        The seed of the study.

    Returns
    -------
    Pages
        Texts, turns and the place of each word.

    Examples
    --------
    >>> from harmred.synthetic.fieldwork import visit
    >>> from harmred.synthetic.talk import speak
    >>> nothing = pd.DataFrame({"turn": [], "strand": [], "code": [], "stance": []}, dtype=int)
    >>> sources = visit(1)
    >>> write_up(sources, speak(sources, 1), nothing, 1).texts[0][:31]
    '[SYNTHÉTIQUE] Segment fabriqué '
    """
    kinds = sources["kind"].to_numpy()
    words, named = _worded(kinds, talk, marks, seed)
    said = [" ".join(each) for each in words]
    texts, turns = [], []
    for rank, kind in enumerate(kinds):
        paragraphs = said[talk.of(rank)]
        if kind == "interview":
            paragraphs = _with_questions(talk, rank, paragraphs, seed)
        texts.append("\n".join(paragraphs) + "\n")
        turns.append(_turns(rank, kind, paragraphs, talk))
    turns = pd.concat(turns, ignore_index=True)
    begins = turns.loc[turns["speaker"] != "interviewer", "start"].to_numpy()
    return Pages(texts, turns, *_places(words, begins), named)


def _worded(kinds, talk, marks, seed):
    """Return the words of every turn, and the place in them of every mark."""
    topics, order = _topics(marks, talk, seed)
    edges = np.searchsorted(marks["turn"].to_numpy()[order], np.arange(len(talk.source) + 1))
    words, places = [], []
    for rank, kind in enumerate(kinds):
        turns = talk.of(rank)
        chance = stream(seed, "words", 1000 + rank).random((turns.stop - turns.start, 5)).tolist()
        for turn, drawn in zip(range(turns.start, turns.stop), chance, strict=True):
            one, where = sentence(kind, topics[edges[turn] : edges[turn + 1]], drawn)
            words.append(one)
            places += where if edges[turn] < edges[turn + 1] else []
    named = np.empty((len(marks), 2), dtype=int)
    named[order] = np.array(places).reshape(-1, 2)
    return words, named


def _topics(marks, talk, seed):
    strands = int(marks["strand"].max()) + 1 if len(marks) else 1
    first, which, link = cells(seed, "words", marks, talk, strands, 3)
    order = np.lexsort((first, marks["turn"]))
    columns = marks["code"], marks["stance"], which, link
    return list(zip(*(np.asarray(each)[order].tolist() for each in columns), strict=True)), order


def _with_questions(talk, rank, paragraphs, seed):
    sections = talk.section[talk.of(rank)]
    chance = stream(seed, "words", 2000 + rank).random(len(sections))
    opens = np.diff(sections, prepend=-1) != 0
    asked = np.where(opens, OPENS, np.where(chance < FOLLOW_UPS, FOLLOWS_UP, GOES_ON))
    pairs = zip(asked.tolist(), sections.tolist(), paragraphs, strict=True)
    mark = MARKS["interview"]
    return [
        each
        for question, section, answer in pairs
        for each in (f"{mark} {question.format(section + 1)}", answer)
    ]


def _turns(rank, kind, paragraphs, talk):
    lengths = np.array([len(each) for each in paragraphs])
    ends = np.cumsum(lengths + 1) - 1
    told = kind == "interview"
    speakers = ["interviewer", "participant"] if told else ["fieldnote"]
    return pd.DataFrame(
        {
            "source": rank,
            "turn": np.arange(1, len(ends) + 1),
            "start": ends - lengths,
            "end": ends,
            "speaker": speakers * (len(ends) // len(speakers)),
            "section": np.repeat(talk.section[talk.of(rank)], len(speakers)),
        }
    )


def _places(words, begins):
    count = np.array([len(each) for each in words])
    lengths = np.array([len(word) for each in words for word in each])
    first = np.cumsum(count) - count
    ends = np.cumsum(lengths + 1)
    before = np.repeat(ends[first] - lengths[first] - 1, count)
    start = ends - lengths - 1 - before + np.repeat(begins, count)
    return start, start + lengths, first, count
