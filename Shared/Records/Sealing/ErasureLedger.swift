import Foundation
import Storage
import Synchronization
import WireCodec

/// Which keys were destroyed, in a file that only grows and is never put back from a backup.
///
/// A line is 32 hexadecimal digits, a space, and the time in milliseconds. It names keys, not
/// people. Where records and key file are both restored from yesterday, the ledger still knows what
/// was erased today, and the keeper erases it again before it serves. Copy it to the other services'
/// operators: it says nothing about anybody.
public final class ErasureLedger: Sendable {
    /// One line.
    struct Entry: Hashable {
        let key: KeyName
        let at: Instant
    }

    private let path: String
    private let lines = Mutex<Set<KeyName>>([])

    /// Opens or creates the file; a half-written last line is of a crash and is written again.
    public init(at path: String) throws {
        self.path = path
        let entries = try Self.read(path)
        lines.withLock { $0 = Set(entries.map(\.key)) }
    }

    /// Every entry, in the order of erasure.
    func entries() throws -> [Entry] { try Self.read(path) }

    /// Appends an entry and waits until it is on the disk; twice is no error.
    func append(_ key: KeyName, at time: Instant) throws {
        try lines.withLock { lines in
            guard !lines.contains(key) else { return }
            let digits = key.bytes.map { String(format: "%02x", $0) }.joined()
            let line = Array("\n\(digits) \(time.millisecondsSinceEpoch)\n".utf8)
            try Self.appendDurably(line, to: path)
            lines.insert(key)
        }
    }

    private static func read(_ path: String) throws -> [Entry] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        return text.split(separator: "\n").compactMap(entry)
    }

    private static func entry(_ line: Substring) -> Entry? {
        let parts = line.split(separator: " ")
        guard parts.count == 2, parts[0].utf8.count == 32, let time = Int64(parts[1]) else {
            return nil
        }
        var bytes: [UInt8] = []
        var rest = parts[0]
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return Entry(key: KeyName(bytes), at: Instant(millisecondsSinceEpoch: time))
    }

    private static func appendDurably(_ bytes: [UInt8], to path: String) throws {
        let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw KeptDataError.unreadable("the erasure ledger: \(errno)") }
        defer { close(file) }
        let written = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        guard written == bytes.count, fsync(file) == 0 else {
            throw KeptDataError.unreadable("the erasure ledger: \(errno)")
        }
    }
}
