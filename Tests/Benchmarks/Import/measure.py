#!/usr/bin/env python3
"""Measures `homeward import`: how fast a table goes in, and how much memory command and service take.

    measure.py BUILT [--rows 1000 100000] [--temporary FOLDER]

For each size a new world, a table of so many crossings, and four runs of the command: a check on this
machine alone, a dry run that the service judges, the import, and the import again. Memory is the peak
of the process, of the service since its start. Then a table of a million rows, which is refused. Ends with 1
where the import again files something, where any run tells another count than there are rows, where a process
takes much more for many rows than for few, or where the million is not refused.
"""
import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../World"))
from world import World, machine, rounded  # noqa: E402

# What a row may add to a process: of each row it keeps a key and a digest, never the row.
REACH_BYTES = {"command": 512, "service": 1_024}
# More rows than a table may have.
TOO_MANY = 1_000_000
# The runs: how they are told, what is added to the command, and which count has to be that of the rows.
RUNS = [
    ("checked here (`--offline`)", ["--offline"], "accepted"),
    ("judged by the service (`--dry-run`)", ["--dry-run"], "agreed"),
    ("checked, judged and filed", [], "filed"),
    ("the same again", [], "alreadyThere"),
]


def table(path, rows):
    """Crossings that differ in day, province, country, direction and number."""
    provinces, countries = ("Quảng Ninh", "Lạng Sơn", "Cao Bằng"), ("CN", "LA", "KH")
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Ngày", "Tỉnh", "country", "direction", "personTimes", "suspicion"])
        for number in range(rows):
            writer.writerow([
                f"{number % 28 + 1:02}/{number % 6 + 1:02}/2025", provinces[number % 3],
                countries[number % 3], "exit" if number % 2 else "entry", number + 1, "none",
            ])  # fmt: skip


def peak(process):
    """The most memory that a process had resident, in MiB."""
    with open(f"/proc/{process}/status") as file:
        lines = dict(line.split(":", 1) for line in file)
    return int(lines["VmHWM"].split()[0]) / 1024


def command(world, arguments, status=0):
    """Runs it to this status; answers seconds, its peak memory in MiB, and what it printed."""
    line = [world.homeward, *arguments]
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        begun = time.monotonic()
        child = subprocess.Popen(line, env=world.environment, stdout=out, stderr=err,
                                 stdin=subprocess.DEVNULL)
        _, ended, usage = os.wait4(child.pid, 0)
        seconds = time.monotonic() - begun
        child.returncode = os.waitstatus_to_exitcode(ended)
        out.seek(0)
        err.seek(0)
        if child.returncode != status:
            sys.exit(f"{' '.join(line)} ended with {child.returncode}:\n{out.read()}{err.read()}")
        return seconds, usage.ru_maxrss / 1024, json.load(out)


def measured(options, rows, missed):
    """The four runs in a world of their own: peaks by process, and their lines of the table."""
    peaks = {}
    with World(options.built) as world:
        path = os.path.join(world.folder, "crossings.csv")
        table(path, rows)
        service = world.pids()["cases"]
        print(f"| {rows:,} | at rest | | | | {rounded(peak(service))} | |", flush=True)
        for name, further, count in RUNS:
            arguments = ["import", "crossing", path, "--as", "police-quangninh", *further]
            seconds, memory, told = command(world, arguments)
            peaks["command"] = max(peaks.get("command", 0), memory)
            peaks["service"] = peak(service)
            print(f"| {rows:,} | {name} | {rounded(seconds)} | {rounded(rows / seconds)} |"
                  f" {rounded(memory)} | {rounded(peaks['service'])} |"
                  f" {told['filed']:,} filed, {told['alreadyThere']:,} there |", flush=True)
            if told[count] != rows:
                missed.append(f"{rows:,} rows, {name}: {count} is {told[count]:,}")
            if count != "filed" and told["filed"] != 0:
                missed.append(f"{rows:,} rows, {name}: {told['filed']:,} filed")
            if world.pids()["cases"] != service:
                missed.append(f"{rows:,} rows, {name}: the service was started again")
    return peaks


def refused(options, missed):
    """A table of more rows than are taken, each of them a good one; its lines of the table."""
    with World(options.built) as world:
        path = os.path.join(world.folder, "crossings.csv")
        table(path, TOO_MANY)
        service = world.pids()["cases"]
        arguments = ["import", "crossing", path, "--as", "police-quangninh"]
        seconds, memory, told = command(world, arguments, status=4)
        print(f"| {TOO_MANY:,} | refused: `{told.get('refused')}` | {rounded(seconds)} | |"
              f" {rounded(memory)} | {rounded(peak(service))} | {told['filed']:,} filed,"
              f" {told['agreed']:,} judged |", flush=True)
        if told.get("refused") != "file.tooManyRows" or told["filed"] or told["agreed"]:
            missed.append(f"{TOO_MANY:,} rows: {told}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("built")
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--temporary", help="where the worlds and tables are made")
    options = parser.parse_args()
    if options.temporary:
        tempfile.tempdir = os.path.abspath(options.temporary)
    missed = []
    print("| rows | run | s | rows/s | command, MiB | service, MiB | told |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | --- |", flush=True)
    peaks = {rows: measured(options, rows, missed) for rows in sorted(options.rows)}
    refused(options, missed)
    few, many = min(peaks), max(peaks)
    if few < many:
        print()
        for process, reach in REACH_BYTES.items():
            before, after = peaks[few][process], peaks[many][process]
            bytes_each = (after - before) * 2**20 / (many - few)
            print(f"{process}: {rounded(before)} → {rounded(after)} MiB, × {after / before:.2f};"
                  f" {bytes_each:,.0f} bytes for each row more, at most {reach:,}")
            if bytes_each > reach:
                missed.append(f"{process}: {bytes_each:,.0f} bytes for each row more")
    print(f"\n{machine()}")
    for miss in missed:
        print(f"missed: {miss}")
    sys.exit(1 if missed else 0)


main()
