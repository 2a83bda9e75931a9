"""The independent check of the codec: cbor2, asked over pipes.

A request is a big-endian u32 length, one letter, and data; an answer is a u32 length, "+", and data, or
"!" and why there is none.

    D bytes   what cbor2 reads, described
    C bytes   what cbor2 reads, written again with canonical=True
    P bytes   what cbor2 reads, written again as cbor2 does unless told otherwise
    G seed    a random value: description, plain bytes, canonical bytes, each behind a u32 length

A description is text that both sides make of a value, with nothing of CBOR in it.
"""

import datetime
import math
import random
import struct
import sys
import unicodedata
import uuid

import cbor2

# Written in Python: the one in C shortens floats of 32768 and more to four bytes where two would do.
from cbor2._encoder import dumps as dumps_shortest
from cbor2._types import CBORTag as TagInPython

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
MILLISECOND = datetime.timedelta(milliseconds=1)


def describe(value):
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return "fnan" if math.isnan(value) else "f" + struct.pack(">d", value).hex()
    if isinstance(value, str):
        return "t" + value.encode().hex()
    if isinstance(value, bytes):
        return "b" + value.hex()
    if isinstance(value, datetime.datetime):
        return "i" + str(round((value - EPOCH) / MILLISECOND))
    if isinstance(value, datetime.date):
        return "d" + value.isoformat()
    if isinstance(value, uuid.UUID):
        return "u" + value.bytes.hex()
    if isinstance(value, list):
        return "[" + ",".join(describe(element) for element in value) + "]"
    if isinstance(value, dict):
        entries = (describe(key) + ":" + describe(value[key]) for key in value)
        return "{" + ",".join(entries) + "}"
    raise ValueError("outside the profile: " + type(value).__name__)


def tagged(value, tag):
    """With datetimes as timestamps cbor2 writes dates as tag 100, which is not of our profile."""
    if isinstance(value, list):
        return [tagged(element, tag) for element in value]
    if isinstance(value, dict):
        return {key: tagged(value[key], tag) for key in value}
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return tag(1004, value.isoformat())
    return value


def dump(value, canonical):
    dumps, tag = (dumps_shortest, TagInPython) if canonical else (cbor2.dumps, cbor2.CBORTag)
    return dumps(
        tagged(value, tag),
        canonical=canonical,
        datetime_as_timestamp=True,
        timezone=datetime.timezone.utc,
    )


WORDS = [
    "", "id", "Nguyễn Thị Hoà", "Trần Văn Đức", "Cửa khẩu Móng Cái", "Quảng Ninh", "đường về",
    "Trung tâm Công tác xã hội", "\x00", "水", "𐅑", "👩\u200d👧", "\U0010ffff", "a b c", "ước",
]


def text(source):
    form = source.choice(["NFC", "NFD"])
    words = source.choices(WORDS, k=source.choice([0, 1, 1, 1, 2, 3, 12]))
    return unicodedata.normalize(form, source.choice(["", " "]).join(words))


def generate(source, depth=4):
    kind = source.randrange(13 if depth else 10)
    if kind == 0:
        return None
    if kind == 1:
        return source.random() < 0.5
    if kind in (2, 3):
        return source.choice([1, -1]) * source.getrandbits(source.randint(1, 64)) - (
            source.random() < 0.01
        )
    if kind == 4:
        return source.choice([
            struct.unpack(">d", source.randbytes(8))[0],
            struct.unpack(">f", source.randbytes(4))[0],
            struct.unpack(">e", source.randbytes(2))[0],
            source.randint(-1000, 1000) / 8,
            source.uniform(-1e6, 1e6),
        ])
    if kind in (5, 6):
        return text(source)
    if kind == 7:
        return source.randbytes(source.randint(0, 40))
    if kind == 8:
        return EPOCH + MILLISECOND * source.randint(-62135596800000, 253402300799999)
    if kind == 9:
        if source.random() < 0.5:
            return uuid.UUID(bytes=source.randbytes(16))
        return datetime.date.fromordinal(source.randint(1, datetime.date.max.toordinal()))
    count = source.choice([0, 1, 2, 3, 4, 30])
    if kind == 10:
        return [generate(source, depth - 1) for _ in range(count)]
    return {text(source): generate(source, depth - 1) for _ in range(count)}


def answer(letter, data):
    if letter == b"D":
        return describe(cbor2.loads(data)).encode()
    if letter == b"C":
        return dump(cbor2.loads(data), canonical=True)
    if letter == b"P":
        return dump(cbor2.loads(data), canonical=False)
    if letter == b"G":
        value = generate(random.Random(int.from_bytes(data, "big")))
        parts = [describe(value).encode(), dump(value, False), dump(value, True)]
        return b"".join(struct.pack(">I", len(part)) + part for part in parts)
    raise ValueError("no such request")


def main():
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while header := source.read(4):
        request = source.read(struct.unpack(">I", header)[0])
        try:
            reply = b"+" + answer(request[:1], request[1:])
        except Exception as error:  # the other side decides whether it minds
            reply = b"!" + repr(error).encode()
        sink.write(struct.pack(">I", len(reply)) + reply)
        sink.flush()


main()
