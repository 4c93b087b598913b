"""The explorer shows what the verbs count, and gives the lines that count it again."""

import json
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toys import four_places, guided, spread

import harmred as hr
from harmred.errors import StudyError
from harmred.explorer.choices import choices


def asked(explorer, **message):
    """Send what a browser sends; return what comes back, as the wire carries it."""
    return json.loads(json.dumps(explorer._answered(message)))


def again(line, study):
    """Run a line of Python as a researcher would."""
    return eval(line, {"hr": hr, "study": study})


def cells(answer):
    codes = [unit[0] for unit in answer["matrix"]["units"]]
    return {(codes[a], codes[b]): value for a, b, value, *_ in answer["matrix"]["cells"]}


@pytest.fixture(scope="module")
def study():
    return hr.load()


@pytest.mark.parametrize("at", ["theme", "code"])
@pytest.mark.parametrize("within", ["turn", "overlap", "window", "source"])
def test_every_cell_counts_what_cooccur_counts(study, within, at):
    interviews = hr.select(study, kind="interview")
    table = hr.cooccur(interviews, within=within, at=at).set_index(["a", "b"])["together"]
    shown = cells(asked(hr.explore(study), ask={"within": within, "at": at}))
    assert {pair: int(value) for pair, value in shown.items()} == table.to_dict()


def test_the_diagonal_counts_the_sources_of_each_theme(study):
    counts = hr.count(hr.select(study, kind="interview")).set_index("code")["sources"]
    units = asked(hr.explore(study))["matrix"]["units"]
    assert {code: own for code, _, own in units} == counts.to_dict()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_lifts_stand_as_against_chance_has_them(study, lang):
    answer = asked(hr.explore(study, lang=lang), ask={"number": "lift"})
    chance = hr.against_chance(hr.select(study, kind="interview"))
    mark = {"en": ".", "fr": ","}[lang]
    written = [f"{lift:.1f}".replace(".", mark) for lift in chance["lift"].dropna() if lift < 9.95]
    assert [value for value in cells(answer).values() if value != "–"] == written


def test_every_passage_is_sent_once_in_the_order_of_excerpts(study):
    explorer, pair = hr.explore(study), ["emotional_impact", "meaning_of_work"]
    sent = asked(explorer, read=pair)["passages"]["rows"]
    while len(sent) < len(explorer.selection):
        sent += asked(explorer, more=len(sent))["page"]["rows"]
    table = hr.excerpts(hr.select(study, kind="interview"), *pair)
    assert [row["texts"] for row in sent] == table[
        ["before", "passage", "after"]
    ].to_numpy().tolist()
    assert [";".join(code for code, *_ in row["codes"]) for row in sent] == table["codes"].tolist()


WAYS = [(name, way) for name, ways in choices(hr.load()).items() for way in ways]


@settings(max_examples=12)
@given(chosen=st.lists(st.sampled_from(WAYS), max_size=5))
def test_whatever_is_chosen_the_line_of_python_makes_the_same_table(chosen):
    study = hr.load()
    explorer = hr.explore(study)
    asked(explorer, ask=dict(chosen))
    asked(explorer, read=["emotional_impact", "institutional_support"])
    tables = [again(line, study) for line in explorer.python.splitlines()]
    pd.testing.assert_frame_equal(explorer.table, tables[0])
    pd.testing.assert_frame_equal(explorer.selection, tables[1])


def test_an_empty_choice_opens_it_again(study):
    explorer = hr.explore(study)
    asked(explorer, ask={"stance": "stance_own"})
    assert 'stance="stance_own"' in explorer.python
    assert asked(explorer, ask={"stance": ""})["chosen"].get("stance") is None
    assert "stance" not in explorer.python


def test_nothing_is_read_before_a_cell_is_chosen(study):
    assert hr.explore(study).selection is None
    assert asked(hr.explore(study))["passages"] is None


def test_another_level_closes_what_was_read(study):
    explorer = hr.explore(study)
    asked(explorer, read=["emotional_impact"])
    assert asked(explorer, ask={"at": "code"})["passages"] is None


