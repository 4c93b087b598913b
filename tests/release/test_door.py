"""The door: a public figure is audited as its reader gets it, beside all that went before."""

import json
from dataclasses import replace

import pytest
from people import people

import harmred as hr
from harmred.errors import DisclosureError

ROLES = {"health": 12, "management": 9, "peer": 6, "reception": 7, "social": 18}


@pytest.fixture
def study(tmp_path, monkeypatch):
    monkeypatch.delenv("HARMRED_RESULTS", raising=False)
    kept = hr.write(people(ROLES, street=range(20), home=range(20, 23)), tmp_path / "study")
    return hr.load(kept)


def released(study, name, *tables, at=0, draw=hr.draw.counts):
    """Save one of some tables, protected together, as public; return its files."""
    safe = hr.protect(*tables)
    table = safe if len(tables) == 1 else safe[at]
    return hr.save(draw(table), name, study=study, public=True)


def folder(study):
    return study.origin / "results"


def test_a_public_figure_is_not_marked_private_and_says_what_it_keeps_back(study):
    released(study, "codes", hr.count(study, at="code"))
    drawn = (folder(study) / "codes.svg").read_text("utf-8")
    stamp = json.loads((folder(study) / "codes.json").read_text("utf-8"))
    assert "PRIVATE" not in drawn
    assert "5 people" in stamp["caption"]
    assert "3 facilities" in stamp["caption"]
    assert "ledger" not in stamp


def test_the_private_one_works_always_and_says_so(study):
    hr.save(hr.draw.counts(hr.count(study, at="code")), "codes", study=study)
    assert "PRIVATE" in (folder(study) / "codes.svg").read_text("utf-8")
    assert not (study.origin / "released").exists()


def test_what_is_kept_back_in_one_figure_and_given_away_by_a_later_one_is_refused(study):
    released(study, "codes", hr.count(study, at="code"))
    with pytest.raises(DisclosureError, match=r"'themes' cannot be public: with what else is rel"):
        released(study, "themes", hr.count(study))
    assert not (folder(study) / "themes.csv").exists()


def test_the_same_two_figures_go_when_they_are_protected_together(study):
    tables = hr.count(study, at="code"), hr.count(study)
    released(study, "codes", *tables)
    released(study, "themes", *tables, at=1)
    assert len(list((study.origin / "released").iterdir())) == 2


def grown(study, many, **said):
    """Return the same study after so many more interviews."""
    roles = {**ROLES, "social": 18 + many}
    return replace(people(roles, **said), origin=study.origin)


def test_two_releases_that_differ_by_one_interview_are_refused(study):
    released(study, "themes", hr.count(study))
    later = grown(study, 1, street=range(20), home=range(20, 23))
    with pytest.raises(DisclosureError, match="cannot be public: with what else is released"):
        released(later, "themes", hr.count(later))


def test_two_releases_that_tell_what_two_new_people_said_are_refused(study):
    released(study, "themes", hr.count(study))
    later = grown(study, 20, street=range(20), home=[20, 21, 22, 60, 61])
    with pytest.raises(DisclosureError, match="cannot be public: with what else is released"):
        released(later, "themes", hr.count(later))


def test_two_releases_go_where_many_people_came_and_many_of_them_said_it(study):
    released(study, "themes", hr.count(study))
    later = grown(study, 20, street=[*range(20), *range(55, 65)], home=range(20, 23))
    released(later, "themes", hr.count(later))
    assert (study.origin / "released/002/themes.csv").is_file()


def test_a_figure_of_some_of_the_sources_is_refused_whoever_left_the_others_out(study):
    part = replace(study, sources=study.sources[study.sources["role_group"] == "social"])
    with pytest.raises(DisclosureError, match="it counts some of the sources only"):
        hr.save(hr.draw.counts(hr.protect(hr.count(part))), "themes", study=study, public=True)


def test_numbers_written_back_into_a_hidden_row_are_found(study):
    table = hr.count(study, at="code")
    safe = hr.protect(table)
    leak = hr.like(safe.assign(sources=table["sources"], hidden=False), safe)
    with pytest.raises(DisclosureError, match="rest on fewer than 5 people or 3 facilities"):
        hr.save(hr.draw.counts(leak), "codes", study=study, public=True)
