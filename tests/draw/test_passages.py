"""Passages written out: whole, in place, in the language asked, and never saved."""

from dataclasses import replace

import pytest
from toys import four_places, guided

import harmred as hr

TEXT = "Avant l'été. <b>Un</b> passage, puis la suite."


def told(start=13, end=31, **options):
    study = four_places([("I1", start, end, "street"), ("I1", start, end, "listening")])
    study = replace(study, sources=study.sources.assign(text=TEXT, role_group="health"))
    return hr.draw.passages(hr.excerpts(study, "harm", "help", within="overlap"), **options)


def test_a_passage_stands_whole_between_what_is_around_it():
    assert repr(told()).splitlines() == [
        "interview I1 · health professions · characters 13–31 · street; listening",
        "… Avant l'été. → <b>Un</b> passage, ← puis la suite. …",
    ]


def test_at_the_edges_of_a_text_there_is_nothing_around():
    assert repr(told(0, len(TEXT))).splitlines()[1] == f"→ {TEXT} ←"


def test_what_a_participant_says_is_never_taken_for_a_tag():
    html = told()._repr_html_()
    assert "<b>&lt;b&gt;Un&lt;/b&gt; passage,</b>" in html


def test_it_speaks_french():
    assert "entretien I1 · professions de santé · caractères 13–31" in repr(told(lang="fr"))


def test_without_texts_there_are_places_only():
    study = guided([("I1", 1, 4, "street")])
    assert repr(hr.draw.passages(hr.excerpts(study, "street"))) == (
        "interview I1 · A · characters 1–4 · street"
    )


def test_no_passage_shows_nothing_and_another_table_is_refused():
    study = guided([])
    assert repr(hr.draw.passages(hr.excerpts(study, "street"))) == ""
    with pytest.raises(ValueError, match="passages are written out from"):
        hr.draw.passages(hr.count(study))
