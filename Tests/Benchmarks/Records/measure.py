#!/usr/bin/env python3
"""Measures what services answer with many records and with few: the same calls, warm and cold.

    measure.py BUILT [--records 1000000] [--small 10000] [--service victim-support,cases,liaison]
               [--questions narrowElsewhere,searchRare]

Fills two development worlds with `homeward generate`, starts each service over both stores and alternates
between them; every call goes over mutual TLS and through roles, audit and sealed store. Cold is a service
that was just started, with the page cache dropped before each call. Ends with 1 where a p99 with many
records is more than three times that with few, a count is a lower bound, or an answer comes too late.
Progress goes to standard error; what an interrupted run had found is printed.

A folder that is named with --folder keeps its worlds and is not filled again.
"""
import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../World"))
from world import machine, rounded  # noqa: E402

SERVICES = {
    "victim-support": ("victims", "victims.victim"),
    "cases": ("cases", "cases.report"),
    "liaison": ("liaison", "liaison.correspondence"),
}
QUESTIONS = {
    "firstPage": "list, first page",
    "nextPage": "list, next page by cursor",
    "deepPage": "list, deep page by cursor",
    "commonFacet": "list by a common facet",
    "rareFacet": "list by a rare facet",
    "narrow": "list, officer who reads few",
    "narrowElsewhere": "the same, by a facet of others' records, the newest",
    "narrowNowhere": "the same, by two facets that hardly meet",
    "narrowElsewherePage": "the same, by a facet of others' records, a whole page",
    "countByState": "count by state",
    "countByFacet": "count by a facet's values",
    "countOneFacet": "count with a common facet",
    "searchCommon": "search, `nguyen thi hoa`",
    "searchRare": "search, a rare name and a year",
    "fetch": "fetch, any record",
}
# Asked by name only: with ten thousand records the page holds one or two, and with a million fifty; or
# one or two are looked at, and hundreds.
UNEVEN = {"narrowElsewherePage", "narrowNowhere"}
REACH = 3


class Filled:
    """A world with so many records in its services, of which each can be started alone."""

    def __init__(self, options, folder, records, port):
        self.built = os.path.abspath(options.built)
        self.records = records
        self.home = os.path.join(folder, f"world-{records}")
        self.folder = folder
        self.port = port
        self.questions = options.questions
        self.environment = dict(os.environ, HOMEWARD_HOME=self.home, LANG="C.UTF-8")
        self.process = None

    def run(self, *arguments):
        """Ends the benchmark where the command fails; answers seconds and peak memory in MiB."""
        begun = time.monotonic()
        command = [os.path.join(self.built, "homeward"), *map(str, arguments)]
        with open(os.path.join(self.folder, "commands.log"), "a+") as log:
            child = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            if child.returncode != 0:
                log.seek(0)
                sys.exit(f"{' '.join(command)} ended with {child.returncode}:\n{log.read()[-2000:]}")
        return time.monotonic() - begun, usage.ru_maxrss / 1024

    def fill(self, service):
        """Makes the records, if they are not there; says what it took."""
        done = os.path.join(self.folder, f"{service}-{self.records}.json")
        if os.path.exists(done):
            with open(done) as file:
                return json.load(file)
        if not os.path.exists(self.home):
            self.run("world", "make", "--base-port", self.port)
        seconds, memory = self.run("generate", service, "--records", self.records, "--seed", 1)
        took = {"seconds": seconds, "memory": memory, "size": self.size(service)}
        with open(done, "w") as file:
            json.dump(took, file)
        return took

    def data(self, service):
        return os.path.join(self.home, "data", service)

    def size(self, service):
        """What the store takes on the disk, in MiB."""
        folder = self.data(service)
        return sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder)) / 2**20

    def identifiers(self, service):
        """A file with identifiers drawn evenly from all records of the kind."""
        path = os.path.join(self.folder, f"{service}-{self.records}.ids")
        if os.path.exists(path):
            return path
        store, kind = SERVICES[service]
        database = f"file:{self.data(service)}/{store}.db?mode=ro"
        with contextlib.closing(sqlite3.connect(database, uri=True)) as connection:
            rows = connection.execute("SELECT id FROM records WHERE kind = ?", (kind,)).fetchall()
        chosen = random.Random(1).sample(rows, min(len(rows), 8_000))
        with open(path, "w") as file:
            for (identifier,) in chosen:
                text = identifier.hex()
                parts = (text[:8], text[8:12], text[12:16], text[16:20], text[20:])
                file.write("-".join(parts) + "\n")
        return path

    def address(self, service):
        return self.port + ["cases", "victim-support", "liaison"].index(service)

    def start(self, service):
        """Starts the one service, and waits until it answers."""
        program = os.path.join(self.built, f"homeward-{service}")
        configuration = os.path.join(self.home, "config", f"{service}.yaml")
        path = os.path.join(self.folder, f"{service}-{self.records}.log")
        with open(path, "w") as log:
            self.process = subprocess.Popen([program, "--config", configuration],
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        begun = time.monotonic()
        while time.monotonic() - begun < 900 and self.process.poll() is None:
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self.address(service)), 1).close()
                return
            time.sleep(0.05)
        self.stop()
        with open(path) as log:
            sys.exit(f"{service} with {self.records} records did not start:\n{log.read()[-2000:]}")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process = None

    def ask(self, service, seed, *arguments):
        """Times by question, and how many answers were lower bounds or came too late."""
        command = [
            os.path.join(self.built, "records-bench"), service, "--world", self.home,
            "--port", self.address(service), "--seed", seed,
            "--identifiers", self.identifiers(service),
            "--places", os.path.join(self.folder, f"{service}-{self.records}.places"),
            "--questions", self.questions, *arguments,
        ]  # fmt: skip
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=3_600)
        if done.returncode != 0:
            sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stderr}")
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        return {answer["question"]: answer for answer in answers}


