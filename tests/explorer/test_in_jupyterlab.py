"""In a real JupyterLab: from a cell to its passages, to a code, to the line of Python."""

import json
import re
import shutil
from urllib.parse import urlsplit

import pytest
from browsing import jupyterlab, run_all

import harmred as hr
from harmred.place import ROOT

pytestmark = pytest.mark.browser
NAME = "05_where_listening_helping_and_powerlessness_meet.ipynb"
ROOM = ".harmred-explorer"
SIZE = {"width": 1280, "height": 1600}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lab") / "notebooks"
    folder.mkdir()
    shutil.copy(ROOT / "notebooks" / NAME, folder)
    return folder


@pytest.fixture(scope="module")
def lab(browser, folder):
    """Open the notebook that the explorer closes, run it, and note what it asks of whom."""
    with jupyterlab(folder, HARMRED_RESULTS=str(folder.parent / "results")) as address:
        page = browser.new_page(viewport=SIZE)
        page.asked, page.wrong = [], []
        page.on("request", lambda request: page.asked.append(urlsplit(request.url)))
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.goto(address.format(name=NAME))
        run_all(page, f"{ROOM} tbody button")
        yield page
        page.close()


@pytest.fixture
def room(lab):
    """Bring the explorer back to where it begins."""
    for name, value in {"lang": "en", "at": "theme", "within": "turn", "number": "count",
                        "kind": "interview", "stance": "", "role_group": ""}.items():  # fmt: skip
        choose(lab, name, value)
    return lab.locator(ROOM)


def settled(page):
    page.wait_for_function(f"!document.querySelector('{ROOM}').hasAttribute('aria-busy')")


def choose(page, name, value):
    page.locator(f"{ROOM} select[name={name}]").select_option(value)
    settled(page)


def line(section):
    """Press the button and read the line of Python, as whoever copies it would."""
    section.locator(".python").click()
    return section.locator("pre").inner_text()


def again(text):
    return eval(text, {"hr": hr, "study": hr.load()})


def cells(room):
    """Read the matrix as it stands on the screen: labels of row and column, and what is written."""
    return room.evaluate(
        """room => {
          const heads = [...room.querySelectorAll("thead th")].map(each => each.title);
          return [...room.querySelectorAll("tbody tr")].flatMap(row =>
            [...row.cells].slice(1).map((cell, place) =>
              [row.cells[0].innerText, heads[place], cell.querySelector("button")?.innerText]));
        }"""
    )


def expected(table, value="together"):
    labels = table.attrs["harmred"]["labels"]
    pairs = {}
    for row in table.to_dict("records"):
        names = [labels[row[side]][0] for side in "ab"]
        pairs |= {tuple(names): str(row[value]), tuple(names[::-1]): str(row[value])}
    return pairs


def passages(section):
    return section.locator("mark").all_text_contents()


def test_every_cell_on_the_screen_is_a_number_of_cooccur(room):
    table = again(line(room.locator(".matrix")))
    shown = {(a, b): value for a, b, value in cells(room) if a != b and value is not None}
    assert shown == expected(table)


def test_from_a_cell_to_its_passages_to_a_code_to_the_line_that_finds_them_again(room, lab):
    reading = room.locator(".passages")
    room.locator("tbody tr").nth(0).locator("td button").nth(2).click()  # a rare pair
    settled(lab)
    found = again(line(reading))
    assert passages(reading) == found["passage"].tolist()
    chip = reading.locator(".chips button").last
    code, label = chip.get_attribute("data-code"), chip.inner_text()
    chip.click()
    settled(lab)
    assert reading.locator("h3").inner_text() == label
    followed = again(line(reading))
    assert followed.attrs["harmred"]["options"]["codes"] == [code]
    assert passages(reading) == followed["passage"].tolist()[:20]
    reading.locator(".back").click()
    settled(lab)
    assert passages(reading) == found["passage"].tolist()


