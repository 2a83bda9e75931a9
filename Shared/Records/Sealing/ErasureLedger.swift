import Foundation
import Storage
import Synchronization
import WireCodec

/// Which keys were destroyed, in a file that only grows and is never put back from a backup.
///
/// A line is 32 hexadecimal digits, a space, and the time in milliseconds. It names keys, not
/// people. Where records and key file are both restored from yesterday, the ledger still knows what
/// was erased today, and the keeper erases it again before it serves. The other services keep its lines,
/// too, for the day on which all three are put back; see ``RecordKeeper/recall(_:as:)``.
public final class ErasureLedger: Sendable {
    /// One line.
    struct Entry: Hashable {
        let key: KeyName
        let at: Instant
    }

    /// What the lock guards: the lines in their order, and the keys that they name.
    private struct Lines {
        var entries: [Entry] = []
        var keys: Set<KeyName> = []

        mutating func add(_ entry: Entry) {
            if keys.insert(entry.key).inserted { entries.append(entry) }
        }
    }

    private let path: String
    private let lines = Mutex(Lines())

    /// Opens or creates the file; a half-written last line is of a crash and is written again.
    public init(at path: String) throws {
        self.path = path
        try Self.create(path)
        let entries = try Self.read(path)
        lines.withLock { lines in for entry in entries { lines.add(entry) } }
    }

    /// Every entry, in the order of erasure.
    var entries: [Entry] { lines.withLock { $0.entries } }

    /// Whether a key is on the list.
    func names(_ key: KeyName) -> Bool { lines.withLock { $0.keys.contains(key) } }

    /// Appends an entry and waits until it is on the disk; twice is no error.
    func append(_ key: KeyName, at time: Instant) throws {
        try lines.withLock { lines in
            guard !lines.keys.contains(key) else { return }
            let digits = key.bytes.map { String(format: "%02x", $0) }.joined()
            let line = Array("\n\(digits) \(time.millisecondsSinceEpoch)\n".utf8)
            try Self.appendDurably(line, to: path)
            lines.add(Entry(key: key, at: time))
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

    /// Makes the file and waits until its folder lists it: a ledger that a power cut takes away forgets
    /// everybody in it.
    private static func create(_ path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else { return }
        try appendDurably([], to: path)
        let folder = open(
            URL(filePath: path).deletingLastPathComponent().path,
            O_RDONLY | O_CLOEXEC
        )
        guard folder >= 0 else { throw KeptDataError.unreadable("the erasure ledger: \(errno)") }
        defer { close(folder) }
        guard fsync(folder) == 0 else {
            throw KeptDataError.unreadable("the erasure ledger: \(errno)")
        }
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
