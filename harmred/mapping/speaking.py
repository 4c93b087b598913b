"""Gives a study the turns, sections and observations that map.toml describes."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pandas as pd

from ..study import plural
from .cutting import cut, lines, matched
from .patterns import FILE
from .report import listed


def spoken(study, known, report):
    """Give a study its turns.

    Parameters
    ----------
    study : Study
        The study.
    known : Patterns
        As `patterns` reads them.
    report : Report
        Takes what was done and what matched nothing.

    Returns
    -------
    Study
        Turns whose speakers are known already stay; turns of cases take the speaker that stands
        for the name of the case; other texts are cut at their lines.

    Examples
    --------
    >>> from harmred.readers import load
    >>> from harmred.mapping.patterns import Patterns
    >>> from harmred.mapping.report import Report
    >>> report = Report()
    >>> study = spoken(load(), Patterns({"INT:": "interviewer"}, {}, {}, []), report)
    >>> report.wrong
    ["map.toml: 'INT:' is nowhere: no line begins so, no case is called so"]
    """
    if not any(known):
        return study
    study = _watched(study, known.sets, report)
    used, frames = set(), []
    for row in study.sources.itertuples():
        frame, found = _turns(row, _own(study, row.source), known)
        used |= found
        frames += [] if frame is None else [frame]
    unused = [each for each in (*known.speakers, *known.sections) if each not in used]
    report.wrong += [
        f"{FILE}: {listed([each])} is nowhere: no line begins so, no case is called so"
        for each in unused
    ]
    if not frames:
        return study
    turns = pd.concat(frames, ignore_index=True)
    report.done += _said(study, turns, known)
    return replace(study, turns=turns, guide=_guide(study.guide, known))


def _watched(study, sets, report):
    """Take the sources of some sets as observations."""
    cells = study.sources.get("sets", pd.Series(dtype="str")).reindex(study.sources.index)
    member = cells.fillna("").str.split(";")
    for name in sets:
        # A list of sets is separated by semicolons, so that no name in it has one.
        mine = member.map(lambda names, name=name: name.replace(";", ",") in names)
        if not mine.any():
            report.wrong.append(f"{FILE}: no source is in a set called {listed([name])}")
            continue
        kind = study.sources["kind"].mask(mine, "observation")
        study = replace(study, sources=study.sources.assign(kind=kind))
        report.done.append(
            f"{FILE}: {plural(int(mine.sum()), 'source')} of the set {listed([name])} taken as "
            "observations"
        )
    return study


def _own(study, source):
    if study.turns is None:
        return None
    mine = study.turns[study.turns["source"] == source]
    return mine if len(mine) else None


def _turns(row, own, known):
    """Return the turns of a source, and the beginnings, or cases, that were found."""
    if own is not None and (own["speaker"] != "unknown").any():
        return own, set()
    text = None if pd.isna(row.text) else row.text
    if _cased(own):
        return _heard(own, text, known)
    if text is None:
        return own, set()
    watched = row.kind == "observation"
    turns, used = cut(text, known.speakers, known.sections, "fieldnote" if watched else "unknown")
    if not turns or not (used or (watched and own is None)):
        return own, used
    frame = pd.DataFrame(turns).assign(source=row.source, turn=np.arange(1, len(turns) + 1))
    return frame.astype({"section": "str"}), used


def _cased(own):
    return own is not None and "case" in own and own["case"].notna().any()


def _heard(own, text, known):
    """Give the turns of cases their speaker: by the name of the case, else by how they begin."""
    begins = {line.start: matched(line, known.speakers) for line in lines(text or "")}
    marks = own["start"].map(begins).where(~own["case"].isin(known.speakers), own["case"])
    speaker = marks.map(known.speakers).fillna("unknown").astype("str")
    return _sectioned(own.assign(speaker=speaker), text, known.sections, set(marks.dropna()))


def _sectioned(own, text, heads, used):
    """Give turns that are there the sections whose headings stand before them."""
    heads_at = [(line.start, matched(line, heads)) for line in lines(text or "")]
    heads_at = [(start, head) for start, head in heads_at if head]
    if not heads_at:
        return own, used
    starts = [start for start, _ in heads_at]
    place = np.searchsorted(starts, own["start"].to_numpy(int), side="right") - 1
    sections = [heads[heads_at[each][1]] if each >= 0 else None for each in place]
    asked = own["start"].isin(starts) & (own["speaker"] == "unknown")
    own = own.assign(
        section=pd.array(sections, dtype="str"), speaker=own["speaker"].mask(asked, "interviewer")
    )
    return own, used | {head for _, head in heads_at}


def _guide(guide, known):
    """Return the sections of the guide that say what they prompt; else nobody knows."""
    if not known.prompts:
        return guide
    prompts = [";".join(codes) or None for codes in known.prompts.values()]
    rows = pd.DataFrame({"section": list(known.prompts), "prompts": pd.array(prompts, dtype="str")})
    if guide is None:
        return rows
    return pd.concat([guide[~guide["section"].isin(rows["section"])], rows], ignore_index=True)


def _said(study, turns, known):
    who = Counter(turns["speaker"])
    speakers = ", ".join(f"{who[each]:,} {each}" for each in sorted(who))
    many = turns["source"].nunique()
    said = [f"{FILE}: {plural(len(turns), 'turn')} in {plural(many, 'source')} ({speakers})"]
    if known.sections:
        held = turns.loc[turns["section"].notna()]
        said.append(
            f"{FILE}: {plural(held['section'].nunique(), 'section')} in "
            f"{plural(held['source'].nunique(), 'source')}"
        )
    bare = study.sources.loc[~study.sources["source"].isin(turns["source"]), "source"].tolist()
    return said + [f"{FILE}: no mark was found in {listed(bare)}; there, a line is a turn"] * bool(
        bare
    )