def test_passages_come_by_the_page_until_all_are_there(room, lab):
    reading = room.locator(".passages")
    room.locator("tbody tr").nth(3).locator("button.own").click()
    settled(lab)
    found = again(line(reading))["passage"].tolist()
    assert len(found) > 50
    for shown in (20, 40):
        assert passages(reading) == found[:shown]
        more = reading.locator(".more")
        assert more.inner_text() == f"Show {min(20, len(found) - shown)} more"
        more.click()
        settled(lab)


def test_more_pressed_twice_brings_each_passage_once(room, lab):
    room.locator("tbody tr").nth(3).locator("button.own").click()
    settled(lab)
    room.locator(".passages .more").dblclick()
    lab.wait_for_timeout(1000)
    found = again(line(room.locator(".passages")))["passage"].tolist()
    assert passages(room) == found[:40]


def test_a_code_pressed_twice_is_gone_back_from_once(room, lab):
    reading = room.locator(".passages")
    room.locator("tbody tr").nth(5).locator("button.own").click()
    settled(lab)
    reading.locator(".chips button").first.dblclick()
    lab.wait_for_timeout(1000)
    reading.locator(".back").click()
    settled(lab)
    assert reading.locator(".back").count() == 0


def test_who_goes_on_before_the_answer_comes_keeps_the_place(room, lab):
    cell = room.locator("tbody tr").nth(1).locator("td button").nth(3)
    room.locator("select[name=number]").select_option("lift")
    cell.focus()
    settled(lab)
    assert lab.evaluate("document.activeElement.dataset.codes") == cell.get_attribute("data-codes")


def test_two_explorers_on_a_page_have_names_of_their_own(lab):
    first, second = lab.evaluate(TWICE, (ROOT / "harmred/explorer/explorer.js").read_text("utf-8"))
    assert first != second


TWICE = """async text => {
  const one = async () => {  // as a browser takes the module of each widget: by itself
    const file = new Blob([text], { type: "text/javascript" });
    const { default: widget } = await import(URL.createObjectURL(file));
    const el = document.createElement("div");
    widget.render({ model: { on() {}, off() {}, send() {} }, el });
    return el.querySelector(".matrix").getAttribute("aria-labelledby");
  };
  return [await one(), await one()];
}"""


def test_no_cell_reached_by_arrows_is_under_a_heading(room, lab):
    choose(lab, "at", "code")
    room.locator("tbody tr").nth(40).locator("td button").nth(40).focus()
    for key in ["ArrowLeft"] * 39 + ["ArrowUp"] * 38:
        lab.keyboard.press(key)
        assert lab.evaluate(SEEN)


SEEN = """() => { const it = document.activeElement, box = it.getBoundingClientRect();
  return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === it; }"""


@pytest.mark.parametrize(
    "chosen",
    [{"stance": "stance_own"}, {"role_group": "health"}, {"kind": "observation"},
     {"within": "overlap", "at": "code"}],
    ids=str,
)  # fmt: skip
def test_what_is_chosen_is_what_is_counted(room, lab, chosen):
    for name, value in chosen.items():
        choose(lab, name, value)
    table = again(line(room.locator(".matrix")))
    shown = {(a, b): value for a, b, value in cells(room) if a != b and value is not None}
    assert shown == expected(table)


def test_by_keyboard_alone(room, lab):
    count = lab.locator(".jp-Cell").count()
    lab.locator(f"{ROOM} select[name=lang]").focus()
    press = lab.keyboard.press
    for key in ("Tab", "ArrowRight", "ArrowDown", "ArrowDown", "Enter"):
        press(key)  # the second way down passes over what is no pair
    settled(lab)
    for key in ("b", "d", "d", "Escape"):  # commands on cells, were JupyterLab to hear them
        press(key)
    assert lab.locator(".jp-Cell").count() == count
    chosen = room.locator('tbody [aria-pressed="true"]')
    assert chosen.count() == 2
    assert chosen.first.get_attribute("data-codes") == "emotional_impact;meaning_of_work"
    for _ in range(4):  # the line of Python, the list, the first code
        press("Tab")
        if lab.evaluate("document.activeElement.dataset.code ?? ''"):
            break
    press("Enter")
    settled(lab)
    assert (
        lab.evaluate("document.activeElement.innerText")
        == room.locator(".passages h3").inner_text()
    )


