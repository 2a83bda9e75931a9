"""A client of the wire protocol, written from its page alone, with Python's standard library.

usage: client.py PORT CERTIFICATE KEY ANCHOR EXPECTED_SPIFFE_NAME

Makes a unary call, a large one in several frames, a call that fails, and reads a stream while
granting credit; prints one line for each. Only the CBOR that the protocol itself needs is here.
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
                }
            ),
        )

    def exactly(self, count):
        data = b""
        while len(data) < count:
            part = self.socket.recv(count - len(data))
            assert part, "the server hung up"
            data += part
        return data

    def read(self):
        length, kind, flags, _, call, argument = struct.unpack(">IBBHII", self.exactly(16))
        return kind, flags, call, argument, self.exactly(length)

    def send(self, kind, call, argument, body=b"", flags=0):
        header = struct.pack(">IBBHII", len(body), kind, flags, 0, call, argument)
        self.socket.sendall(header + body)

    def open(self, method, message):
        call, self.next_call = self.next_call, self.next_call + 1
        body = encode({"method": method}) + message
        deadline = 10000
        while len(body) > LARGEST_BODY:
            self.send(REQUEST, call, deadline, body[:LARGEST_BODY], MORE)
            body, deadline = body[LARGEST_BODY:], 0
        self.send(REQUEST, call, deadline, body)
        return call

    def message(self, call):
        data, last = b"", False
        while not last:
            kind, flags, of, argument, body = self.read()
            if kind == PING:
                self.send(PONG, 0, argument)
                continue
            assert of == call, (kind, of)
            data += body
            last = not flags & MORE
            if kind == ITEM:
                self.send(CREDIT, call, len(body) + 16)
        return kind, argument, data


def main():
    port, certificate, key, anchor, expected = sys.argv[1:]
    connection = Connection(int(port), certificate, key, anchor, expected)

    kind, _, body = connection.message(connection.open("test.echo", b"\x83\x01\x02\x03"))
    assert kind == RESPONSE
    print("echo", decode(body)[0])

    large = bytes(range(256)) * 4000
    kind, _, body = connection.message(connection.open("test.echo", large))
    print("large", kind == RESPONSE and body == large)

    kind, outcome, body = connection.message(connection.open("test.fail", b""))
    error = decode(body)[0]
    assert kind == ERROR
    print("error", error["code"], outcome, error["reason"], error["violations"][0]["field"])

    call, elements = connection.open("test.count", bytes(100000)), 0
    while True:
        kind, _, body = connection.message(call)
        if kind == END:
            break
        assert kind == ITEM and body == bytes([elements]) * 100000
        elements += 1
    print("stream", elements)


main()
