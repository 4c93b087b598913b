"""The reading edition in a real browser, opened from disk with the network cut."""

from urllib.parse import urldefrag, urlsplit

import nbformat
import pytest

import harmred as hr
from harmred.notebooks import chosen
from harmred.reading.edition import edition

pytestmark = pytest.mark.browser
WIDE = "05_where_listening_helping_and_powerlessness_meet.html"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    notebooks = {path.name: nbformat.read(path, as_version=4) for path in chosen()}
    for place, content in edition(notebooks, hr.load(), "en").items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(content)
    return folder


@pytest.fixture
def opened(browser, folder):
    """Open pages without a network, and note what they ask for and complain of."""
    contexts = []

    def open_(place, **options):
        context = browser.new_context(offline=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.wrong = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda said: page.wrong.append(said.text))
        page.goto((folder / place).as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()


def test_every_link_is_followed_and_nothing_is_asked_of_the_network(opened, folder):
    page = opened("index.html")
    start, seen = page.url, set()
    todo = [start]
    while todo:
        seen.add(address := todo.pop())
        page.goto(address)
        links = page.eval_on_selector_all("a[href]", "links => links.map(each => each.href)")
        near = {urldefrag(each).url for each in links if urlsplit(each).scheme == "file"}
        todo += [each for each in near - seen if each.endswith(".html") and each not in todo]
    assert len(seen) == len(list(folder.rglob("*.html")))
    assert {urlsplit(each).scheme for each in page.asked} <= {"file", "data"}
    assert page.wrong == []


def test_a_link_to_a_section_goes_to_that_section(opened):
    page = opened("06_what_support_and_which_policy.html")
    page.click('a[href="docs/claims.html#claim-11"]')
    page.wait_for_load_state()
    assert page.locator("#claim-11").evaluate("each => each.getBoundingClientRect().top") < 400


@pytest.mark.parametrize("place", ["index.html", WIDE, "docs/claims.html"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_its_window(opened, tmp_path, place, width, scheme):
    page = opened(place, viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.screenshot(path=tmp_path / "page.png")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    seen = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (sum(map(int, seen[4:-1].split(","))) > 380) == (scheme == "light")


def test_every_picture_is_drawn(opened):
    page = opened(WIDE)
    sizes = page.eval_on_selector_all("img", "all => all.map(each => each.naturalWidth)")
    assert sizes
    assert min(sizes) > 300


def test_by_keyboard_to_the_content_and_into_the_code(opened):
    page = opened(WIDE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.locator("summary").nth(3).focus()
    page.keyboard.press("Enter")
    assert page.locator("details").nth(3).get_attribute("open") is not None


def test_on_paper_code_and_ways_are_left_out_and_the_mark_stays(opened):
    page = opened(WIDE)
    page.emulate_media(media="print")
    assert (
        not page.locator("details.code, header, footer, .contents").locator("visible=true").count()
    )
    assert page.locator(".mark").is_visible()
    assert page.pdf()[:5] == b"%PDF-"


@pytest.mark.parametrize("place", [WIDE, "09_what_may_the_abstract_claim.html"])
def test_nothing_is_wider_than_a_sheet_of_paper_which_would_shrink_it_all(opened, place):
    page = opened(place, viewport={"width": 673, "height": 900})  # A4 within its margins
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("size", ["18px", "28px"])
def test_the_mark_covers_nothing_in_a_narrow_window_or_large_type(opened, size):
    page = opened(WIDE, viewport={"width": 320, "height": 700})
    page.evaluate("size => document.documentElement.style.fontSize = size", size)
    ends = page.locator(".mark").evaluate("each => each.getBoundingClientRect().bottom")
    begins = page.locator("header a").first.evaluate("each => each.getBoundingClientRect().top")
    assert ends <= begins


def test_in_a_narrow_window_figures_keep_their_size_and_the_page_its_width(opened):
    page = opened(WIDE, viewport={"width": 360, "height": 700})
    sizes = page.eval_on_selector_all(
        "figure img", "all => all.map(a => [a.width, a.naturalWidth])"
    )
    assert sizes
    assert all(width >= own for width, own in sizes)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
