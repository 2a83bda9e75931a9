#!/usr/bin/env python3
"""Counts the instructions and the allocations of a call, on either side, with callgrind.

    count.py BUILT                       prints them, BUILT being a folder with the two programs
    count.py BUILT --hold FILE           and fails when one exceeds what FILE allows
    count.py BUILT --write FILE          and makes them what is allowed

Instructions hardly differ from run to run, also on a busy machine; seconds do. What starting,
connecting and ending cost falls out, because two runs are compared that differ only in the number of
their calls.
"""
import argparse
import glob
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile

from peers import Peer, Server

# Name, side, the client's options, and how many calls the two runs make.
SUBJECTS = [
    ("call, 64 in flight: server", "server", "--mode call --inflight 64", (500, 4500)),
    ("call, 64 in flight: client", "client", "--mode call --inflight 64", (500, 4500)),
    ("call, 1 in flight: server", "server", "--mode call --inflight 1", (200, 1200)),
    ("echo of 64 KiB: server", "server", "--mode echo --inflight 8 --payload 65536", (20, 120)),
    ("echo of 64 KiB: client", "client", "--mode echo --inflight 8 --payload 65536", (20, 120)),
]
ALLOCATORS = {"malloc", "calloc", "realloc", "aligned_alloc", "posix_memalign", "memalign"}


def read(path):
    """The instructions and the calls of allocators that a callgrind file tells of."""
    names, allocations, instructions, callee = {}, 0, 0, None
    with open(path) as file:
        for line in file:
            if line.startswith("cfn="):
                number, name = re.match(r"cfn=(\(\d+\))(?: (.*))?", line).groups()
                if name:
                    names[number] = name
                callee = names.get(number, "")
            elif line.startswith("fn="):
                number, name = re.match(r"fn=(\(\d+\))(?: (.*))?", line).groups()
                if name:
                    names[number] = name
            elif line.startswith("calls=") and callee.split("'")[0] in ALLOCATORS:
                allocations += int(line[6:].split()[0])
            elif line.startswith(("totals:", "summary:")):
                instructions = max(instructions, int(line.split()[1]))
    return instructions, allocations


def run(peer, side, options, calls):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "callgrind")
        valgrind = ["valgrind", "-q", "--tool=callgrind", f"--callgrind-out-file={path}"]
        options += f" --warmup 600 --max-calls {calls}"
        with Server(peer, before=valgrind if side == "server" else ()) as server:
            server.call(options, before=valgrind if side == "client" else (), timeout=600)
        return read(path)


def count(peer, side, options, calls):
    """The median of three counts: how many calls happen to share a read decides what each costs."""
    counts = []
    for _ in range(3):
        few, many = (run(peer, side, options, number) for number in calls)
        counts.append([(more - less) / (calls[1] - calls[0]) for less, more in zip(few, many)])
    return [statistics.median(figures) for figures in zip(*counts)]


def stripped(built, folder):
    """Copies the programs without debug information, which valgrind fails to read; names remain."""
    for program in ("bench-server", "bench-client"):
        source, copy = os.path.join(built, program), os.path.join(folder, program)
        subprocess.run(["strip", "--strip-debug", "-o", copy, source], check=True)
    for resources in glob.glob(os.path.join(built, "*.resources")):
        target = os.path.join(folder, os.path.basename(resources))
        os.symlink(os.path.abspath(resources), target)
    return folder


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("built")
    parser.add_argument("--hold", help="the file of what is allowed")
    parser.add_argument("--write", help="the file to make of what was counted")
    parser.add_argument("--only", default="", help="subjects whose names hold this")
    options = parser.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    too_much, counted = [], {}
    with tempfile.TemporaryDirectory() as certificates, tempfile.TemporaryDirectory() as programs:
        peer = Peer(here, stripped(options.built, programs), certificates)
        for name, side, arguments, calls in SUBJECTS:
            if options.only not in name:
                continue
            instructions, allocations = count(peer, side, arguments, calls)
            counted[name] = {
                "instructions": round(instructions),
                "allocations": round(allocations, 1),
            }
            print(f"{name:32} {instructions:10.0f} instructions {allocations:8.1f} allocations")
    if options.write:
        with open(options.write, "w") as file:
            json.dump({"margin": 0.15, "subjects": counted}, file, indent=2)
            file.write("\n")
    if options.hold:
        with open(options.hold) as file:
            allowance = json.load(file)
        for name, allowed in allowance["subjects"].items():
            for figure, limit in allowed.items():
                found = counted.get(name, {}).get(figure)
                if found is None or found > limit * (1 + allowance["margin"]):
                    too_much.append(f"{name}: {found} {figure}, accepted are {limit}")
    if too_much:
        sys.exit("more than is accepted:\n" + "\n".join(too_much))


main()