def test_search_leaves_the_rows_whose_label_has_the_words_accents_or_not(room, lab):
    choose(lab, "lang", "fr")
    room.locator("input[type=search]").fill("reponses")
    shown = room.locator("tbody tr:visible th").all_text_contents()
    room.locator("input[type=search]").fill("")
    assert shown == ["Réponses et façons de tenir"]


def test_every_control_has_a_name_for_those_who_listen(room, lab):
    room.locator("tbody tr").nth(0).locator("td button").nth(2).click()
    settled(lab)
    nameless = room.evaluate(NAMELESS)
    assert nameless == 0
    spoken = room.locator("tbody button").nth(1).get_attribute("aria-label")
    assert re.fullmatch(r"Violence experienced by clients and Emotional .*: \d+ interviews", spoken)
    assert lab.get_by_role("columnheader", name="Meaning of the work").count()


NAMELESS = """room => [...room.querySelectorAll("button, select, input")].filter(each =>
  !(each.getAttribute("aria-label") || each.innerText || each.labels?.[0]?.innerText)).length"""
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("lang", "width"), [("en", 1280), ("fr", 1280), ("fr", 620)])
def test_nothing_is_cut_off_in_either_theme(room, lab, folder, theme, lang, width):
    lab.locator(".lm-MenuBar-item", has_text="Settings").click()
    lab.locator(".lm-Menu-item", has_text="Theme").first.hover()
    lab.locator(".lm-Menu-item", has_text=THEMES[theme]).first.click()
    lab.set_viewport_size({"width": width, "height": 1600})
    choose(lab, "lang", lang)
    room.locator("tbody tr").nth(0).locator("td button").nth(2).click()
    settled(lab)
    lab.wait_for_timeout(500)
    lab.screenshot(path=folder.parent / f"{theme}-{lang}-{width}.png")
    cut = room.evaluate(CUT)
    lab.set_viewport_size(SIZE)
    assert cut == []


CUT = """room => [room, ...room.querySelectorAll("p, h3, th, th span, button, pre")]
  .filter(each => each.offsetParent && !each.classList.contains("aloud"))
  .filter(each => each.scrollWidth > each.clientWidth + 2 && each.clientWidth)
  .map(each => each.className + " " + each.innerText)"""


def test_no_outside_host_is_asked_and_nothing_goes_wrong(room, lab):
    assert {host.hostname for host in lab.asked if host.scheme.startswith(("http", "ws"))} == {
        "127.0.0.1"
    }
    assert lab.wrong == []


def test_a_notebook_saved_by_hand_holds_no_passage_that_was_shown(room, lab, folder):
    room.locator("tbody tr").nth(0).locator("td button").nth(2).click()
    settled(lab)
    lab.locator(".lm-MenuBar-item", has_text="Settings").click()
    lab.locator(".lm-Menu-item", has_text="Save Widget State Automatically").click()
    lab.locator(".lm-MenuBar-item", has_text="File").click()
    lab.locator(".lm-Menu-item", has_text="Save Notebook").first.click()
    shown = saved(lab, folder)
    assert '"_esm"' in shown  # what JupyterLab keeps of widgets was kept too
    assert passages(room)
    written = [json.dumps(passage, ensure_ascii=False)[1:-1] for passage in passages(room)]
    assert not [passage for passage in written if passage in shown]


def saved(page, folder):
    """Return the explorer's cell and what stands beside the cells, once the notebook is saved."""
    for _ in range(80):
        notebook = json.loads((folder / NAME).read_text("utf-8"))
        kept = json.dumps([notebook["cells"][-2], notebook["metadata"]], ensure_ascii=False)
        if "widget-view" in kept and "widget-state" in kept:
            break
        page.wait_for_timeout(250)
    return kept
