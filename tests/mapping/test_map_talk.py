"""map.toml: turns at the marks of speakers, sections at their headings, sets of observations."""

import pandas as pd
import pytest
from maps import TEXT, patterned, project

from harmred.checks import problems
from harmred.errors import FormatError
from harmred.mapping.beginnings import drafted
from harmred.mapping.cutting import cut

SPEAKERS = '[speakers]\ninterviewer = ["INT:", "INT :"]\nparticipant = ["P:"]\n'
SECTIONS = '[sections]\nwork = ["1."]\ncity = ["2."]\n'


def turns(study, source="A"):
    rows = study.turns[study.turns["source"] == source]
    said = zip(rows["start"], rows["end"], rows["speaker"], rows["section"], strict=True)
    text = study.sources.set_index("source")["text"][source]
    return [(text[a:b], who, None if pd.isna(at) else at) for a, b, who, at in said]


def test_a_mark_starts_a_turn_that_goes_on_until_the_next_one(tmp_path):
    study, report = patterned(tmp_path, SPEAKERS)
    assert turns(study) == [
        ("1. Work", "unknown", None),
        ("INT: Why?\nAnd then?", "interviewer", None),
        ("P: Well.\nSo I stay.\n2. City", "participant", None),
        ("INT : And here?", "interviewer", None),
        ("P: Police.", "participant", None),
    ]
    assert report.wrong == []


def test_a_heading_starts_a_section_and_is_nobodys_talk(tmp_path):
    study, _ = patterned(tmp_path, SPEAKERS + SECTIONS)
    assert turns(study)[0] == ("1. Work", "interviewer", "work")
    assert turns(study)[2:4] == [
        ("P: Well.\nSo I stay.", "participant", "work"),
        ("2. City", "interviewer", "city"),
    ]


def test_without_marks_every_line_is_a_turn_of_its_section(tmp_path):
    study, _ = patterned(tmp_path, SECTIONS)
    assert [row[2] for row in turns(study)] == ["work"] * 5 + ["city"] * 3
    assert [row[1] for row in turns(study)] == ["interviewer"] + ["unknown"] * 4 + [
        "interviewer",
        "unknown",
        "unknown",
    ]


def test_turns_cover_every_line_once_and_the_study_is_sound(tmp_path):
    study, _ = patterned(tmp_path, SPEAKERS + SECTIONS)
    said = "\n".join(words for words, _, _ in turns(study, "B"))
    assert said == TEXT.strip()
    assert problems(study).empty


def test_nobody_knows_what_was_prompted_unless_the_map_says(tmp_path):
    assert patterned(tmp_path, SECTIONS)[0].guide is None
    told = (
        '[sections]\nwork = {begins=["1."], prompts=["deuil", "police"]}\n'
        'city = {begins=["2."], prompts=[]}'
    )
    guide = patterned(tmp_path, told)[0].guide
    assert guide["section"].tolist() == ["work", "city"]
    assert guide["prompts"].fillna("").tolist() == ["deuil;police", ""]


def test_times_before_the_speaker_and_spaces_that_do_not_break_are_passed_over():
    turns, used = cut("[00:01:02] P\u00a0: Oui.\n12:30 – INT: Et ?", {"P :": "p", "INT:": "i"}, {})
    assert [turn.speaker for turn in turns] == ["p", "i"]
    assert used == {"P :", "INT:"}


def test_of_two_marks_that_fit_the_longer_counts():
    turns, _ = cut("P: a\nP: (aside) b", {"P:": "participant", "P: (aside)": "unknown"}, {})
    assert [turn.speaker for turn in turns] == ["participant", "unknown"]


def test_a_mark_that_no_line_begins_with_is_reported(tmp_path):
    _, report = patterned(tmp_path, '[speakers]\nparticipant = ["P:", "Q:"]\n')
    assert report.wrong == ["map.toml: 'Q:' is nowhere: no line begins so, no case is called so"]


def test_the_sources_of_a_set_become_observations_whose_lines_are_notes(tmp_path):
    study = project("A quiet evening.\nNobody came.\n", sets=["first;field notes", "first"])
    study, report = patterned(tmp_path, '[observations]\nsets = ["field notes", "lost"]', study)
    assert study.sources["kind"].tolist() == ["observation", "interview"]
    assert [row[:2] for row in turns(study)] == [
        ("A quiet evening.", "fieldnote"),
        ("Nobody came.", "fieldnote"),
    ]
    assert report.wrong == ["map.toml: no source is in a set called 'lost'"]


def cased(speaker="unknown"):
    study = project()
    rows = [("A", 1, 8, 27, "Zoé"), ("A", 2, 28, 47, "Ana"), ("A", 3, 56, 71, None)]
    table = pd.DataFrame(rows, columns=["source", "turn", "start", "end", "case"])
    table = table.assign(speaker=speaker)
    return type(study)("v", study.sources, study.codebook, study.segments, turns=table)


def test_turns_of_cases_take_the_speaker_of_their_name_else_of_their_mark(tmp_path):
    told = '[speakers]\ninterviewer = ["INT :"]\nparticipant = ["Ana"]\n' + SECTIONS
    study, _ = patterned(tmp_path, told, cased())
    assert [row[1:] for row in turns(study)] == [
        ("unknown", "work"),
        ("participant", "work"),
        ("interviewer", "city"),
    ]
    assert study.turns["case"].fillna("").tolist()[:3] == ["Zoé", "Ana", ""]


def test_turns_whose_speakers_are_known_stay(tmp_path):
    study, _ = patterned(tmp_path, SPEAKERS, cased("participant"))
    assert [row[1] for row in turns(study)] == ["participant"] * 3


WRONG = {
    "[speakers": "is not TOML in UTF-8",
    "[speeches]": r"map\.toml: nobody knows 'speeches' here\.\nKnown are speakers, sections",
    "[speakers]\ninterviewers = []": "nobody knows 'interviewers' here",
    'speakers = "INT:"': "'speakers' must be a table",
    '[speakers]\ninterviewer = "INT:"': "must be a list of words between quotation marks",
    "[sections]\na = []": "must be a list of words",
    '[sections]\na = {begin = ["1."]}': "nobody knows 'begin' here",
    '[sections]\na = ["1."]\nb = {begins = ["2."], prompts = []}': "does not say what it prompts",
    '[speakers]\ninterviewer = ["A:"]\nparticipant = ["A:"]': "'A:' stands for interviewer and",
    "[observations]\nset = []": r"nobody knows 'set' here\.\nKnown are sets",
}


@pytest.mark.parametrize(("toml", "match"), WRONG.items(), ids=range(len(WRONG)))
def test_what_nobody_knows_is_refused_and_what_is_known_listed(tmp_path, toml, match):
    with pytest.raises(FormatError, match=match):
        patterned(tmp_path, toml)


def test_a_draft_counts_how_lines_begin_and_quotes_no_talk():
    text = "INT: Why?\nP: Because they never came back.\nENQ. Et ?\n" * 3
    said = drafted(project(text, sets=["pilot", None]))
    assert '#   "INT:": 6 lines in 2 sources' in said
    assert '#   "ENQ.": 6 lines in 2 sources' in said
    assert '#   "pilot": 1 source' in said
    assert "never came back" not in said


def test_what_is_drafted_is_read_and_changes_nothing(tmp_path):
    study, report = patterned(tmp_path, drafted(project()))
    assert study.turns is None
    assert (report.done, report.wrong) == ([], [])
