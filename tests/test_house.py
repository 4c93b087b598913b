"""The house keeps its numbers: sizes, docstrings, arrows, public names, light imports."""

import ast
import inspect
import re
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

import harmred as hr

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "harmred").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
HEAVY = ("numpy", "pandas", "scipy", "matplotlib", "seaborn", "nbclient", "nbformat")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def tree(path):
    return ast.parse(path.read_text("utf-8"))


def functions(paths):
    return [node for path in paths for node in ast.walk(tree(path)) if isinstance(node, FUNCTIONS)]


def body_lines(node):
    """Count the lines of a function below its docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def tenth_largest(numbers):
    return statistics.quantiles(numbers, n=10)[-1]


def test_modules_are_short():
    lines = [len(path.read_text("utf-8").splitlines()) for path in MODULES]
    assert statistics.median(lines) <= 100
    assert max(lines) <= 250


def test_functions_fit_on_a_screen():
    lines = [body_lines(node) for node in functions(MODULES)]
    assert statistics.median(lines) <= 8
    assert tenth_largest(lines) <= 20
    assert max(lines) <= 40


def test_tests_are_short():
    lines = [body_lines(node) for node in functions(TESTS) if node.name.startswith("test_")]
    assert statistics.median(lines) <= 8
    assert tenth_largest(lines) <= 15


def test_every_expected_error_is_read():
    for path in TESTS:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.raises":
                assert any(word.arg == "match" for word in node.keywords), (path.name, node.lineno)


def code_lines(path):
    """Count lines of code: no docstring, no comment, no blank line."""
    owners = (ast.Module, ast.ClassDef, *FUNCTIONS)
    nodes = [node for node in ast.walk(tree(path)) if isinstance(node, owners)]
    said = [node.body[0] for node in nodes if ast.get_docstring(node)]
    inside = {line for node in said for line in range(node.lineno, node.end_lineno + 1)}
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    kept = [line.strip() for number, line in lines if number not in inside]
    return sum(bool(line) and not line.startswith("#") for line in kept)


def lines_of(*rooms):
    places = {path: path.relative_to(ROOT / "harmred").parts[0] for path in MODULES}
    return sum(code_lines(path) for path in MODULES if places[path].removesuffix(".py") in rooms)


def test_the_heart_of_the_package_stays_small():
    assert lines_of("study", "codebook", "elicited", "spans", "checks", "analysis") <= 1700


def test_drawing_grows_no_faster_than_the_figures():
    assert lines_of("draw") <= 75 * len(hr.draw.__all__)


def test_at_most_22_public_names():
    assert len(hr.__all__) <= 22
    assert all(getattr(hr, name) is not None for name in hr.__all__)


def test_an_unknown_name_says_which_there_are():
    with pytest.raises(AttributeError, match=r"harmred has no 'cuont'; it has .*count"):
        hr.cuont  # noqa: B018


def public():
    verbs = [getattr(hr, name) for name in hr.__all__ if name != "draw"]
    return [*verbs, *(getattr(hr.draw, name) for name in hr.draw.__all__)]


@pytest.mark.parametrize("thing", public(), ids=lambda thing: thing.__name__)
def test_public_docstrings_say_parameters_returns_raises_and_show_an_example(thing):
    said = inspect.getdoc(thing)
    wanted = ["Parameters", "Raises", "Examples"] + ["Returns"] * (not inspect.isclass(thing))
    assert not [head for head in wanted if f"{head}\n{'-' * len(head)}" not in said]
    for name in inspect.signature(thing).parameters:
        assert re.search(rf"^\*{{0,2}}([\w, ]+, )?{name}(, [\w, ]+)? ?(:|$)", said, re.M), name


def inner():
    return [
        pytest.param(node, id=f"{path.stem}.{node.name}")
        for path in MODULES
        for node in tree(path).body
        if isinstance(node, FUNCTIONS) and not node.name.startswith("_")
    ]


@pytest.mark.parametrize("node", inner())
def test_functions_that_cross_modules_have_sections_and_an_example(node):
    said = ast.get_docstring(node) or ""
    if len(said.splitlines()) == 1 and not node.args.args:
        return
    assert not node.args.args or "Parameters\n" in said
    assert ">>> " in said or "__getattr__" in node.name


@pytest.mark.parametrize("verb", ["count", "saturate"])
def test_statistics_name_their_source(verb):
    assert "References\n----------" in inspect.getdoc(getattr(hr, verb))


def test_the_arrows_between_rooms_hold():
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_module_imports_the_package_root():
    for path in MODULES:
        for node in ast.walk(tree(path)):
            depth = len(path.relative_to(ROOT / "harmred").parts)
            if isinstance(node, ast.ImportFrom) and node.level == depth:
                assert node.module, (path.name, node.lineno)
            if isinstance(node, ast.Import):
                assert all(name.name.split(".")[0] != "harmred" for name in node.names), path.name


def test_no_room_is_called_by_an_empty_name():
    empty = {"utils", "core", "helpers", "base", "manager"}
    assert not {path.stem for path in MODULES} & empty


@pytest.mark.parametrize("code", ["import harmred", "import harmred.cli as c; c._parser()"])
def test_start_up_loads_nothing_heavy(code):
    check = f"{code}; import sys; print(*(m for m in {HEAVY} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("command", [["check", "."], ["format", "--check", "."]])
def test_code_and_notebooks_are_tidy(command):
    ruff = [Path(sys.executable).with_name("ruff"), *command, "--no-cache"]
    done = subprocess.run(ruff, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
