#!/usr/bin/env python3
"""Measures the transport, beside other RPC systems where they are there, and prints a table.

    measure.py BUILT [--peers FOLDER --peers-built FOLDER] [--reps 3] [--seconds 5]

Every measurement is made with each system in turn before the next begins, and all of that again, so
that whatever else the machine does falls on all alike; the medians are compared. The server is pinned
to core 0 and the client to core 1. Absolute figures hold for this machine and this hour only.
"""
import argparse
import datetime
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile

from peers import MEASUREMENTS, Peer, Server

US, BARE, GRPC = "homeward", "limit-nio", "grpc-swift"
# Rows: what, measurement, field, (system compared with, how, reach) or None, our variant.
ROWS = [
    ("calls/s, 1 × 64", "t1", "ops_s", GRPC, "at least 40 ×", ""),
    ("calls/s, 1 × 64", "t1", "ops_s", BARE, "at least 0.3 ×", ""),
    ("calls/s, 4 × 64", "t4", "ops_s", GRPC, "at least 40 ×", ""),
    ("server CPU per call, 1 × 64, µs", "t1", "srv_cpu_us_op", BARE, "at most 4 ×", ""),
    ("client CPU per call, 1 × 64, µs", "t1", "cli_cpu_us_op", BARE, "", ""),
    ("1 in flight, p50, µs", "lat", "p50_us", BARE, "at most 1.5 ×", ""),
    ("1 in flight, p99, µs", "lat", "p99_us", BARE, "at most 2 ×", ""),
    ("1 in flight from the default pool, p50, µs", "lat", "p50_us", BARE, "", "pool"),
    ("1 in flight from the default pool, p99, µs", "lat", "p99_us", BARE, "", "pool"),
    ("calls/s, 1 × 64, from the default pool", "t1", "ops_s", BARE, "", "pool"),
    ("calls/s, 1 × 64, server answers in a task", "t1", "ops_s", BARE, "", "server-task"),
    ("echo of 64 KiB, MB/s", "e64k", "mb_s", BARE, "at least 0.7 ×", ""),
    ("echo of 1 MiB, MB/s", "e1m", "mb_s", BARE, "at least 0.7 ×", ""),
    ("small calls beside 8 echoes of 64 KiB, p99, ms", "mixed64k", "p99_us", None, "below 5", ""),
    ("these echoes, MB/s", "mixed64k", "large_mb_s", BARE, "at least 0.7 ×", ""),
    ("small calls beside 8 echoes of 1 MiB, p99, ms", "mixed1m", "p99_us", None, "below 5", ""),
    ("these echoes, MB/s", "mixed1m", "large_mb_s", BARE, "at least 0.7 ×", ""),
    ("new connections/s", "conn", "ops_s", BARE, "at least 0.85 ×", ""),
    ("server memory per idle connection, KiB", "idle", "kib_per_conn", None, "at most 96", ""),
]
# What the others are asked instead, who make no small calls beside large ones: the large ones alone.
ALONE = {"mixed64k": ("e64k", "mb_s"), "mixed1m": ("e1m", "mb_s")}


def rounded(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def measure(peers, options):
    """All figures by system, variant, measurement and field."""
    figures = {}
    wanted = {(row[1], row[5]) for row in ROWS if options.only in ("", row[1])}
    wanted |= {(ALONE[name][0], variant) for name, variant in wanted if name in ALONE}
    for repetition in range(options.reps):
        for name, arguments in MEASUREMENTS.items():
            for (system, variant), peer in peers.items():
                if (name, variant) not in wanted:
                    continue
                if system != US and (name in ALONE or name == "idle"):
                    continue
                arguments = MEASUREMENTS[name]
                arguments += f" --seconds {options.seconds} --warmup 1"
                try:
                    with Server(peer, core=0) as server:
                        fields = server.call(arguments, core=1)
                except (RuntimeError, subprocess.TimeoutExpired) as error:
                    print(f"{system} {variant} {name}: {error}", file=sys.stderr)
                    continue
                for field, value in fields.items():
                    figures.setdefault((system, variant, name, field), []).append(value)
                shown = {key: fields.get(key) for key in ("ops_s", "p50_us", "p99_us", "mb_s")}
                print(repetition, system, variant, name, shown, file=sys.stderr, flush=True)
    return figures


def table(figures):
    def median(system, variant, name, field):
        values = [v for v in figures.get((system, variant, name, field), []) if v is not None]
        return statistics.median(values) if values else None

    lines = [
        "| measure | Homeward | compared with | ratio | reach |",
        "| --- | ---: | ---: | ---: | --- |",
    ]
    for what, name, field, other, reach, variant in ROWS:
        ours = median(US, variant, name, field)
        if ours is None:
            continue
        if what.endswith("ms"):
            ours /= 1000
        theirs = other and median(other, "", *ALONE.get(name, (name, field)))
        compared = f"{other} {rounded(theirs)}" if theirs else "–"
        ratio = rounded(ours / theirs) if theirs else "–"
        lines.append(f"| {what} | {rounded(ours)} | {compared} | {ratio} | {reach} |")
    return "\n".join(lines)


def machine():
    with open("/proc/cpuinfo") as file:
        models = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    return f"{models[0] if models else platform.machine()}, {os.cpu_count()} cores, Linux {platform.release()}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("built")
    parser.add_argument("--peers", help="the folder of the other systems")
    parser.add_argument("--peers-built", help="where their programs were built")
    parser.add_argument("--reps", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--only", default="", help="one measurement: " + ", ".join(MEASUREMENTS))
    options = parser.parse_args()
    # Two thousand connections, a file each, on either side.
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(8192, most), most))
    here = os.path.dirname(os.path.abspath(__file__))
    with tempfile.TemporaryDirectory() as certificates:
        peers = {}
        if options.peers:
            subprocess.run(
                [os.path.join(options.peers, "common/gen-certs.sh"), certificates], check=True
            )
            for system in (BARE, GRPC):
                folder = os.path.join(options.peers, system)
                peers[system, ""] = Peer(folder, options.peers_built, certificates)
        for variant in dict.fromkeys(row[5] for row in ROWS):
            peers[US, variant] = Peer(here, options.built, certificates, variant)
        missing = [name for (name, _), peer in peers.items() if not peer.is_built()]
        if missing:
            sys.exit(f"not built: {', '.join(missing)}")
        figures = measure(peers, options)
    print(table(figures))
    now = datetime.datetime.now(datetime.timezone.utc)
    print(f"\n{machine()}; {now:%Y-%m-%d %H:%M} UTC; medians of {options.reps} × {options.seconds:g} s.")


main()
