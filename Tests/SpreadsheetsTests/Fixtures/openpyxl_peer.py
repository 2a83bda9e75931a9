"""Reads and writes workbooks with openpyxl, for the tests that compare with it.

    openpyxl_peer.py read FILE [SHEET]   prints the first sheet, or the one named, as JSON: a list of rows
    openpyxl_peer.py write FILE          makes a workbook of the rows on standard input
"""

import datetime
import json
import sys

import openpyxl


def plain(value):
    """What JSON can say of a cell's value."""
    if isinstance(value, (datetime.datetime, datetime.date)):
        return {"day": value.isoformat()[:10]}
    return value


def main():
    action, path, *names = sys.argv[1:]
    if action == "read":
        book = openpyxl.load_workbook(path)
        sheet = book[names[0]] if names else book.worksheets[0]
        rows = [[plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        hidden = [number for number, row in sheet.row_dimensions.items() if row.hidden]
        json.dump({"rows": rows, "hidden": hidden, "title": sheet.title}, sys.stdout)
        return
    book = openpyxl.Workbook()
    sheet = book.active
    for row in json.load(sys.stdin):
        cells = []
        for cell in row:
            if isinstance(cell, dict):
                cell = datetime.date.fromisoformat(cell["day"])
            cells.append(cell)
        sheet.append(cells)
    book.save(path)


main()
