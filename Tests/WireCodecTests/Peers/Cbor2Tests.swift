import Testing
import WireCodec

/// Python's cbor2 and we read each other's messages as the same values.
@Suite(.timeLimit(.minutes(3)))
struct Cbor2Tests {
    /// Runs a check against the process and ends it, whatever the check does.
    private static func with(
        _ name: String,
        _ check: (Cbor2Peer, inout SeededRandom) throws -> Void
    ) throws {
        let peer = try Cbor2Peer()
        var random = SeededRandom.fromEnvironment(name)
        do {
            try check(peer, &random)
        } catch {
            try? peer.stop()
            throw error
        }
        try peer.stop()
    }

    @Test func `cbor2 reads what we write`() throws {
        try Self.with("cbor2 reads") { peer, random in
            for _ in 0..<3000 {
                let value = RandomValues.value(using: &random).sorted
                let bytes = try Wire.encode(value)
                #expect(
                    try peer.description(of: bytes) == value.description,
                    "seed \(random.seed): \(bytes.hex)"
                )
                // Its canonical form is ours, byte for byte.
                #expect(
                    try peer.rewritten(bytes, canonical: true).hex == bytes.hex,
                    "seed \(random.seed)"
                )
            }
        }
    }

    @Test func `we read what cbor2 writes, told to be canonical or not`() throws {
        try Self.with("cbor2 writes") { peer, random in
            for _ in 0..<3000 {
                let (description, plain, canonical) = try peer.value(seed: random.next())
                let value = try Wire.decode(WireValue.self, from: plain)
                #expect(
                    value.description == description,
                    "seed \(random.seed): \(plain.hex)"
                )
                #expect(
                    try Wire.encode(value.sorted).hex == canonical.hex,
                    "seed \(random.seed): \(plain.hex)"
                )
                #expect(
                    try Wire.decode(WireValue.self, from: canonical).description
                        == value.sorted.description,
                    "seed \(random.seed): \(canonical.hex)"
                )
            }
        }
    }

    @Test func `a typed message comes back from cbor2 as it was`() throws {
        try Self.with("typed message") { peer, random in
            for _ in 0..<500 {
                var message = Reception.sample
                message.remark = RandomValues.text(using: &random)
                message.arrivals[0].name = RandomValues.text(using: &random)
                message.arrivals[1].notes = [RandomValues.text(using: &random)]
                message.weight = RandomValues.float(using: &random)
                if message.weight.isNaN { message.weight = 0 }
                message.large = random.next()
                message.digest = RandomValues.bytes(using: &random)
                let bytes = try Wire.encode(message)
                for canonical in [false, true] {
                    let back = try peer.rewritten(bytes, canonical: canonical)
                    #expect(
                        try Wire.decode(Reception.self, from: back) == message,
                        "seed \(random.seed): \(back.hex)"
                    )
                }
            }
        }
    }

    @Test func `damaged bytes that we read, cbor2 reads alike`() throws {
        try Self.with("damaged bytes") { peer, random in
            var read = 0
            for _ in 0..<6000 {
                let value = RandomValues.value(depth: 2, using: &random)
                var bytes = try Wire.encode(value)
                let place = Int.random(in: 0..<bytes.count, using: &random)
                bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
                guard let ours = try? Wire.decode(WireValue.self, from: bytes) else { continue }
                // Moments finer than a millisecond are rounded, by cbor2 to a microsecond first.
                let isRounded = try Wire.encode(ours) != bytes
                if isRounded && ours.description.contains("i") { continue }
                read += 1
                #expect(
                    try peer.description(of: bytes) == ours.description,
                    "seed \(random.seed): \(bytes.hex)"
                )
            }
            #expect(read > 500, "some damage leaves a message")
        }
    }
}
