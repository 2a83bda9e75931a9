import Foundation
import PythonPeer
import Testing

/// Python's cbor2 as a process that answers over pipes; see `Fixtures/cbor2_peer.py`.
final class Cbor2Peer {
    /// cbor2 refused what it was given, in its own words.
    struct Refusal: Error {
        var words: String
    }

    private let process = Process()
    private let requests = Pipe()
    private let answers = Pipe()

    /// Starts it; fails the test where Python is not set up, because a check that is skipped
    /// without its tool is none.
    init() throws {
        let script = try #require(
            Bundle.module.url(
                forResource: "cbor2_peer",
                withExtension: "py",
                subdirectory: "Fixtures"
            )
        )
        process.executableURL = try PythonPeer.interpreter()
        process.arguments = [script.path]
        process.standardInput = requests
        process.standardOutput = answers
        try process.run()
    }

    /// Ends it and waits for its end.
    func stop() throws {
        try requests.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    /// What cbor2 reads in these bytes, described.
    func description(of bytes: [UInt8]) throws -> String {
        String(decoding: try ask("D", bytes), as: UTF8.self)
    }

    /// What cbor2 reads in these bytes, as it writes it: in its canonical form or as it does by
    /// itself.
    func rewritten(_ bytes: [UInt8], canonical: Bool) throws -> [UInt8] {
        try ask(canonical ? "C" : "P", bytes)
    }

    /// A value of cbor2's: what it is, and its bytes in both forms.
    func value(seed: UInt64) throws -> (description: String, plain: [UInt8], canonical: [UInt8]) {
        var rest = try ask("G", (0..<8).map { UInt8(truncatingIfNeeded: seed >> (56 - 8 * $0)) })[
            ...
        ]
        func part() -> [UInt8] {
            let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            defer { rest = rest.dropFirst(4 + count) }
            return Array(rest.dropFirst(4).prefix(count))
        }
        return (String(decoding: part(), as: UTF8.self), part(), part())
    }

    private func ask(_ letter: Character, _ data: [UInt8]) throws -> [UInt8] {
        let count = UInt32(data.count + 1)
        let header = (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * $0)) }
        try requests.fileHandleForWriting.write(
            contentsOf: header + Array(String(letter).utf8) + data
        )
        let size = try read(4).reduce(0) { $0 << 8 | Int($1) }
        let answer = try read(size)
        guard answer.first == UInt8(ascii: "+") else {
            throw Refusal(words: String(decoding: answer, as: UTF8.self))
        }
        return Array(answer.dropFirst())
    }

    private func read(_ count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let more = try answers.fileHandleForReading.read(upToCount: count - bytes.count)
            bytes += try #require(more, "the Python process has ended")
        }
        return bytes
    }
}
