import Foundation

/// The room for a world.
enum Disk {
    /// Whether there is too little to go on: a store begins with a few hundred kilobytes.
    static func isFull(at folder: URL) -> Bool {
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder.path)
        guard let free = attributes?[.systemFreeSize] as? NSNumber else { return false }
        return free.int64Value < 1_000_000
    }
}

/// What a service of this world has logged: JSON lines, and before the log is set up plain ones.
struct ServiceLog: Sendable {
    let file: URL

    /// The last line as people read it, at most one: the sentence of a JSON line, else the line itself.
    ///
    /// Read from the end, because logs grow.
    var lastWords: [String] {
        guard let handle = try? FileHandle(forReadingFrom: file) else { return [] }
        defer { try? handle.close() }
        let end = (try? handle.seekToEnd()) ?? 0
        try? handle.seek(toOffset: end - min(end, 16_384))
        let text = String(decoding: (try? handle.readToEnd()) ?? Data(), as: UTF8.self)
        guard let line = text.split(separator: "\n").last else { return [] }
        return [Self.sentence(of: String(line)).fitted(to: 600)]
    }

    /// The message of a JSON line with its cause.
    private static func sentence(of line: String) -> String {
        guard
            case .fields(let fields)? = try? JSONDecoder().decode(
                JSONValue.self,
                from: Data(line.utf8)
            ),
            case .text(let message)? = fields["message"]
        else { return line }
        guard case .text(let cause)? = fields["cause"] else { return message }
        return "\(message): \(cause)"
    }
}
