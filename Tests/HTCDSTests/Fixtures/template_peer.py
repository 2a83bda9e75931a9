"""Fills the official templates as the people who get them do, and says what they offer to pick.

    template_peer.py lists TEMPLATE             the picklists, as JSON: column letters and labels
    template_peer.py fill TEMPLATE OUT inPlace  puts the rows on standard input into the template's own cells
    template_peer.py fill TEMPLATE OUT rewritten
                                                the same through openpyxl, which writes every part anew

A row is an object of column letters; the first goes into row 3, below the headings. Values are what JSON
has, or {"day": "2001-02-28"}. In place, all but the cells and the shared texts stays as it was byte for byte.
"""

import datetime
import json
import re
import sys
import warnings
import zipfile
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.utils import column_index_from_string

SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
FIRST_ROW = 3


def lists(template):
    """Labels by the column whose cells offer them, as the sheet's rules of validation say."""
    with zipfile.ZipFile(template) as archive:
        sheet = archive.read(SHEET).decode()
    book = openpyxl.load_workbook(template, data_only=True)
    offered = {}
    rule = r'<x14:dataValidation type="list".*?<xm:f>(\w+)!(.*?)</xm:f>.*?<xm:sqref>(.*?)</xm:sqref>'
    for name, cells, places in re.findall(rule, sheet, re.DOTALL):
        rows = book[name][cells.replace("$", "")]
        labels = [row[0].value for row in rows if row[0].value is not None]
        for place in places.split():
            offered[re.match("[A-Z]+", place).group()] = labels
    return offered


def day(text):
    return datetime.date.fromisoformat(text)


def rewritten(template, out, rows):
    book = openpyxl.load_workbook(template)
    sheet = book.worksheets[0]
    for number, row in enumerate(rows, FIRST_ROW):
        for column, value in row.items():
            sheet[f"{column}{number}"] = day(value["day"]) if isinstance(value, dict) else value
    book.save(out)


class Texts:
    """The texts that cells share: a program that saves a sheet appends to them."""

    def __init__(self, part):
        self.part, self.count, self.new = part, part.count("<si>"), []

    def number(self, text):
        self.new.append(f'<si><t xml:space="preserve">{escape(text)}</t></si>')
        return self.count + len(self.new) - 1

    def finished(self):
        return self.part.replace("</sst>", "".join(self.new) + "</sst>")


def content(value, texts):
    """What follows a cell's reference and style."""
    if isinstance(value, bool):
        return f' t="b"><v>{int(value)}</v></c>'
    if isinstance(value, dict):
        return f'><v>{(day(value["day"]) - datetime.date(1899, 12, 30)).days}</v></c>'
    if isinstance(value, str):
        return f' t="s"><v>{texts.number(value)}</v></c>'
    return f"><v>{value}</v></c>"


def filled(line, number, row, texts):
    """A row of the sheet with some cells replaced, in the order of its columns."""
    opening, inner = re.fullmatch(r"(<row [^>]*>)(.*)</row>", line, re.DOTALL).groups()
    cells = {}
    for cell in re.findall(r"<c [^>]*?/>|<c [^>]*?[^/]>.*?</c>", inner, re.DOTALL):
        cells[re.search(r'r="([A-Z]+)', cell).group(1)] = cell
    for column, value in row.items():
        style = re.search(r' s="\d+"', cells.get(column, ""))
        start = f'<c r="{column}{number}"{style.group() if style else ""}'
        cells[column] = start + content(value, texts)
    return opening + "".join(cells[key] for key in sorted(cells, key=column_index_from_string)) + "</row>"


def in_place(template, out, rows):
    with zipfile.ZipFile(template) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet, texts = parts[SHEET].decode(), Texts(parts[TEXTS].decode())
    for number, row in enumerate(rows, FIRST_ROW):
        line = re.search(rf'<row r="{number}".*?</row>', sheet, re.DOTALL)
        sheet = sheet[: line.start()] + filled(line.group(), number, row, texts) + sheet[line.end() :]
    parts[SHEET], parts[TEXTS] = sheet.encode(), texts.finished().encode()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)


def main():
    # It says that it drops the rules of validation; the other way keeps them.
    warnings.filterwarnings("ignore", "Data Validation extension")
    action, template, *rest = sys.argv[1:]
    if action == "lists":
        return json.dump(lists(template), sys.stdout)
    out, way = rest
    {"inPlace": in_place, "rewritten": rewritten}[way](template, out, json.load(sys.stdin))


main()
