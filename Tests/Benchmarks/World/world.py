"""A world of real services for benchmarks: `homeward up` in a folder of its own, and what is measured of it."""
import datetime
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

SERVICES = ("cases", "victim-support", "liaison", "gateway")


class World:
    """The three services and the gateway, as `homeward up` runs them, until the block ends."""

    def __init__(self, built, base_port=17_900):
        self.homeward = os.path.join(os.path.abspath(built), "homeward")
        if not os.access(self.homeward, os.X_OK):
            sys.exit(f"{self.homeward} is not built: swift build -c release")
        self.base_port = base_port

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="homeward-bench-")
        self.home = os.path.join(self.folder, "world")
        self.environment = dict(os.environ, HOMEWARD_HOME=self.home, LANG="C.UTF-8")
        self.start()
        return self

    def start(self):
        self.log = open(os.path.join(self.folder, "up.log"), "w")
        arguments = ["up", "--no-demo", "--attended", "--base-port", str(self.base_port)]
        self.process = subprocess.Popen(
            [self.homeward, *arguments],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        until = time.monotonic() + 60
        while time.monotonic() < until:
            done = subprocess.run(
                [self.homeward, "health"], env=self.environment, capture_output=True, timeout=30
            )
            if done.returncode == 0:
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.3)
        with open(self.log.name) as log:
            said = log.read()
        self.__exit__()
        sys.exit(f"the services did not start:\n{said}")

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def stop(self):
        """Ends the services, which keep what they have."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self.log.close()

    def load(self, *arguments, seconds, out=None):
        """`homeward load …`; answers the result as `result.json` has it, and how the program ended."""
        folder = out or tempfile.mkdtemp(prefix="result-", dir=self.folder)
        command = [self.homeward, "load", *map(str, arguments), "--lang", "en", "--out", folder]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=seconds + 120
        )
        path = os.path.join(folder, "result.json")
        if not os.path.exists(path):
            sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
        with open(path) as file:
            result = json.load(file)
        result["status"] = done.returncode
        result["folder"] = folder
        return result

    def port(self, service):
        return self.base_port + SERVICES.index(service)

    def pids(self):
        """Process numbers by service."""
        numbers = {}
        for service in SERVICES:
            try:
                with open(os.path.join(self.home, "run", f"{service}.pid")) as file:
                    numbers[service] = int(file.read())
            except (OSError, ValueError):
                pass
        return numbers


class Memory:
    """Samples the resident memory of the services, in MiB, twice a second while its block runs."""

    def __init__(self, world):
        self.world = world
        self.samples = {service: [] for service in SERVICES}
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self):
        self.begun = time.monotonic()
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join()

    def _sample(self):
        page = os.sysconf("SC_PAGE_SIZE")
        while not self.ended.wait(0.5):
            for service, number in self.world.pids().items():
                try:
                    with open(f"/proc/{number}/statm") as file:
                        resident = int(file.read().split()[1]) * page / 2**20
                except (OSError, ValueError, IndexError):
                    continue
                self.samples[service].append((time.monotonic() - self.begun, resident))

    def mean(self, service, first, last):
        """The mean of a stretch of seconds; `None` where nothing was sampled."""
        values = [mib for at, mib in self.samples[service] if first <= at < last]
        return sum(values) / len(values) if values else None

    def highest(self, service):
        return max((mib for _, mib in self.samples[service]), default=0)


def percentile(second, share):
    """A percentile of a second's latency in milliseconds."""
    return of_pairs(second["latency"], share)


def failed(second):
    """How many calls of a second had no good answer."""
    return sum(second["failures"].values())


def latency_of(result, method, share):
    """A percentile of a method's good answers in a run, or of all, in milliseconds."""
    rows = result["measured"]["rows"]
    good = [row for row in rows if row["outcome"]["word"] == "ok"]
    return of_pairs(
        [number for row in good if method in (None, row["method"]) for number in row["latency"]],
        share,
    )


def of_pairs(entries, share):
    """A percentile in milliseconds of a histogram: nanoseconds and their count, in turn."""
    pairs = sorted(zip(entries[::2], entries[1::2]))
    total = sum(count for _, count in pairs)
    reached = 0
    for value, count in pairs:
        reached += count
        if reached >= total * share:
            return value / 1e6
    return 0.0


def rounded(value):
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def machine():
    """Where and when, as a line below a table."""
    with open("/proc/cpuinfo") as file:
        models = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    model = models[0] if models else platform.machine()
    now = datetime.datetime.now(datetime.timezone.utc)
    return f"{model}, {os.cpu_count()} cores, Linux {platform.release()}; {now:%Y-%m-%d %H:%M} UTC"
