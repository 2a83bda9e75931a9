"""Runs a command on a terminal and says what stood there.

    terminal_peer.py COLUMNS COMMAND…   prints its status, every text that a line held before it was drawn anew
                                        or cleared, and the lines that stand there at the end
"""

import fcntl
import json
import os
import pty
import re
import struct
import sys
import termios

ROWS = 40
TOKEN = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])|[\r\n]|[^\x1b\r\n]+|\x1b")


class Screen:
    """Lines without end, as far as a command goes that draws on the last one only."""

    def __init__(self):
        self.lines = [""]
        self.column = 0
        self.drawn = []

    def take(self, text):
        for token in TOKEN.finditer(text):
            piece, letter = token.group(0), token.group(2)
            if piece == "\r":
                self.column = 0
            elif piece == "\n":
                self.lines.append("")
            elif letter == "K":
                self.drawn.append(self.lines[-1])
                self.lines[-1] = self.lines[-1][: self.column]
            elif letter is None:
                line = self.lines[-1].ljust(self.column)
                self.lines[-1] = line[: self.column] + piece + line[self.column + len(piece) :]
                self.column += len(piece)
            elif letter != "m":
                sys.exit(f"a command of the terminal that no bar needs: {letter}")


def main():
    columns, command = int(sys.argv[1]), sys.argv[2:]
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))
        os.execve(command[0], command, {**os.environ, "TERM": "xterm", "LANG": "C.UTF-8"})
    said = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            # The other end is closed: so Linux says that nothing more comes.
            break
        if not piece:
            break
        said += piece
    _, ended = os.waitpid(child, 0)
    screen = Screen()
    screen.take(said.decode())
    json.dump({
        "status": os.waitstatus_to_exitcode(ended),
        "drawn": screen.drawn,
        "screen": screen.lines,
    }, sys.stdout)  # fmt: skip


main()
