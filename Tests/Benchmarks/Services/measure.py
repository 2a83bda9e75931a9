#!/usr/bin/env python3
"""Measures calls of real services: what compositions cost, and what being secure costs.

    measure.py BUILT [--reps 3] [--seconds 4]

Every kind of call is made in turn, closed with one and with 32 under way, and all of that again; the
medians are compared. Everything runs on this machine, client and services, with no core set apart.
"""
import argparse
import os
import statistics
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../World"))
from world import World, latency_of, machine, rounded  # noqa: E402

# The act, and the method of the call that it makes.
HEALTH = ("cases.health", "cases.health")
CASE = ("case.fetch", "cases.file.fetch")
VICTIM = ("victim.fetch", "victims.victim.fetch")
IDENTITY = ("identity.read", "victims.readIdentity")
WRITE = ("report.receive", "cases.report.receive")
OVERVIEW = ("overview.read", "gateway.caseOverview")
ACTS = [HEALTH, CASE, VICTIM, IDENTITY, WRITE, OVERVIEW]


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
        # As many reads both times, and the identity reads on top.
        for name, acts, rate in [("alone", [VICTIM], 100), ("beside", [VICTIM, IDENTITY], 200)]:
            result = run(world, acts, options, "--rate", rate)
            found.setdefault(("reader", name), []).append(latency_of(result, VICTIM[1], 0.5))
    return {key: statistics.median(values) for key, values in found.items()}


def rows(found):
    def row(what, ours, theirs, reach):
        return f"| {what} | {rounded(ours)} | {rounded(theirs)} | {ours / theirs:.2f} | {reach} |"

    p50 = {act[0]: found[act, "p50"] for act in ACTS}
    rate = {act[0]: found[act, "rate"] for act in ACTS}
    yield row("`caseOverview` over three services beside a direct read, p50, ms",
              p50["overview.read"], p50["case.fetch"], "at most 3.5")
    yield row("`caseOverview` over three services beside a direct read, calls/s",
              rate["overview.read"], rate["case.fetch"], "at least 0.17")
    for what, act, reach in [
        ("ordinary read: roles and the sealed store", "case.fetch", "at most 2"),
        ("identity read: the same, and its entry in the audit, synced", "identity.read", ""),
        ("write: the same, synced with its audit entry", "report.receive", ""),
    ]:
        yield row(f"{what}, beside an answer from memory, p50, ms",
                  p50[act], p50["cases.health"], reach)
        yield row(f"{what}, beside an answer from memory, calls/s",
                  rate[act], rate["cases.health"], "")
    yield row("ordinary reads beside as many identity reads and alone, p50, ms",
              found["reader", "beside"], found["reader", "alone"], "about 1")


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
    print("\nAll over mutual TLS; *from memory* is `cases.health`, of the same service, through the"
          f" same client.\n{machine()}; medians of {options.reps} × {options.seconds} s.")


main()
