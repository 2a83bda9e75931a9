#!/usr/bin/env python3
"""Measures calls of real services: what compositions cost, and what being secure costs.

    measure.py BUILT [--reps 3] [--seconds 4]

Every kind of call is made in turn, closed with one and with 32 under way, and all of that again; the
medians are compared. Everything runs on this machine, client and services, with no core set apart.

What being secure costs is found with `plain-bench`: the same messages, once to the real services and once to
handlers that answer from memory, without roles, store, keys or audit; over mutual TLS, and within one process.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../World"))
from world import World, latency_of, machine, rounded  # noqa: E402

# The act, and the method of the call that it makes.
CASE = ("case.fetch", "cases.file.fetch")
VICTIM = ("victim.fetch", "victims.victim.fetch")
IDENTITY = ("identity.read", "victims.readIdentity")
OVERVIEW = ("overview.read", "gateway.caseOverview")
WRITE = ("report.receive", "cases.report.receive")
ACTS = [CASE, OVERVIEW]
# Who reads, and who waits for a sync of the same store beside them.
BESIDE = [(VICTIM, IDENTITY), (CASE, WRITE)]
# What the services do for it, by the call of `plain-bench`.
SECURED = [
    ("read", "ordinary read: roles and the sealed store", "at most 2"),
    ("identity", "identity read: the same, and its entry in the audit, synced", ""),
    ("write", "write: the same, synced with its audit entry", ""),
]


def scenario(folder, acts):
    """A file that mixes these acts alike."""
    path = os.path.join(folder, "-".join(act for act, _ in acts) + ".yaml")
    with open(path, "w") as file:
        file.write("name: bench\npopulation: {size: 50}\narrivals: {rate: 100}\nmix:\n")
        for act, _ in acts:
            size = ", size: {from: 300, to: 300}" if act == "report.receive" else ""
            file.write(f"  - {{act: {act}, weight: 1{size}}}\n")
    return path


def run(world, acts, options, *arguments):
    result = world.load(
        scenario(world.folder, acts), "--duration", options.seconds + 0.5, "--warm-up", 0.5,
        "--no-check", *arguments, seconds=options.seconds,
    )  # fmt: skip
    if any(row["outcome"]["word"] != "ok" for row in result["measured"]["rows"]):
        sys.exit(f"{acts}: not every call was answered: {result['measured']['rows']}")
    return result


def figures(world, options):
    """p50 in ms with one under way, calls/s with 32, by act; and readers beside identity reads."""
    found = {}
    for repetition in range(options.reps):
        for act in ACTS:
            one = run(world, [act], options, "--in-flight", 1, "--connections", 1)
            many = run(world, [act], options, "--in-flight", 16, "--connections", 2)
            seconds = many["measured"]["seconds"][: int(options.seconds)]
            rate = sum(second["answered"] for second in seconds) / len(seconds)
            found.setdefault((act, "p50"), []).append(latency_of(one, act[1], 0.5))
            found.setdefault((act, "rate"), []).append(rate)
            print(repetition, act[0], rounded(found[act, "p50"][-1]), rounded(rate),
                  file=sys.stderr, flush=True)
        secured(world, options, found)
        # As many calls each time, so that nobody idles more; half of them wait for a sync, or none.
        for reader, writer in BESIDE:
            for acts in ([reader], [reader, writer]):
                result = run(world, acts, options, "--rate", 1000)
                found.setdefault(("beside", *acts), []).append(latency_of(result, reader[1], 0.5))
    return {key: statistics.median(values) for key, values in found.items()}


def secured(world, options, found):
    """p50 and calls/s of services and of plain handlers, by call, who answered and how many were under way."""
    program = os.path.join(os.path.dirname(world.homeward), "plain-bench")
    port = world.base_port + 90
    server = subprocess.Popen(
        [program, "serve", "--port", str(port), "--certs", world.folder], stdout=subprocess.PIPE
    )
    try:
        server.stdout.readline()
        asked = subprocess.run(
            [program, "ask", "--world", world.home, "--cases", str(world.port("cases")),
             "--victims", str(world.port("victim-support")), "--plain", str(port),
             "--certs", world.folder, "--seconds", str(options.seconds)],
            capture_output=True, text=True, timeout=600,
        )  # fmt: skip
    finally:
        server.terminate()
        server.wait(10)
    if asked.returncode:
        sys.exit(f"plain-bench: {asked.stderr}")
    for line in asked.stdout.splitlines():
        seen = json.loads(line)
        key = ("secured", seen["call"], seen["who"], seen["inFlight"])
        found.setdefault((*key, "p50"), []).append(seen["p50"] / 1000)
        found.setdefault((*key, "rate"), []).append(seen["rate"])
        print(line, file=sys.stderr, flush=True)


def rows(found):
    def row(what, ours, theirs, reach):
        return f"| {what} | {rounded(ours)} | {rounded(theirs)} | {ours / theirs:.2f} | {reach} |"

    p50 = {act[0]: found[act, "p50"] for act in ACTS}
    rate = {act[0]: found[act, "rate"] for act in ACTS}
    yield row("`caseOverview` over three services beside a direct read, p50, ms",
              p50["overview.read"], p50["case.fetch"], "at most 3.5")
    yield row("`caseOverview` over three services beside a direct read, calls/s",
              rate["overview.read"], rate["case.fetch"], "at least 0.17")
    for call, what, reach in SECURED:
        for number, field, unit in [(1, "p50", "p50, ms"), (32, "rate", "calls/s, 32 in flight")]:
            ours, plain = (found["secured", call, who, number, field] for who in ("service", "plain"))
            # Twice the time is half the calls.
            limit = "at least 0.5" if reach and field == "rate" else reach
            yield row(f"{what}, beside a plain handler, {unit}", ours, plain, limit)
        ours, here = (found["secured", call, who, 1, "p50"] for who in ("service", "inProcess"))
        yield row(f"{what}, beside the same within one process, p50, ms", ours, here, "")
    for reader, writer in BESIDE:
        yield row(f"`{reader[1]}` beside as many of `{writer[1]}`, and of their own, p50, ms",
                  found["beside", reader, writer], found["beside", reader], "about 1")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("built")
    parser.add_argument("--reps", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=4)
    options = parser.parse_args()
    with World(options.built) as world:
        found = figures(world, options)
    print("| measure | ours | compared with | ratio | reach |")
    print("| --- | ---: | ---: | ---: | --- |")
    for line in rows(found):
        print(line)
    print("\nAll over mutual TLS; a plain handler answers the same messages from memory, without roles, store"
          f" or audit.\n{machine()}; medians of {options.reps} × {options.seconds} s.")


main()
