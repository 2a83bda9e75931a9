#!/usr/bin/env python3
"""Puts real services under more than they can carry, and prints what became of the calls.

    measure.py BUILT [--knee RATE] [--factors 2 5] [--seconds 60] [--scenario mixed]

Finds the knee with `homeward load search` unless it is given, prints the curve that the search draws around it,
measures what is answered there, and then for each factor runs an open loop: half a minute at four fifths of the knee, a minute at the
factor, half a minute at four fifths again. Generator and services share the machine, so what a refused call costs
on either side is taken from what could be answered. The end is 1 where a mark is missed.

They have recovered when four fifths of the knee are carried again as the search judges it: ten seconds together hold the
goal. Single seconds that do not are counted before the overload and after it, since a machine has such seconds anyway.
"""
import argparse
import csv
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../World"))
from world import SERVICES, Memory, World, failed, machine, of_pairs, percentile, rounded  # noqa: E402

# Seconds before and after the overload, at a rate that the services carry.
QUIET, CALM_SHARE = 30, 0.8
# Seconds that are judged together.
STRETCH = 10
# Latency, in milliseconds at the 99th percentile, at which they count as carried.
GOAL = 50
# The share of calls without a good answer at which they still do: a shed call in a hundred.
BOUND = 0.01
# The outcome classes, as they are numbered on the wire.
NOT_STARTED, MAY_HAVE_RUN, RAN_AND_FAILED = 0, 1, 2
# What has to hold.
GOODPUT, RECOVERY, GROWTH = 0.9, 2, 1.15


def answered_per_second(result, first=0, last=None):
    seconds = result["measured"]["seconds"][first:last]
    return sum(second["answered"] for second in seconds) / max(1, len(seconds))


def knee(world, options):
    """The highest rate that is carried, and what is answered there."""
    rate = options.knee
    if rate is None:
        found = world.load(
            "search", options.scenario, "--goal", f"p99={GOAL}", "--from", 200, "--duration", 5,
            "--errors", BOUND, seconds=400, out=options.out and f"{options.out}/search",
        )  # fmt: skip
        rate = found.get("knee")
        print_curve(found, options.scenario)
        if rate is None:
            sys.exit(f"no knee was found: {found['ending']}")
    at = world.load(
        options.scenario, "--rate", rate, "--duration", 16, "--warm-up", 1, "--no-check", seconds=16
    )
    return rate, answered_per_second(at, last=15)


def print_curve(found, scenario):
    """Latency against load as a table, each rate beside whether it held the goal."""
    goal = found["goal"]
    print(f"`homeward load search {scenario} --goal p99={GOAL} --errors {BOUND}`: a rate holds where p99 is at most"
          f" {GOAL} ms, at most {BOUND:.0%} of the calls have no good answer, and at least {goal['achieved']:.0%}"
          f" of those offered have ended in time. It ended: {found['ending']}.\n")
    print("| offered/s | answered/s | p50, ms | p99, ms | without a good answer | holds |")
    print("| ---: | ---: | ---: | ---: | ---: | --- |")
    with open(os.path.join(found["folder"], "trials.csv")) as file:
        curve = [row for row in csv.DictReader(file) if row["part"] == "curve"]
    for row in curve:
        numbers = [rounded(float(row[name]) if row[name] else None)
                   for name in ("offered", "achieved", "p50_ms", "p99_ms")]  # fmt: skip
        late = "" if row["generator_kept_up"] == "yes" else " (the generator was late)"
        print(f"| {' | '.join(numbers)} | {float(row['errors']):.2%} | {row['holds']}{late} |")
    print(flush=True)


def is_carried(seconds):
    """Whether the calls of some seconds, taken together, were answered, and in time."""
    intended = sum(second["intended"] for second in seconds)
    latency = [number for second in seconds for number in second["latency"]]
    failures = sum(failed(second) for second in seconds)
    return failures <= intended * BOUND and of_pairs(latency, 0.99) <= GOAL


def late(seconds):
    """How many of some seconds were not carried by themselves, of how many, and the worst p99."""
    worst = max(percentile(second, 0.99) for second in seconds)
    return f"{sum(not is_carried([second]) for second in seconds)} of {len(seconds)}, {rounded(worst)} ms"


def recovery(seconds):
    """After how many of the seconds behind an overload a stretch is carried; all of them where none is."""
    starts = range(len(seconds) - STRETCH + 1)
    return next((at for at in starts if is_carried(seconds[at : at + STRETCH])), len(seconds))