def test_what_is_read_stays_when_the_meaning_of_near_changes(study):
    explorer = hr.explore(study)
    asked(explorer, read=["emotional_impact", "meaning_of_work"])
    answer = asked(explorer, ask={"within": "overlap"})
    shared = hr.excerpts(hr.select(study, kind="interview"), *explorer._question.codes,
                         within="overlap")  # fmt: skip
    pd.testing.assert_frame_equal(explorer.selection, shared)
    shown = [row["texts"] for row in answer["passages"]["rows"]]
    assert shown == shared[["before", "passage", "after"]].to_numpy().tolist()[:20]


def test_where_no_source_is_left_that_is_said():
    toy = spread()
    sources = toy.sources.assign(
        kind=["interview", "observation"] * 4, role_group=["health", "peer"] * 4
    )
    explorer = hr.explore(replace(toy, sources=sources))
    asked(explorer, ask={"kind": "interview"})
    assert "No source is left" in asked(explorer, ask={"role_group": "peer"})["problem"]


def test_where_no_source_is_left_the_explorer_can_still_be_shown(study):
    explorer = hr.explore(study)
    asked(explorer, ask={"role_group": "peer"})
    asked(explorer, ask={"kind": "observation"})
    assert "No source is left" in explorer._repr_mimebundle_()[0]["text/plain"]
    with pytest.raises(StudyError, match="no source is left"):
        _ = explorer.table


@pytest.mark.parametrize("way", ["spontaneous", "prompted"])
def test_how_it_came_can_be_asked_where_no_source_is_left(study, way):
    explorer = hr.explore(study)
    asked(explorer, ask={"role_group": "peer"})
    asked(explorer, ask={"kind": "observation"})
    assert "No source is left" in asked(explorer, ask={"elicitation": way})["problem"]


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "can be shown: none of the"), ("fr", "ne peut être montré")]
)
def test_without_positions_the_counts_stand_and_why_no_passage_is_shown_is_said(lang, said):
    bare = four_places([("I1", None, None, "help"), ("I1", None, None, "street")])
    explorer = hr.explore(bare, lang=lang)
    assert cells(asked(explorer))["harm", "help"] == "1"
    answer = asked(explorer, read=["harm", "help"])["passages"]
    assert not answer["rows"]
    assert said in answer["said"]
    assert not answer["why"]  # places are not shown either
    assert hr.tell(again(answer["line"], bare), lang=lang) == answer["said"]


def test_a_page_says_how_many_the_next_one_brings(study):
    explorer = hr.explore(study)
    answer = asked(explorer, read=["emotional_impact"])["passages"]
    total, seen = len(explorer.selection), len(answer["rows"])
    while answer["more"]:
        answer, due = asked(explorer, more=seen)["page"], answer["more"]
        assert len(answer["rows"]) == due
        seen += due
    assert seen == total > 40


def test_near_means_what_the_kind_of_source_looked_at_can_answer(study):
    bare = study.segments["source"].str.contains("-I")
    segments = study.segments.assign(
        start=study.segments["start"].mask(bare), end=study.segments["end"].mask(bare)
    )
    explorer = hr.explore(replace(study, segments=segments))
    assert offered(asked(explorer)) == ["source"]
    assert explorer.python.endswith('within="source", at="theme")')
    seen = asked(explorer, ask={"kind": "observation"})
    assert offered(seen) == ["turn", "overlap", "window", "source"]
    asked(explorer, ask={"within": "overlap"})
    back = asked(explorer, ask={"kind": "interview"})
    assert (back["chosen"]["within"], offered(back)) == ("source", ["source"])


def offered(answer):
    ways = next(choice["ways"] for choice in answer["choices"] if choice["name"] == "within")
    return [way for way, _ in ways]


def test_a_code_beside_those_read_can_be_followed(study):
    rows = asked(hr.explore(study), read=["relational_bond"])["passages"]["rows"]
    assert {code for row in rows for code, *_ in row["codes"]} > {"relational_bond"}


def test_the_codes_that_count_for_what_is_read_are_told_from_those_beside_them(study):
    pair = "emotional_impact", "meaning_of_work"
    rows = asked(hr.explore(study), read=pair)["passages"]["rows"]
    below = study.codebook.set_index("code")["parent"]
    for code, _, counts in (chip for row in rows for chip in row["codes"]):
        above = {code}
        while pd.notna(code := below[code]):
            above.add(code)
        assert counts == bool(above & set(pair))
    assert {counts for row in rows for *_, counts in row["codes"]} == {True, False}


