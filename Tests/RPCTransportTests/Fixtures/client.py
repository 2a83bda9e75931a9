"""A client of the wire protocol, written from its page alone, with Python's standard library.

usage: client.py PORT CERTIFICATE KEY ANCHOR EXPECTED_SPIFFE_NAME

Goes through the page from the handshake to the goodbye, and prints a line for each part of it. The
last part waits for the server to drain. Only the CBOR that the protocol itself needs is here.
"""

import socket
import ssl
import struct
import sys

HELLO, REQUEST, RESPONSE, ERROR, ITEM, END, CANCEL, CREDIT, PING, PONG, GOAWAY = range(1, 12)
MORE = 1
LARGEST_BODY = 65536


def encode(value):
    def head(major, number):
        for bits, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
            if number < 24:
                return bytes([major << 5 | number])
            if number < 1 << 8 * size:
                return bytes([major << 5 | bits]) + number.to_bytes(size, "big")

    if isinstance(value, int):
        return head(0, value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        text = value.encode()
        return head(3, len(text)) + text
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(encode, value))
    return head(5, len(value)) + b"".join(encode(k) + encode(v) for k, v in value.items())


def decode(data, at=0):
    major, number = data[at] >> 5, data[at] & 31
    at += 1
    if number >= 24:
        size = 1 << (number - 24)
        number = int.from_bytes(data[at : at + size], "big")
        at += size
    if major == 0:
        return number, at
    if major in (2, 3):
        part = data[at : at + number]
        return (part if major == 2 else part.decode()), at + number
    items = []
    for _ in range(number * (2 if major == 5 else 1)):
        item, at = decode(data, at)
        items.append(item)
    return (dict(zip(items[::2], items[1::2])) if major == 5 else items), at


class HungUp(Exception):
    pass


class Connection:
    def __init__(self, port, certificate, key, anchor, expected):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        context.check_hostname = False
        context.load_verify_locations(anchor)
        context.load_cert_chain(certificate, key)
        context.set_alpn_protocols(["homeward/1"])
        self.socket = context.wrap_socket(socket.create_connection(("127.0.0.1", port), 20))
        assert self.socket.selected_alpn_protocol() == "homeward/1"
        names = [v for kind, v in self.socket.getpeercert()["subjectAltName"] if kind == "URI"]
        assert names == [expected], names
        kind, _, call, version, body = self.read()
        assert (kind, call, version) == (HELLO, 0, 1)
        self.limits = decode(body)[0]["limits"]
        self.next_call = 1
        self.partial = {}
        self.waiting = {}
        self.pings = 0
        self.pongs = []
        self.goaway = None
        self.credit_at_once = True
        self.send(
            HELLO,
            0,
            1,
            encode(
                {
                    "build": "1.0",
                    "service": "python",
                    "features": [],
                    "limits": {"message": 1 << 22, "calls": 16, "credit": 1 << 16},
                    # Unknown keys are skipped.
                    "colour": ["green"],
                }
            ),
        )

    def exactly(self, count):
        data = b""
        while len(data) < count:
            part = self.socket.recv(count - len(data))
            if not part:
                raise HungUp
            data += part
        return data

    def read(self):
        length, kind, flags, _, call, argument = struct.unpack(">IBBHII", self.exactly(16))
        assert length <= LARGEST_BODY
        return kind, flags, call, argument, self.exactly(length)

    def send(self, kind, call, argument, body=b"", flags=0, reserved=0):
        header = struct.pack(">IBBHII", len(body), kind, flags, reserved, call, argument)
        self.socket.sendall(header + body)

    def new_call(self):
        call, self.next_call = self.next_call, self.next_call + 1
        return call

    def open(self, method, message=b"", deadline=10000, piece=LARGEST_BODY, **head):
        call = self.new_call()
        body = encode({"method": method, **head})
        # The head must stand whole in the first frame; pieces may be shorter than the limit.
        cut = max(piece, len(body))
        body += message
        while len(body) > cut:
            self.send(REQUEST, call, deadline, body[:cut], MORE)
            body, deadline, cut = body[cut:], 0, piece
        self.send(REQUEST, call, deadline, body)
        return call

    def step(self):
        """Reads a frame, and keeps what it completes for whoever waits for it."""
        kind, flags, call, argument, body = self.read()
        if kind == PING:
            self.pings += 1
            self.send(PONG, 0, argument)
        elif kind == PONG:
            self.pongs.append(argument)
        elif kind == GOAWAY:
            self.goaway = (argument, decode(body)[0])
        else:
            data = self.partial.pop(call, b"") + body
            if kind == ITEM and (flags & MORE or self.credit_at_once):
                self.send(CREDIT, call, len(body) + 16)
            if flags & MORE:
                self.partial[call] = data
            else:
                self.waiting.setdefault(call, []).append((kind, argument, data))

    def message(self, call):
        """The next whole message of a call: its kind, its argument and its bytes."""
        while not self.waiting.get(call):
            self.step()
        return self.waiting[call].pop(0)

    def until_hung_up(self):
        """Whatever is left of calls when the server has closed."""
        try:
            while True:
                self.step()
        except HungUp:
            return [message for messages in self.waiting.values() for message in messages]


def error_of(message):
    kind, outcome, body = message
    assert kind == ERROR, kind
    error = decode(body)[0]
    return error["code"], outcome, error


