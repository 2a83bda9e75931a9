import Foundation

/// What a process did to its files and said on its output, in order, as strace saw it.
public struct DiskRecording: Sendable {
    /// One thing that happened.
    public enum Event: Sendable {
        /// Bytes were written to a file; they may be lost until the file is synced.
        case write(file: String, offset: Int, bytes: [UInt8])
        /// Bytes were written to the end of a file.
        case append(file: String, bytes: [UInt8])
        /// A file was cut or stretched to a length.
        case truncate(file: String, length: Int)
        /// A file was synced, and the call returned without an error.
        case sync(file: String)
        /// A file's name was removed.
        case unlink(file: String)
        /// A line was said.
        case said(String)
    }

    /// In the order of their ends, but for lines, which stand where they began: an acknowledgement
    /// counts from the moment it may be seen.
    public var events: [Event] = []

    /// Runs a probe under strace and reads what it did to files in the folder.
    public static func record(
        _ program: String,
        _ arguments: [String],
        in folder: String,
        trace: String
    ) async throws -> DiskRecording {
        let strace = try straceCommand()
        let calls = "pwrite64,write,ftruncate,fdatasync,fsync,unlink,unlinkat"
        let probe = try await ProbeProcess.start(
            program,
            arguments,
            under: [
                strace, "-f", "-y", "-xx", "-s", "1000000", "-e", "signal=none", "-e",
                "trace=\(calls)", "-o", trace,
            ]
        )
        try await probe.readLines { _ in false }
        let text = try Data(contentsOf: URL(fileURLWithPath: trace))
        return try DiskRecording(parsing: text, folder: folder)
    }

    /// Where strace is; a test that needs it fails without it, and says so.
    public static func straceCommand() throws -> String {
        for path in ["/usr/bin/strace", "/bin/strace", "/usr/local/bin/strace"]
        where FileManager.default.isExecutableFile(atPath: path) {
            return path
        }
        throw MissingTool(description: "strace is not installed: apt-get install strace")
    }

    /// A tool that the tests need.
    public struct MissingTool: Error, CustomStringConvertible {
        public var description: String
    }

    /// A line that was not understood: better than to overlook a write.
    struct NotUnderstood: Error {
        var line: String
    }
}

extension DiskRecording {
    /// Reads strace's own format: `PID call(arguments) = result`, where a call that another thread
    /// interrupted stands in two lines.
    init(parsing trace: Data, folder: String) throws {
        var begun: [Substring: Substring] = [:]
        for line in String(decoding: trace, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
            guard parts.count == 2 else { throw NotUnderstood(line: String(line.prefix(200))) }
            let (thread, rest) = (parts[0], parts[1].drop { $0 == " " })
            if rest.hasPrefix("+++") || rest.hasPrefix("---") { continue }
            if rest.hasSuffix("<unfinished ...>") {
                begun[thread] = rest.dropLast("<unfinished ...>".count)
                let call = try Call(rest.dropLast("<unfinished ...>".count))
                if let said = call?.said { events.append(said) }
            } else if rest.hasPrefix("<... ") {
                guard let end = rest.range(of: "resumed>"), let start = begun[thread] else {
                    throw NotUnderstood(line: String(line.prefix(200)))
                }
                begun[thread] = nil
                let call = try Call(Substring(start + rest[end.upperBound...]))
                if call?.said == nil, let event = try call?.event(in: folder) {
                    events.append(event)
                }
            } else {
                let call = try Call(rest)
                if let event = try call?.said ?? call?.event(in: folder) { events.append(event) }
            }
        }
    }
}

/// One system call of a trace.
private struct Call {
    var name: Substring
    /// The file behind the first argument, where that is a descriptor.
    var file: String?
    var arguments: [Substring]
    var isDone: Bool

    init?(_ text: Substring) throws {
        guard let open = text.firstIndex(of: "(") else {
            throw DiskRecording.NotUnderstood(line: String(text.prefix(200)))
        }
        name = text[..<open]
        let body = text[text.index(after: open)...]
        let end = body.range(of: ")", options: .backwards)
        // Data is hexadecimal, so a comma can only stand between arguments.
        arguments = body[..<(end?.lowerBound ?? body.endIndex)].split(separator: ",").map { part in
            Substring(part.trimmingCharacters(in: .whitespaces))
        }
        isDone = end.map { !body[$0.upperBound...].contains("= -1") } ?? false
        if let first = arguments.first, let start = first.firstIndex(of: "<") {
            let name = first[first.index(after: start)...].dropLast()
            // `-xx` writes paths in hexadecimal, too.
            file =
                name.hasPrefix("\\x")
                ? String(decoding: Self.bytes(name), as: UTF8.self) : String(name)
        }
    }

    /// A line on the standard output.
    var said: DiskRecording.Event? {
        guard name == "write", arguments.first?.hasPrefix("1<") == true, arguments.count > 1 else {
            return nil
        }
        let line = String(decoding: Self.bytes(arguments[1]), as: UTF8.self)
        return .said(line.trimmingCharacters(in: .newlines))
    }

    /// What it did to a file of the store.
    func event(in folder: String) throws -> DiskRecording.Event? {
        guard isDone else { return nil }
        if name == "unlink" || name == "unlinkat" {
            let quoted = name == "unlink" ? arguments.first : arguments.dropFirst().first
            let path = String(decoding: Self.bytes(quoted ?? ""), as: UTF8.self)
            return path.hasPrefix(folder) ? .unlink(file: path) : nil
        }
        guard let file, file.hasPrefix(folder) else { return nil }
        // The index of the journal is made anew from the journal; the lock has no content.
        if file.hasSuffix("-shm") || file.hasSuffix(".lock") { return nil }
        switch name {
        case "pwrite64":
            guard arguments.count == 4, let offset = Int(arguments[3]) else { break }
            return .write(file: file, offset: offset, bytes: Self.bytes(arguments[1]))
        case "write":
            guard arguments.count == 3 else { break }
            return .append(file: file, bytes: Self.bytes(arguments[1]))
        case "ftruncate":
            guard arguments.count == 2, let length = Int(arguments[1]) else { break }
            return .truncate(file: file, length: length)
        case "fdatasync", "fsync":
            return .sync(file: file)
        default:
            break
        }
        throw DiskRecording.NotUnderstood(line: "\(name)(\(arguments.map { $0.prefix(40) }))")
    }

    /// The bytes of `"\x41\x42"`.
    private static func bytes(_ quoted: Substring) -> [UInt8] {
        quoted.utf8.split(separator: UInt8(ascii: "\\")).compactMap { piece in
            guard piece.first == UInt8(ascii: "x") else { return nil }
            return UInt8(String(decoding: piece.dropFirst().prefix(2), as: UTF8.self), radix: 16)
        }
    }
}
