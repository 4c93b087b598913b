"""Tables that one can walk through by ear: headings say what they head, rows what they are."""

from ..words import say


def walkable(soup, lang):
    """Give every table of a page its headings, a name, and room to be moved sideways.

    Parameters
    ----------
    soup : BeautifulSoup
        The page; changed in place.
    lang : {"en", "fr"}
        The language of the names.

    Examples
    --------
    >>> from bs4 import BeautifulSoup
    >>> rows = "<tr><th></th><th>n</th></tr><tr><th>code</th><th></th></tr>"
    >>> page = f"<h2>Who?</h2><table><thead>{rows}</thead><tr><th>a</th><td>1</td></tr></table>"
    >>> soup = BeautifulSoup(page, "html.parser")
    >>> walkable(soup, "en")
    >>> [(head["scope"], head.text) for head in soup.find_all("th")]
    [('col', 'code'), ('col', 'n'), ('row', 'a')]
    """
    for style in soup.select("style"):
        style.decompose()
    named = {}
    for table in soup.select("table"):
        _headed(table)
        _named(soup, table, named, lang)


def _headed(table):
    head = table.find("thead")
    if head and len(head.find_all("tr")) == 2:
        _one_row(*head.find_all("tr"))
    for cell in (table, *table.find_all(["tr", "th", "td"])):
        for look in ("border", "class", "style", "valign"):
            del cell[look]
    for cell in head.find_all("th") if head else ():
        cell["scope"] = "col"
        if not cell.get_text(strip=True):
            cell.name = "td"
            del cell["scope"]
    for cell in table.select("tbody th, table > tr th"):
        several = int(cell.get("rowspan", 1)) > 1
        cell["scope"] = "rowgroup" if several else "row"


def _one_row(columns, names):
    """Put the names of the index where its columns are: pandas writes them in a row below."""
    pairs = list(zip(columns.find_all("th"), names.find_all("th"), strict=False))
    if any(above.text.strip() and below.text.strip() for above, below in pairs):
        return
    for above, below in pairs:
        above.string = above.text.strip() or below.text
    names.decompose()


def _named(soup, table, named, lang):
    heading = table.find_previous(["h1", "h2", "h3"])
    words = heading.get_text(" ", strip=True) if heading else ""
    named[words] = named.get(words, 0) + 1
    key = "pages.table" if named[words] == 1 else "pages.table.more"
    name = say(key, lang, heading=words, n=named[words])
    table["aria-label"] = name
    # a region that scrolls must be reached without a mouse
    room = {"class": "table", "tabindex": "0", "role": "region", "aria-label": name}
    table.wrap(soup.new_tag("div", attrs=room))
