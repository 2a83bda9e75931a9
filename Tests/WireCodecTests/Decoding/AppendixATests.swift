import Foundation
import Testing
import WireCodec

/// The examples of RFC 8949, Appendix A: within our profile they are read and written, and each of
/// the others is refused for a reason that is named here.
@Suite struct AppendixATests {
    /// One example.
    struct Vector: Decodable {
        var hex: String
        /// Whether this is the preferred form, which a writer gives back.
        var roundtrip: Bool
        var decoded: Plain?
        var diagnostic: String?
    }

    /// What JSON can say of a value.
    enum Plain: Decodable, Equatable {
        case null
        case bool(Bool)
        case number(Double)
        case text(String)
        case array([Plain])
        case map([String: Plain])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let value = try? container.decode(Bool.self) {
                self = .bool(value)
            } else if let value = try? container.decode(Double.self) {
                self = .number(value)
            } else if let value = try? container.decode(String.self) {
                self = .text(value)
            } else if let value = try? container.decode([Plain].self) {
                self = .array(value)
            } else {
                self = .map(try container.decode([String: Plain].self))
            }
        }

        init?(_ value: WireValue) {
            switch value {
            case .null: self = .null
            case .bool(let value): self = .bool(value)
            case .unsigned(let value): self = .number(Double(value))
            case .negative(let value): self = .number(-1 - Double(value))
            case .float(let value): self = .number(value)
            case .text(let value): self = .text(value)
            case .array(let value): self = .array(value.compactMap(Plain.init))
            case .map(let entries):
                self = .map(
                    Dictionary(
                        uniqueKeysWithValues: entries.compactMap { entry in
                            Plain(entry.value).map { (entry.key, $0) }
                        }
                    )
                )
            case .bytes, .instant, .identifier, .date: return nil
            }
        }
    }

    /// What lies outside our profile, and what it is refused for.
    static let refused: [String: WireError.Reason] = [
        "c249010000000000000000": .unknownTag,
        "c349010000000000000000": .unknownTag,
        "f7": .unknownSimpleValue,
        "f0": .unknownSimpleValue,
        // Of the errata: below 32 a simple value in two bytes is not well-formed.
        "f818": .reservedByte,
        "f8ff": .unknownSimpleValue,
        "c074323031332d30332d32315432303a30343a30305a": .unknownTag,
        "d74401020304": .unknownTag,
        "d818456449455446": .unknownTag,
        "d82076687474703a2f2f7777772e6578616d706c652e636f6d": .unknownTag,
        "a201020304": .keyNotText,
        "5f42010243030405ff": .indefiniteLength,
        "7f657374726561646d696e67ff": .indefiniteLength,
        "9fff": .indefiniteLength,
        "9f018202039f0405ffff": .indefiniteLength,
        "9f01820203820405ff": .indefiniteLength,
        "83018202039f0405ff": .indefiniteLength,
        "83019f0203ff820405": .indefiniteLength,
        "9f0102030405060708090a0b0c0d0e0f101112131415161718181819ff": .indefiniteLength,
        "bf61610161629f0203ffff": .indefiniteLength,
        "826161bf61626163ff": .indefiniteLength,
        "bf6346756ef563416d7421ff": .indefiniteLength,
    ]

    /// What JSON cannot say, or says like nothing at all.
    static let values: [String: WireValue] = [
        "f6": .null,
        "f97c00": .float(.infinity),
        "f9fc00": .float(-.infinity),
        "fa7f800000": .float(.infinity),
        "faff800000": .float(-.infinity),
        "fb7ff0000000000000": .float(.infinity),
        "fbfff0000000000000": .float(-.infinity),
        "c11a514b67b0": .instant(Instant(millisecondsSinceEpoch: 1_363_896_240_000)),
        "c1fb41d452d9ec200000": .instant(Instant(millisecondsSinceEpoch: 1_363_896_240_500)),
        "40": .bytes([]),
        "4401020304": .bytes([1, 2, 3, 4]),
    ]

    static let notNumbers: Set<String> = ["f97e00", "fa7fc00000", "fb7ff8000000000000"]

    static func vectors() throws -> [Vector] {
        let file = try #require(
            Bundle.module.url(
                forResource: "cbor-rfc8949-appendix-a",
                withExtension: "json",
                subdirectory: "Fixtures"
            )
        )
        return try JSONDecoder().decode([Vector].self, from: Data(contentsOf: file))
    }

    @Test func `every example is read and written, or refused for its reason`() throws {
        let vectors = try Self.vectors()
        #expect(vectors.count == 82)
        for vector in vectors {
            let bytes = hex(vector.hex)
            let error = refusal(of: bytes)
            #expect(error?.reason == Self.refused[vector.hex], "\(vector.hex)")
            guard error == nil else { continue }
            let value = try Wire.decode(WireValue.self, from: bytes)
            if let decoded = vector.decoded {
                #expect(Plain(value) == decoded, "\(vector.hex)")
            } else if Self.notNumbers.contains(vector.hex) {
                guard case .float(let float) = value else {
                    Issue.record("\(vector.hex) is \(value)")
                    continue
                }
                #expect(float.isNaN)
            } else {
                #expect(value == Self.values[vector.hex], "\(vector.hex)")
            }
            // Not preferred are here the floats in more bytes than they need.
            let written = try Wire.encode(value)
            #expect((written == bytes) == vector.roundtrip, "\(vector.hex) → \(written.hex)")
        }
    }

    @Test func `no reason is listed for an example that does not exist`() throws {
        let names = Set(try Self.vectors().map(\.hex))
        let listed =
            Set(Self.refused.keys).union(Self.values.keys).union(Self.notNumbers)
        #expect(listed.subtracting(names) == [])
    }
}