def outcomes(result):
    """How many calls ended in which way; refused are those alone of which the service said "not started"."""
    sums = {"answered": 0, "shed": 0, "told when": 0, "part missing": 0, "may have run": 0,
            "ran and failed": 0, "other": 0}
    for row in result["measured"]["rows"]:
        word, outcome = row["outcome"]["word"], row["outcome"].get("outcome")
        count = sum(row["latency"][1::2])
        if word == "ok":
            sums["answered"] += count
        elif word == "partial":
            sums["part missing"] += count
        elif outcome == NOT_STARTED:
            sums["shed"] += count
            sums["told when"] += row.get("toldWhen", 0)
        elif outcome == MAY_HAVE_RUN:
            sums["may have run"] += count
        elif outcome == RAN_AND_FAILED:
            sums["ran and failed"] += count
        else:
            sums["other"] += count
    return sums


def overload(world, rate, factor, options):
    calm = rate * CALM_SHARE
    steps = f"{calm:.1f}x{QUIET},{rate * factor:.1f}x{options.seconds},{calm:.1f}x{QUIET}"
    length = options.seconds + 2 * QUIET
    with Memory(world) as memory:
        result = world.load(
            options.scenario, "--steps", steps, "--duration", length, "--warm-up", 0,
            "--no-check", seconds=length, out=options.out and f"{options.out}/{factor:g}",
        )  # fmt: skip
    end = QUIET + options.seconds
    seconds = result["measured"]["seconds"]
    return {
        "goodput": answered_per_second(result, QUIET, end),
        "p99": max(percentile(second, 0.99) for second in seconds[QUIET:end]),
        "recovery": recovery(seconds[end : end + QUIET]),
        # The same rate before, and after what recovery may take: how calm it is here without an overload.
        "before": late(seconds[1:QUIET]),
        "after": late(seconds[end + RECOVERY : end + QUIET]),
        "outcomes": outcomes(result),
        "memory": {
            service: (
                memory.mean(service, QUIET + 5, QUIET + 15),
                memory.mean(service, end - 10, end),
            )
            for service in SERVICES
        },
        "generator": result["generator"]["findings"],
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("built")
    parser.add_argument("--knee", type=float, help="calls per second; looked for where missing")
    parser.add_argument("--knee-file", help="where to write it")
    parser.add_argument("--factors", type=float, nargs="+", default=[2, 5])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--scenario", default="mixed")
    parser.add_argument("--out", help="a folder for the reports of the runs")
    options = parser.parse_args()
    missed = []
    with World(options.built) as world:
        rate, best = knee(world, options)
        if options.knee_file:
            with open(options.knee_file, "w") as file:
                file.write(f"{rate:.0f}\n")
        print(f"The knee of `{options.scenario}`: {rounded(rate)} calls/s, p99 at most {GOAL} ms and at most"
              f" {BOUND:.0%} of the calls without a good answer.\n")
        print("| load | answered/s | of the knee's | refused: not started | of them told when | part missing |"
              " may have run | ran and failed | other | worst p99 of a second, ms | late seconds before, and the worst |"
              " and from the third second after | recovered after | memory |")
        print("| --- |" + " ---: |" * 13)
        print(f"| the knee | {rounded(best)} | 1 |" + " |" * 11, flush=True)
        for factor in options.factors:
            found = overload(world, rate, factor, options)
            share = found["goodput"] / best
            sums = found["outcomes"]
            growth = max(
                (after / before for before, after in found["memory"].values() if before and after),
                default=0,
            )
            told = sums["told when"] / sums["shed"] if sums["shed"] else 1
            print(
                f"| {factor:g} × | {rounded(found['goodput'])} | {share:.2f} | {sums['shed']:,} |"
                f" {told:.1%} | {sums['part missing']:,} | {sums['may have run']:,} |"
                f" {sums['ran and failed']:,} | {sums['other']:,} |"
                f" {rounded(found['p99'])} | {found['before']} | {found['after']} |"
                f" {found['recovery']} s | × {growth:.2f} |",
                flush=True,
            )
            for service, (before, after) in found["memory"].items():
                print(f"{factor:g} × {service}: {rounded(before)} → {rounded(after)} MiB",
                      file=sys.stderr)
            if found["generator"]:
                print(f"{factor:g} × generator: {found['generator']}", file=sys.stderr)
            if share < GOODPUT:
                missed.append(f"{factor:g} ×: {share:.2f} of the knee's answers")
            if found["recovery"] > RECOVERY:
                missed.append(f"{factor:g} ×: recovered after {found['recovery']} s")
            if told < 1:
                missed.append(f"{factor:g} ×: refusals without a time to come again")
            if growth > GROWTH:
                missed.append(f"{factor:g} ×: memory grew × {growth:.2f}")
    print(f"\nReach: {GOODPUT:.0%} of the knee's answers, all refusals told when, recovered within"
          f" {RECOVERY} s, memory flat.\n{machine()}; {options.seconds} s each.")
    for miss in missed:
        print(f"missed: {miss}")
    sys.exit(1 if missed else 0)


main()