class Measured:
    """Times of one size in milliseconds, pooled over rounds."""

    def __init__(self):
        self.times = {}
        self.faults = {"lowerBounds": {}, "late": {}}

    def add(self, answers):
        for question, answer in answers.items():
            self.times.setdefault(question, []).extend(time / 1e6 for time in answer["times"])
            for fault, counts in self.faults.items():
                counts[question] = counts.get(question, 0) + answer[fault]

    def percentile(self, question, share):
        """The smallest time that this share of all does not exceed."""
        times = sorted(self.times[question])
        return times[min(len(times) - 1, max(0, -(-len(times) * share // 100) - 1))]


def tell(message):
    print(message, file=sys.stderr, flush=True)


def warm(worlds, service, options, found):
    """Asks services that keep running, in turn."""
    try:
        for world in worlds:
            tell(f"{service}, {world.records:,} records: starting, and finding where to ask")
            world.start(service)
            world.ask(service, 0, "--calls", 2, "--warm-up", 0)
        for turn in range(options.rounds):
            for world in worlds if turn % 2 else reversed(worlds):
                begun = time.monotonic()
                found[world.records].add(world.ask(
                    service, turn + 1, "--calls", options.calls, "--warm-up", 3,
                    "--budget", options.budget))  # fmt: skip
                tell(f"{service}, {world.records:,} records: warm turn {turn + 1} of "
                     f"{options.rounds}, {time.monotonic() - begun:.0f} s")
    finally:
        for world in worlds:
            world.stop()


def cold(worlds, service, options, found):
    """Asks services that were just started, with nothing of their stores in memory."""
    for turn in range(options.restarts):
        for world in worlds if turn % 2 else reversed(worlds):
            begun = time.monotonic()
            try:
                world.start(service)
                found[world.records].add(world.ask(
                    service, 1_000 + turn, "--calls", options.cold_calls, "--warm-up", 0,
                    "--budget", options.cold_budget, "--drop", world.data(service)))  # fmt: skip
            finally:
                world.stop()
            tell(f"{service}, {world.records:,} records: cold start {turn + 1} of "
                 f"{options.restarts}, {time.monotonic() - begun:.0f} s")


def row(question, few, many):
    """A line of the table, and whether something in it is missed."""
    counts = [len(size.times.get(question, ())) for size in (few, many)]
    faults = []
    ratio = None
    if all(counts):
        ratio = many.percentile(question, 99) / few.percentile(question, 99)
        if ratio > REACH:
            faults.append("**missed**")
    else:
        faults.append("**not one call measured**")
    for fault, words in (("lowerBounds", "a lower bound"), ("late", "past the deadline")):
        count = sum(size.faults[fault].get(question, 0) for size in (few, many))
        if count:
            faults.append(f"**{words}: {count}**")
    values = [rounded(size.percentile(question, share)) if count else ""
              for size, count in zip((few, many), counts) for share in (50, 99)]
    cells = [QUESTIONS[question], f"{counts[0]}, {counts[1]}", *values,
             "" if ratio is None else f"{ratio:.2f}", ", ".join(faults)]
    return "| " + " | ".join(cells).rstrip() + " |", bool(faults)


def table(found, service, how, options):
    """Prints what is known of a service; answers what was missed."""
    few, many = found[options.small], found[options.records]
    asked = [question for question in QUESTIONS if question in few.times or question in many.times]
    if not asked:
        return []
    print(f"\n{service}, {how}, ms\n")
    print(f"| question | n | {options.small:,}: p50 | p99 | {options.records:,}: p50 | p99 "
          f"| p99, ratio (reach at most {REACH}) | |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |")
    missed = []
    for question in asked:
        line, is_missed = row(question, few, many)
        print(line)
        if is_missed:
            missed.append(f"{service}, {how}: {QUESTIONS[question]}")
    sys.stdout.flush()
    return missed


def measure(worlds, service, options):
    """Fills, asks and prints, each table as soon as it is known; answers what was missed."""
    print("| filled | records | records/s | peak memory, MiB | store, MiB |")
    print("| --- | ---: | ---: | ---: | ---: |", flush=True)
    for world in worlds:
        tell(f"{service}: filling with {world.records:,} records")
        took = world.fill(service)
        print(f"| {service} | {world.records:,} | {world.records / took['seconds']:,.0f} | "
              f"{took['memory']:.0f} | {took['size']:,.0f} |", flush=True)
    missed = []
    for how, ask in (("warm", warm), ("cold", cold)):
        found = {world.records: Measured() for world in worlds}
        try:
            ask(worlds, service, options, found)
        finally:
            # What an interrupted run had found is printed all the same.
            missed += table(found, service, how, options)
    print(flush=True)
    return missed


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("built")
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--service", default="victim-support,cases,liaison")
    parser.add_argument("--rounds", type=int, default=5, help="warm: turns of both sizes")
    parser.add_argument("--calls", type=int, default=200, help="warm: calls of a kind in a turn")
    parser.add_argument("--budget", type=float, default=15,
                        help="warm: seconds after which a kind is asked no more in a turn")
    parser.add_argument("--restarts", type=int, default=20, help="cold: starts of each service")
    parser.add_argument("--cold-calls", type=int, default=4, help="cold: calls of a kind in a start")
    parser.add_argument("--cold-budget", type=float, default=3, help="cold: the same, in a start")
    parser.add_argument("--questions", help="only these kinds: " + ", ".join(QUESTIONS),
                        default=",".join(kind for kind in QUESTIONS if kind not in UNEVEN))
    parser.add_argument("--folder", help="where worlds are kept; otherwise they are removed at the end")
    parser.add_argument("--temporary", help="where worlds are made that are not kept")
    options = parser.parse_args()
    if not set(options.service.split(",")) <= set(SERVICES):
        parser.error(f"--service takes {', '.join(SERVICES)}")
    if not set(options.questions.split(",")) <= set(QUESTIONS):
        parser.error(f"--questions takes {', '.join(QUESTIONS)}")
    if options.small >= options.records:
        parser.error("--records is to be more than --small")
    return options


def main():
    options = arguments()
    # Whoever stops it gets what it has found, and no services stay behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if options.folder:
        os.makedirs(options.folder, exist_ok=True)
    folder = options.folder or tempfile.mkdtemp(prefix="homeward-records-", dir=options.temporary)
    worlds = [
        Filled(options, folder, options.small, 18_100),
        Filled(options, folder, options.records, 18_200),
    ]
    missed = []
    try:
        for service in options.service.split(","):
            missed += measure(worlds, service, options)
        print(f"Over mutual TLS, one call under way; {machine()}.")
        for line in missed:
            print(f"missed: {line}")
        sys.exit(1 if missed else 0)
    except KeyboardInterrupt:
        tell("interrupted: the tables hold what was known")
        sys.exit(130)
    finally:
        if not options.folder:
            shutil.rmtree(folder, ignore_errors=True)


main()
