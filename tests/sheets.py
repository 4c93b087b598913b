"""Writes sheets as programs export them, and workbooks as nobody should."""

import csv as table
import io
import zipfile

from openpyxl import Workbook

PEOPLE = ("Document", "Code", "Excerpt", "Coder")
"""Headings that people give."""
_SPACE = "http://schemas.openxmlformats.org/"
_PACKAGE = f"{_SPACE}package/2006/"
_OFFICE = f"{_SPACE}officeDocument/2006/relationships"
_MAIN = f'xmlns="{_SPACE}spreadsheetml/2006/main"'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def csv(folder, *rows, name="visits.csv", mark=",", encoding="utf-8", above=""):
    """Write rows as text with separators; `above` is what stands before the headings."""
    text = io.StringIO(newline="")
    table.writer(text, delimiter=mark, lineterminator="\n").writerows(rows)
    path = folder / name
    path.write_bytes((above + text.getvalue()).encode(encoding))
    return path


def xlsx(folder, *rows, name="visits.xlsx", **others):
    """Write rows as a workbook; `others` are further sheets, before the one with the rows."""
    book = Workbook()
    book.active.title = "segments"
    for row in rows:
        book.active.append(row)
    for place, (title, cells) in enumerate(others.items()):
        sheet = book.create_sheet(title, place)
        for row in cells:
            sheet.append(row)
    book.save(folder / name)
    return folder / name


def texts(folder, **words):
    """Write the texts beside a sheet."""
    (folder / "texts").mkdir(exist_ok=True)
    for name, text in words.items():
        (folder / "texts" / f"{name}.txt").write_bytes(text.encode())


def cell(place, words):
    """Write a cell of a sheet."""
    return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'


def row(number, *cells):
    """Write a row of a sheet."""
    return f'<row r="{number}">{"".join(cells)}</row>'


def handmade(folder, *rows, prolog="", **members):
    """Write a workbook by hand, so that it can say what no program writes."""
    sheet = f"{prolog}<worksheet {_MAIN}>{members.pop('dimension', '')}"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
        "_rels/.rels": _related("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="segments" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _related("worksheet", "sheet1.xml"),
        "xl/sheet1.xml": f"{sheet}<sheetData>{''.join(rows)}</sheetData></worksheet>",
    }
    path = folder / "visits.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | members).items():
            archive.writestr(name, content)
    return path


def _related(kind, target):
    return (
        f'<Relationships xmlns="{_PACKAGE}relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )
