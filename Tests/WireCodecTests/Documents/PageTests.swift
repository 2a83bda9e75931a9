import Foundation
import Testing
import WireCodec

/// The module's pages say what the code does.
@Suite struct PageTests {
    private static func page(_ name: String) throws -> String {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Shared/WireCodec/WireCodec.docc/\(name).md")
        return try String(contentsOf: file, encoding: .utf8)
    }

    /// The cells of a table's lines, below its head.
    private static func table(_ page: String, under title: String) throws -> [[String]] {
        let section = try #require(
            page.components(separatedBy: "\n## \(title)\n").dropFirst().first
        )
        return section.components(separatedBy: "\n## ")[0].split(separator: "\n")
            .filter { $0.hasPrefix("|") }
            .dropFirst(2)
            .map { line in
                line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            }
    }

    /// The bytes of a worked example; what stands behind two blanks explains them.
    private static func example(_ name: String) throws -> [UInt8] {
        let page = try page("Profile")
        let block = try #require(
            page.components(separatedBy: "```hex \(name)\n").dropFirst().first
        )
        let lines = block.components(separatedBy: "```")[0].split(separator: "\n")
        return lines.flatMap { line in
            let digits = line.drop { $0 == " " }.components(separatedBy: "  ")[0]
            return hex(digits)
        }
    }

    // MARK: - Limits and errors

    @Test func `the table of limits is that of the code`() throws {
        let table = try Self.table(Self.page("Limits-and-errors"), under: "Limits")
        let limits = WireLimits.standard
        #expect(
            table.map { [$0[0], $0[1]] } == [
                ["bytes", "\(limits.bytes)"], ["nesting", "\(limits.nesting)"],
                ["items", "\(limits.items)"],
            ]
        )
        #expect(table.allSatisfy { $0.count == 3 && !$0[2].isEmpty }, "each has its reason")
    }

    /// Every reason, in the order of the list.
    private static let reasons: [WireError.Reason] = [
        .truncated, .trailingBytes, .reservedByte, .indefiniteLength, .notShortest, .invalidUTF8,
        .duplicateKey, .keyNotText, .unknownTag, .invalidTagContent, .unknownSimpleValue,
        .tooManyBytes, .tooDeep, .tooManyItems, .typeMismatch(expected: .text, found: .map),
        .missingKey, .endOfArray, .outOfRange, .invalidValue, .notOneValue, .containerClosed,
        .encodingRefused, .unsupportedType,
    ]

    @Test func `the table of reasons is that of the code`() throws {
        let table = try Self.table(Self.page("Limits-and-errors"), under: "Errors")
        #expect(table.map { $0[0] } == Self.reasons.map(\.name))
        #expect(Set(Self.reasons.map(\.name)).count == Self.reasons.count)
    }

    @Test func `the profile names reasons that exist`() throws {
        let page = try Self.page("Profile")
        let names = Set(Self.reasons.map(\.name))
        let named = page.matches(of: /\[`(\w+)`\]/).map { String($0.1) }
        #expect(named.count > 10)
        #expect(Set(named).subtracting(names) == [])
    }

    @Test func `an error is one line that says what, where and at which byte`() {
        let path = WirePath([.key("rooms"), .index(2), .key("beds")])
        #expect(
            WireError(.duplicateKey, at: path, offset: 7).description
                == "duplicateKey at rooms[2].beds, byte 7"
        )
        #expect(WireError(.notOneValue).description == "notOneValue")
    }

    // MARK: - Worked bytes

    /// A message without properties.
    private struct Empty: Codable {}

    /// Encodes to the bytes of the page, which decode to the same bytes again.
    private static func check<T: Codable>(_ value: T, is name: String) throws {
        let bytes = try example(name)
        #expect(try Wire.encode(value).hex == bytes.hex, "\(name)")
        #expect(try Wire.encode(Wire.decode(T.self, from: bytes)).hex == bytes.hex, "\(name)")
    }

    @Test func `the worked bytes are what the code writes and reads`() throws {
        var arrival = Arrival(
            person: Identifier(high: 0x5f3a_1c7e_0d2b_4e88, low: 0xa6f1_9b0c_2d4e_6f80),
            name: "Nguyễn Thị Hoà",
            born: CalendarDate(year: 2006, month: 2, day: 28),
            notes: []
        )
        try Self.check(Empty(), is: "empty")
        try Self.check([arrival], is: "arrival")
        arrival.born = nil
        try Self.check([arrival], is: "without-birth")
        try Self.check(Reception.Outcome.turnedBack(reason: 7), is: "outcome")
        let instant = try #require(Instant("2021-12-30T05:00:00Z"))
        try Self.check([instant, instant.advanced(by: .milliseconds(500))], is: "instants")
        let numbers: [WireValue] = [
            .integer(-70_000), .unsigned(.max), .float(0.5), .float(1.1), .float(-0.0),
            .float(.nan),
        ]
        try Self.check(WireValue.array(numbers), is: "numbers")
    }
}
