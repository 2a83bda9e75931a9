#!/usr/bin/env python3
"""Holds real services at a rate for minutes and looks whether their memory stays.

    measure.py BUILT --rate RATE [--minutes 10] [--scenario mixed]

The first minute warms up: caches and pools fill. The end is 1 where the memory of a service grew by
more than a tenth from the second minute to the last.
"""
import argparse
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../World"))
from world import SERVICES, Memory, World, failed, latency_of, machine, rounded  # noqa: E402

GROWTH = 1.1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("built")
    parser.add_argument("--rate", type=float, required=True, help="calls per second: the knee")
    parser.add_argument("--minutes", type=int, default=10)
    parser.add_argument("--scenario", default="mixed")
    parser.add_argument(
        "--no-check", action="store_true", help="don't read every acknowledged write back"
    )
    options = parser.parse_args()
    if options.minutes < 3:
        parser.error("--minutes: at least 3, of which the first warms up")
    length = options.minutes * 60
    with World(options.built) as world:
        with Memory(world) as memory:
            result = world.load(
                options.scenario, "--rate", options.rate, "--duration", length, "--warm-up", 5,
                *(["--no-check"] if options.no_check else []), seconds=length + 300,
            )  # fmt: skip
    measured = result["measured"]
    answered = sum(second["answered"] for second in measured["seconds"])
    without = sum(failed(second) for second in measured["seconds"])
    print(f"{options.minutes} minutes of `{options.scenario}` at {rounded(options.rate)} calls/s:"
          f" {answered:,} answered, {without:,} not, p99 {rounded(latency_of(result, None, 0.99))} ms.")
    promise = result.get("invariants")
    if promise:
        print(f"{promise['acknowledged']:,} acknowledged writes; missing {promise['missing']},"
              f" doubled {promise['doubled']}.")
    print("\n| service | second minute, MiB | last minute, MiB | ratio | highest, MiB |")
    print("| --- | ---: | ---: | ---: | ---: |")
    grew = []
    for service in SERVICES:
        before = memory.mean(service, 60, 120)
        after = memory.mean(service, length - 60, length)
        print(f"| {service} | {rounded(before)} | {rounded(after)} | {after / before:.2f} |"
              f" {rounded(memory.highest(service))} |")
        if after > before * GROWTH:
            grew.append(service)
    print(f"\nReach: flat, × {GROWTH} at most.\n{machine()}.")
    for service in grew:
        print(f"missed: {service} grew")
    sys.exit(1 if grew or result["status"] == 8 else 0)


main()
