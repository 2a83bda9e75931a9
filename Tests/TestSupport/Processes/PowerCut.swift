import Foundation

/// A recording cut off at a moment, and what the disk may hold then.
public struct PowerCut {
    /// What becomes of writes that no sync covers.
    public enum Unsynced: CaseIterable, Sendable {
        /// None of them arrived.
        case lost
        /// The first few arrived, the last of those in part.
        case beginning
        /// Any of them arrived, as the disk liked.
        case some
        /// All of them arrived.
        case kept
    }

    /// The files as the disk holds them.
    public private(set) var files: [String: [UInt8]] = [:]
    /// What the process had said by then.
    public private(set) var said: [String] = []
    /// Whether it had said that its store was open.
    public var isOpen: Bool { said.contains("open") }

    /// No cut at all: what there is at the end of a recording.
    public init(whole recording: DiskRecording) {
        var random = SeededRandom(seed: 0)
        self.init(
            recording,
            before: recording.events.endIndex,
            unsynced: .kept,
            random: &random
        )
    }

    /// Cuts before the event at `end`.
    public init(
        _ recording: DiskRecording,
        before end: Int,
        unsynced: Unsynced,
        random: inout SeededRandom
    ) {
        var pending: [String: [DiskRecording.Event]] = [:]
        for event in recording.events[..<end] {
            switch event {
            case .write(let file, _, _), .append(let file, _), .truncate(let file, _):
                pending[file, default: []].append(event)
            case .sync(let file):
                for event in pending.removeValue(forKey: file) ?? [] { apply(event) }
                if files[file] == nil { files[file] = [] }
            case .unlink(let file):
                // A name that is gone comes back only if the folder was not synced; both happen.
                files[file] = nil
                pending[file] = nil
            case .said(let line):
                said.append(line)
            }
        }
        for (_, events) in pending.sorted(by: { $0.key < $1.key }) {
            switch unsynced {
            case .lost: break
            case .kept: for event in events { apply(event) }
            case .some: for event in events where Bool.random(using: &random) { apply(event) }
            case .beginning:
                let count = Int.random(in: 0...events.count, using: &random)
                for event in events.prefix(count).dropLast() { apply(event) }
                if count > 0 { applyTorn(events[count - 1], &random) }
            }
        }
    }

    /// Writes the files into a folder, by their own names.
    public func rebuild(in folder: String) throws {
        for (path, bytes) in files {
            let name = URL(fileURLWithPath: path).lastPathComponent
            try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
        }
    }

    private mutating func apply(_ event: DiskRecording.Event) {
        switch event {
        case .write(let file, let offset, let bytes):
            var content = files[file] ?? []
            let end = offset + bytes.count
            if content.count < end { content += [UInt8](repeating: 0, count: end - content.count) }
            content.replaceSubrange(offset..<end, with: bytes)
            files[file] = content
        case .append(let file, let bytes):
            files[file, default: []] += bytes
        case .truncate(let file, let length):
            var content = files[file] ?? []
            if content.count > length { content.removeLast(content.count - length) }
            content += [UInt8](repeating: 0, count: length - content.count)
            files[file] = content
        case .sync, .unlink, .said:
            break
        }
    }

    /// A disk writes sectors of 512 bytes; a write may stop after any of them.
    private mutating func applyTorn(_ event: DiskRecording.Event, _ random: inout SeededRandom) {
        guard case .write(let file, let offset, let bytes) = event else { return apply(event) }
        let sectors = Int.random(in: 0...(bytes.count / 512), using: &random)
        if sectors > 0 {
            apply(.write(file: file, offset: offset, bytes: Array(bytes.prefix(sectors * 512))))
        }
    }
}
