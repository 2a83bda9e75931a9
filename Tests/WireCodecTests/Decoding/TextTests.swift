import Testing
import WireCodec

/// Text is UTF-8 to the letter, in values and in keys.
@Suite struct TextTests {
    /// Sequences that look like UTF-8 and are not.
    private static let wrong = [
        // Continuations without a beginning, beginnings without a continuation.
        "80", "bf", "c2", "c241", "e1", "e180", "e18041", "e14180", "f1", "f180", "f18080",
        "f1808041", "f1804180", "f1418080",
        // Overlong: two bytes for one, three for two, four for three.
        "c080", "c1bf", "e08080", "e09fbf", "f0808080", "f08fbfbf",
        // Surrogates, alone and as a pair.
        "eda080", "edafbf", "edb080", "edbfbf", "eda080edb080",
        // Above U+10FFFF, and bytes that never occur.
        "f4908080", "f5808080", "f888808080", "fc8480808080", "fe", "ff",
    ]

    /// The borders of what is allowed.
    private static let right = [
        "00", "7f", "c280", "dfbf", "e0a080", "ed9fbf", "ee8080", "efbfbf", "f0908080", "f48fbfbf",
    ]

    /// The item of these bytes as text.
    private static func item(_ content: [UInt8]) -> [UInt8] {
        head(3, UInt64(content.count)) + content
    }

    @Test func `what is not UTF-8 is refused wherever it stands`() {
        for content in Self.wrong.map(hex) {
            // Behind and before so much ASCII, and behind letters of three bytes, since eight and
            // sixteen bytes are looked at in one go.
            for before in 0...36 {
                for after in [0, 1, 2, 9, 17, 33] {
                    for letters in [0, 1, 12] {
                        let bytes =
                            [UInt8](repeating: 0x61, count: before)
                            + Array(String(repeating: "ễ", count: letters).utf8) + content
                            + [UInt8](repeating: 0x7a, count: after)
                        let reason = refusal(of: Self.item(bytes))?.reason
                        #expect(reason == .invalidUTF8, "\(bytes.hex)")
                    }
                }
            }
        }
    }

    @Test func `what is UTF-8 is taken, byte for byte`() throws {
        for content in Self.right.map(hex) {
            for before in 0...36 {
                let bytes = [UInt8](repeating: 0x61, count: before) + content + content
                let string = try Wire.decode(String.self, from: Self.item(bytes))
                #expect(Array(string.utf8) == bytes)
                #expect(try Wire.encode(string) == Self.item(bytes))
            }
        }
    }

    @Test func `every scalar value comes back`() throws {
        for scalars in stride(from: UInt32(0), through: 0x10_ffff, by: 61) {
            guard let scalar = Unicode.Scalar(scalars) else { continue }
            // At the end of the text, and where whole words are looked at.
            for string in [
                "a\(scalar)", "a\(scalar)ấ\(scalar)zzzzzzzz",
                "\(scalar)\(scalar)Nguyễn Thị \(scalar)\(scalar)\(scalar)ấ\(scalar) Hoa \(scalar)",
            ] {
                let back = try Wire.decode(String.self, from: Wire.encode(string))
                #expect(Array(back.unicodeScalars) == Array(string.unicodeScalars))
            }
        }
    }

    @Test func `texts with one other byte are taken where the standard library takes them`() {
        var random = SeededRandom.fromEnvironment("texts")
        let letters = ["a", " ", "đ", "ễ", "ก", "日", "한", "，", "😀"].map { Array($0.utf8) }
        for _ in 0..<40_000 {
            let most = Int.random(in: 1...40, using: &random)
            var bytes: [UInt8] = []
            while bytes.count < most {
                bytes += letters[.random(in: 0..<letters.count, using: &random)]
            }
            bytes[.random(in: 0..<bytes.count, using: &random)] = .random(
                in: 0...255,
                using: &random
            )
            let isTaken = refusal(of: Self.item(bytes)) == nil
            #expect(isTaken == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes.hex)")
        }
    }

    @Test func `keys are checked as well, known or not`() {
        for content in Self.wrong.map(hex) {
            let bytes = [0xa1] + Self.item(content) + [0]
            #expect(refusal(of: bytes)?.reason == .invalidUTF8)
            #expect(refusal(of: bytes, as: Arrival.self)?.reason == .invalidUTF8)
        }
    }

    @Test func `a sequence is not completed by what follows the text`() {
        // Two texts, of which the first breaks off in a letter that the second would go on with.
        #expect(refusal(of: hex("82 61c3 62bc61"))?.reason == .invalidUTF8)
    }

    @Test func `both normal forms stay what they are`() throws {
        let composed = "Hoà"
        let decomposed = "Hoa\u{300}"
        #expect(composed == decomposed)
        #expect(try Wire.encode(composed) != Wire.encode(decomposed))
        let back = try Wire.decode(String.self, from: Wire.encode(decomposed))
        #expect(Array(back.utf8) == Array(decomposed.utf8))
    }

    @Test func `text and bytes are two things`() {
        #expect(
            refusal(of: hex("4161"), as: String.self)?.reason
                == .typeMismatch(expected: .text, found: .byteString)
        )
        #expect(
            refusal(of: hex("6161"), as: Bytes.self)?.reason
                == .typeMismatch(expected: .byteString, found: .text)
        )
        #expect(
            refusal(of: hex("4161"), as: [UInt8].self)?.reason
                == .typeMismatch(expected: .array, found: .byteString)
        )
    }

    @Test func `a key is text`() {
        for key in ["00", "20", "40", "80", "a0", "c100", "f4", "f6", "f93c00"] {
            #expect(refusal(of: hex("a1" + key + "00"))?.reason == .keyNotText, "\(key)")
        }
    }

    @Test func `nothing may follow a message`() throws {
        let message = try Wire.encode(Reception.sample)
        for more in [[0], [0xff], message] as [[UInt8]] {
            #expect(
                refusal(of: message + more, as: Reception.self)
                    == WireError(.trailingBytes, offset: message.count)
            )
        }
    }

    @Test func `the first of a sequence says how long it was`() throws {
        let bytes = text("đường") + [1, 2]
        let (value, count) = try bytes.withUnsafeBytes {
            try Wire.decodePrefix(String.self, from: $0)
        }
        #expect(value == "đường")
        #expect(count == bytes.count - 2)
    }
}