def main():
    port, certificate, key, anchor, expected = sys.argv[1:]
    connection = Connection(int(port), certificate, key, anchor, expected)

    # The worked example; then with flags that are ignored and a reserved field that nobody reads.
    kind, _, body = connection.message(connection.open("test.echo", b"\x83\x01\x02\x03"))
    assert kind == RESPONSE
    call = connection.new_call()
    head = encode({"method": "test.echo", "colour": 7})
    connection.send(REQUEST, call, 10000, head + b"\x07", flags=0xF0, reserved=0xFFFF)
    assert connection.message(call) == (RESPONSE, 0, b"\x07")
    print("echo", decode(body)[0])

    large = bytes(range(256)) * 4000
    kind, _, body = connection.message(connection.open("test.echo", large))
    assert kind == RESPONSE and body == large
    kind, _, body = connection.message(connection.open("test.echo", large[:3000], piece=100))
    print("pieces", kind == RESPONSE and body == large[:3000])

    # Two calls whose pieces alternate, answered each with its own.
    first, second = connection.new_call(), connection.new_call()
    halves = [large[:60000], large[100:60100]]
    for call, half in zip((first, second), halves):
        connection.send(REQUEST, call, 10000, encode({"method": "test.echo"}) + half[:9], MORE)
    for call, half in zip((second, first), reversed(halves)):
        connection.send(REQUEST, call, 0, half[9:])
    bodies = [connection.message(call)[2] for call in (first, second)]
    print("alternating", bodies == halves)

    code, outcome, error = error_of(connection.message(connection.open("test.fail")))
    print("error", code, outcome, error["reason"], error["violations"][0]["field"])
    print("retry after", error["retryAfter"])
    code, outcome, error = error_of(connection.message(connection.open("test.nothing")))
    print("unknown method", code)
    call = connection.open("test.echo", **{"!x": 1})
    code, outcome, error = error_of(connection.message(call))
    print("must be understood", code, outcome, error["reason"])
    code, outcome, _ = error_of(connection.message(connection.open("test.wait", deadline=200)))
    print("deadline", code)

    # More than the method takes: the error comes before the end, and the rest need not be sent.
    call = connection.new_call()
    connection.send(REQUEST, call, 10000, encode({"method": "test.small"}) + large[:60000], MORE)
    connection.send(REQUEST, call, 0, large[:60000], MORE)
    code, outcome, error = error_of(connection.message(call))
    connection.send(CANCEL, call, 0)
    print("too large", code, outcome, error["reason"])

    call, elements = connection.open("test.count", bytes(100000)), 0
    while True:
        kind, _, body = connection.message(call)
        if kind == END:
            break
        assert kind == ITEM and body == bytes([elements]) * 100000
        elements += 1
    print("stream", elements)

    # Without credit the server stops: what it may send is what the two hellos agreed on.
    connection.credit_at_once = False
    call = connection.open("test.forever")
    sent = 0
    while sent + 1024 + 16 <= min(1 << 16, connection.limits["credit"]):
        kind, _, body = connection.message(call)
        assert kind == ITEM and len(body) == 1024
        sent += 1024 + 16
    connection.send(PING, 0, 99)
    while not connection.pongs:
        connection.step()
    assert connection.pongs == [99]
    # What stands before the pong is at most the beginning of one more element.
    assert call not in connection.waiting or connection.waiting[call] == []
    assert sent + len(connection.partial.get(call, b"")) + 16 <= 1 << 16
    connection.send(CANCEL, call, 0)
    code, _, _ = error_of(connection.message(call))
    print("credit and cancel", code)
    connection.partial.clear()

    # Cancelling stops the work, and the call still ends once; a late cancel is ignored.
    call = connection.open("test.wait")
    connection.send(CANCEL, call, 0)
    code, _, _ = error_of(connection.message(call))
    connection.send(CANCEL, call, 0)
    print("cancel", code)

    # A client stream that this server does not know: refused once, the rest is dropped.
    call = connection.open("test.upload")
    connection.send(ITEM, call, 0, b"\x01", MORE)
    connection.send(ITEM, call, 0, b"\x02")
    connection.send(END, call, 0)
    code, _, _ = error_of(connection.message(call))
    kind, _, body = connection.message(connection.open("test.echo", b"\x01"))
    print("client stream", code, kind == RESPONSE and not connection.waiting[call])

    # Silence: the server asks whether we are there.
    before = connection.pings
    while connection.pings == before:
        connection.step()
    kind, _, _ = connection.message(connection.open("test.echo", b"\x01"))
    print("ping", kind == RESPONSE)

    # Whoever breaks a rule is told which.
    other = Connection(int(port), certificate, key, anchor, expected)
    other.send(42, 0, 0)
    assert other.until_hung_up() == []
    print("goaway", other.goaway[1]["reason"])

    # The server drains: it finishes this call, and takes up none behind it.
    call = connection.open("test.wait", b"\x18\x2a")
    late = None
    try:
        while connection.goaway is None:
            connection.step()
        late = connection.open("test.echo", b"\x01")
    except (HungUp, OSError):
        pass
    rest = connection.until_hung_up()
    last, goaway = connection.goaway
    assert last == call and (late is None or late > last)
    assert rest == [(RESPONSE, 0, b"\x18\x2a")], rest
    print("drain", goaway["reason"], goaway["reconnectAfter"])


main()
