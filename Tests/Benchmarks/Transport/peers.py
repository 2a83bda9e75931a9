"""Starts servers and clients of RPC systems that take the same options, and reads their figures.

A peer is a folder with a `peer.json`: the commands of its server and its client, where $B stands for
where its programs were built and $D for the folder itself, and variants that add arguments.
"""
import json
import os
import select
import signal
import socket
import subprocess

# What is measured, as the clients' options.
MEASUREMENTS = {
    "lat": "--mode call --conns 1 --inflight 1",
    "t1": "--mode call --conns 1 --inflight 64",
    "t4": "--mode call --conns 4 --inflight 64",
    "e64k": "--mode echo --conns 1 --inflight 8 --payload 65536",
    "e1m": "--mode echo --conns 1 --inflight 8 --payload 1048576",
    "conn": "--mode conn --conns 1 --inflight 4",
    "mixed64k": "--mode mixed --conns 1 --inflight 8 --payload 65536",
    "mixed1m": "--mode mixed --conns 1 --inflight 8 --payload 1048576",
    "idle": "--mode idle --conns 2000",
}


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Peer:
    """One RPC system, in one of its variants."""

    def __init__(self, folder, built, certificates, variant=""):
        with open(os.path.join(folder, "peer.json")) as file:
            description = json.load(file)
        extra = description.get("variants", {}).get(variant, {})

        def expanded(words):
            return [word.replace("$B", built).replace("$D", folder) for word in words]

        self.server = expanded(description["server"]) + extra.get("server_args", [])
        self.client = expanded(description["client"]) + extra.get("client_args", [])
        self.certificates = certificates

    def is_built(self):
        return all(os.access(command[0], os.X_OK) for command in (self.server, self.client))


class Server:
    """A peer's server while it runs, on core `core` if one is given."""

    def __init__(self, peer, core=None, before=()):
        self.peer = peer
        self.port = free_port()
        pinned = [] if core is None else ["taskset", "-c", str(core)]
        self.process = subprocess.Popen(
            pinned + list(before) + peer.server + self._common(), stdout=subprocess.PIPE
        )

    def _common(self):
        return ["--port", str(self.port), "--certs", self.peer.certificates]

    def __enter__(self):
        ready, _, _ = select.select([self.process.stdout], [], [], 120)
        if not ready or b"READY" not in self.process.stdout.readline():
            self.__exit__()
            raise RuntimeError("the server did not come up: " + " ".join(self.peer.server))
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def call(self, options, core=None, before=(), timeout=120):
        """Runs the client once and answers the fields of its line."""
        pinned = [] if core is None else ["taskset", "-c", str(core)]
        command = pinned + list(before) + self.peer.client + options.split() + self._common()
        command += ["--server-pid", str(self.process.pid)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout)
        lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
        if not lines:
            raise RuntimeError(f"no figures, status {done.returncode}: {done.stderr[-300:]}")
        return json.loads(lines[-1].replace("nan", "null").replace("inf,", "null,"))
