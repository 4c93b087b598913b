"""What a file may hold at most is stated, and can be set from outside."""

import pytest
from projects import code, project, saved, source

from harmred.errors import FormatError
from harmred.readers import refi
from harmred.readers.limits import LIMITS, limit


@pytest.mark.parametrize("name", LIMITS)
def test_a_limit_can_be_set_from_outside(monkeypatch, name):
    monkeypatch.setenv(f"HARMRED_LIMIT_{name}", "7")
    assert limit(name) == 7


def test_a_limit_that_is_no_number_is_refused(monkeypatch):
    monkeypatch.setenv("HARMRED_LIMIT_ROWS", "many")
    with pytest.raises(FormatError, match="HARMRED_LIMIT_ROWS must be a whole number; got 'many'"):
        limit("ROWS")


def test_a_tag_that_never_ends_is_refused_before_it_fills_the_memory(tmp_path, monkeypatch):
    monkeypatch.setenv("HARMRED_LIMIT_TOKEN", "100000")
    xml = project([source("A", text="Words.")], [code("x" * 5_000_000)])
    with pytest.raises(FormatError, match=r"a tag too long to be one(.|\n)*HARMRED_LIMIT_TOKEN"):
        refi.read(saved(tmp_path, xml))


def test_elements_that_nest_without_end_are_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("HARMRED_LIMIT_DEPTH", "20")
    nest = code("leaf")
    for level in range(30):
        nest = code(str(level), nest)
    with pytest.raises(FormatError, match="nests deeper than 20 elements"):
        refi.read(saved(tmp_path, codes=[nest], sources=[source("A", text="Words.")]))
