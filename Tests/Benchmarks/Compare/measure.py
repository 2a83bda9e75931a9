#!/usr/bin/env python3
"""Compares a build with itself, and with one that sleeps a millisecond in one call of a hundred.

    measure.py BUILT [--runs 10]

Two worlds of the same build run beside each other; the second comparison is made after the second
world's cases service was told to hold a drill. The end is 1 where the first comparison finds a
difference or the second finds none.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../World"))
from world import World, machine, rounded  # noqa: E402

SCENARIO = "name: one-read\npopulation: {size: 20}\narrivals: {rate: 100}\nmix:\n  - {act: case.fetch}\n"
DRILL = "\ndrill:\n  allowed: true\n  delayMilliseconds: 1\n  delayedPerMille: 10\n"
SAME, SLOWER = 0, 9


def compare(first, second, runs):
    with tempfile.TemporaryDirectory() as folder:
        scenario = os.path.join(folder, "scenario.yaml")
        with open(scenario, "w") as file:
            file.write(SCENARIO)
        # One call under way at a time: how long it takes, not how a queue was ordered.
        command = [first.homeward, "load", "compare", first.home, second.home, scenario, "--json"]
        command += ["--in-flight", "1", "--connections", "1", "--runs", str(runs)]
        command += ["--duration", "2.5", "--warm-up", "0.5", "--lang", "en"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60 + runs * 12)
    if not done.stdout:
        sys.exit(done.stderr)
    return done.returncode, json.loads(done.stdout)["rows"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("built")
    parser.add_argument("--runs", type=int, default=10)
    options = parser.parse_args()
    missed = []
    print("| B is | figure | A, ms | B, ms | B/A | 95 % | p | finding |")
    print("| --- | --- | ---: | ---: | ---: | --- | ---: | --- |")
    with World(options.built) as first, World(options.built, base_port=17_950) as second:
        for what, expected in [("the same build", SAME), ("1 ms slower in 1 % of calls", SLOWER)]:
            if expected == SLOWER:
                second.stop()
                with open(os.path.join(second.home, "config/cases.yaml"), "a") as file:
                    file.write(DRILL)
                second.start()
            status, rows = compare(first, second, options.runs)
            for row in rows:
                low, high = row["interval"]
                print(f"| {what} | {row['figure']} | {rounded(row['first'] / 1e6)} |"
                      f" {rounded(row['second'] / 1e6)} | {row['ratio']:.2f} |"
                      f" {low:.2f} – {high:.2f} | {row['probability']:.4f} | {row['finding']} |",
                      flush=True)
            if status != expected:
                missed.append(f"{what}: `compare` ended with {status} instead of {expected}")
    print(f"\n{machine()}; {options.runs} runs of 2 s a side, in turn.")
    for miss in missed:
        print(f"missed: {miss}")
    sys.exit(1 if missed else 0)


main()
