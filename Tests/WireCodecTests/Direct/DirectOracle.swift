import Testing
import WireCodec

/// Holds the direct code of a type against its `Codable` conformance.
enum DirectOracle {
    /// Random values have the same bytes both ways and come back from them; damaged ones are the
    /// same value or the same error both ways.
    static func check<T: DirectCodable & Equatable>(
        _ type: T.Type,
        rounds: Int = 400,
        _ random: inout SeededRandom
    ) throws {
        let values = try ShapedValues(of: type)
        var checked = 0
        while checked < rounds {
            let bytes = try Wire.encode(values.next(using: &random))
            // A shape says less than a type: not every double fits a `Float`.
            guard let value = try? throughCodable(type, bytes) else { continue }
            checked += 1
            let written = try Wire.encodeThroughCodable(value)
            #expect(
                try Wire.encode(value).hex == written.hex,
                "\(type), seed \(random.seed)"
            )
            #expect(
                Self.isRead(written, as: type),
                "\(type), seed \(random.seed): a detour for \(written.hex)"
            )
            compare(type, written, random.seed)
            for _ in 0..<8 { compare(type, damaged(written, using: &random), random.seed) }
        }
    }

    /// Whether the direct code itself reads these bytes.
    static func isRead<T: DirectCodable>(_ bytes: [UInt8], as type: T.Type) -> Bool {
        bytes.withUnsafeBytes { bytes in
            Wire.decodeDirectly(type, from: bytes, limits: .standard)?.bytesRead == bytes.count
        }
    }

    /// Both ways answer alike.
    static func compare<T: DirectCodable & Equatable>(
        _ type: T.Type,
        _ bytes: [UInt8],
        _ seed: UInt64
    ) {
        let direct = Result { try Wire.decode(type, from: bytes) }
        let codable = Result { try throughCodable(type, bytes) }
        switch (direct, codable) {
        case (.success(let one), .success(let other)):
            // Values with a NaN are unequal to themselves; their bytes are not.
            let isSame =
                one == other
                || (try? Wire.encodeThroughCodable(one)) == (try? Wire.encodeThroughCodable(other))
            #expect(isSame, "\(type), seed \(seed): \(bytes.hex)")
        case (.failure(let one), .failure(let other)):
            #expect(
                one as? WireError == other as? WireError,
                "\(type), seed \(seed): \(bytes.hex)"
            )
        default:
            Issue.record("\(type), seed \(seed), \(bytes.hex): \(direct), but \(codable)")
        }
    }

    private static func throughCodable<T: Decodable>(
        _ type: T.Type,
        _ bytes: [UInt8]
    ) throws -> T {
        try bytes.withUnsafeBytes { try Wire.decodeThroughCodable(type, from: $0) }
    }

    private static func damaged(
        _ bytes: [UInt8],
        using random: inout SeededRandom
    ) -> [UInt8] {
        var bytes = bytes
        guard !bytes.isEmpty else { return [random.next()] }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 1...12, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
        case 1: bytes[place] = random.next()
        case 2: bytes.removeSubrange(place..<end)
        case 3: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
        case 4: bytes = Array(bytes.prefix(place))
        default: bytes[place] = 0xf6
        }
        return bytes
    }
}