def test_one_interview_is_not_spoken_of_as_many(study):
    assert asked(hr.explore(study))["matrix"]["nouns"] == ["interviews", "interview", "interviews"]
    french = asked(hr.explore(study, lang="fr"))["matrix"]["nouns"]
    assert french == ["entretien", "entretien", "entretiens"]


def test_what_cannot_be_done_is_said_and_the_explorer_goes_on(study):
    explorer = hr.explore(study)
    asked(explorer, read=["emotional_impact"])
    assert "no theme or code 'nowhere'" in asked(explorer, read=["nowhere"])["problem"]
    assert asked(explorer, ask={"within": "source"})["passages"]["rows"]


def test_one_theme_alone_has_passages_though_it_has_no_pair():
    book = pd.DataFrame({"code": ["help"]})
    explorer = hr.explore(replace(guided([("I1", 12, 18, "help")]), codebook=book))
    assert asked(explorer)["matrix"]["units"] == [["help", "help", 1]]
    assert len(asked(explorer, read=["help"])["passages"]["rows"]) == 1
    assert list(explorer._repr_mimebundle_()[0]) == [
        "text/plain", "application/vnd.jupyter.widget-view+json",
    ]  # fmt: skip


def test_only_what_the_study_can_answer_is_offered():
    bare = four_places([("I1", None, None, "help"), ("I2", None, None, "street")])
    assert choices(bare)["within"] == ["source"]
    assert not {"kind", "stance", "elicitation", "role_group"} & set(choices(bare))
    assert choices(guided([("I1", 1, 8, "help")]))["elicitation"] == ["", "spontaneous", "prompted"]


def test_without_texts_places_are_shown_and_the_reason(study):
    bare = replace(study, sources=study.sources.assign(text=None, text_sha256=None))
    page = asked(hr.explore(bare), read=["emotional_impact"])["passages"]
    assert page["rows"][0]["texts"] is None
    assert page["rows"][0]["traits"][-1].startswith("characters ")
    assert page["why"].startswith("This study comes without its texts")


def test_everything_is_said_in_french(study):
    answer = asked(hr.explore(study, lang="fr"), ask={"number": "lift"})
    titles = [choice["title"] for choice in answer["choices"]]
    assert titles[:2] == ["Type de source", "Proche veut dire"]
    assert answer["mark"] == "Données inventées : les résultats de personne."
    assert "rapportée à ce que donne le hasard" in answer["matrix"]["title"]


def test_whose_marks_stand_must_be_decided_first():
    toy = four_places([("I1", 1, 8, "help"), ("I1", 1, 9, "help")])
    twice = replace(toy, segments=toy.segments.assign(coder=["K1", "K2"]))
    with pytest.raises(StudyError, match="nothing says whose marks stand"):
        hr.explore(twice)


CANARY = "un canari dans la marge"


def kept(explorer):
    """Return all that a notebook can keep of a widget: its state, and what stands in for it."""
    data, metadata = explorer._repr_mimebundle_()
    state = {name: value for name, value in explorer.get_state().items() if name != "layout"}
    return repr((state, {**data, "image/png": ""}, metadata)) + repr(data["image/png"])


def test_no_passage_becomes_part_of_the_notebook():
    toy = guided([("I1", 1, 30, "help"), ("I2", 1, 30, "street")])
    sources = toy.sources.assign(text=f"{CANARY:<100}", text_sha256=None)
    explorer = hr.explore(replace(toy, sources=sources))
    sent = asked(explorer, read=["help"])
    assert CANARY[1:] in json.dumps(sent, ensure_ascii=False)
    assert CANARY[1:20] not in kept(explorer)


def test_what_stands_in_for_the_widget_is_a_figure_and_a_count(study):
    data, metadata = hr.explore(study)._repr_mimebundle_()
    interviews = hr.select(study, kind="interview")
    pairs = hr.cooccur(interviews)
    assert data["image/png"][1:4] == b"PNG"
    assert f"Explorer of {len(pairs)} pairs in 50 interviews" in data["text/plain"]
    assert metadata["image/png"]["alt"].endswith(repr(hr.draw.matrix(pairs)))
