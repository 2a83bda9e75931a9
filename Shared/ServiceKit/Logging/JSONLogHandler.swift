public import Logging
import Synchronization
public import WireCodec

/// Writes each log line as one JSON object, so that a collector needs no rules to read it.
///
/// Members: `time`, `level`, `service`, `message`, then the metadata by name, and nothing else.
public struct JSONLogHandler: LogHandler {
    public var logLevel: Logger.Level
    public var metadata: Logger.Metadata = [:]
    public var metadataProvider: Logger.MetadataProvider?
    private let service: String
    private let write: @Sendable (String) -> Void
    private let now: @Sendable () -> Instant

    /// Writes lines, each with its newline, wherever `write` puts them.
    public init(
        service: String,
        level: Logger.Level = .info,
        now: @escaping @Sendable () -> Instant = { .now },
        write: @escaping @Sendable (String) -> Void
    ) {
        self.service = service
        logLevel = level
        self.write = write
        self.now = now
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        var line = "{"
        Self.append("time", now().text, to: &line)
        Self.append("level", event.level.rawValue, to: &line)
        Self.append("service", service, to: &line)
        Self.append("message", event.message.description, to: &line)
        var members = metadata
        if let provided = metadataProvider?.get() { members.merge(provided) { $1 } }
        if let own = event.metadata { members.merge(own) { $1 } }
        for (key, value) in members.sorted(by: { $0.key < $1.key }) {
            Self.append(key, value.description, to: &line)
        }
        line += "}\n"
        write(line)
    }

    private static func append(_ name: String, _ value: String, to line: inout String) {
        if line.utf8.count > 1 { line += "," }
        quote(name, into: &line)
        line += ":"
        quote(value, into: &line)
    }

    /// A JSON string (RFC 8259); control characters never reach the terminal that shows the log.
    private static func quote(_ text: String, into line: inout String) {
        line += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": line += "\\\""
            case "\\": line += "\\\\"
            case "\n": line += "\\n"
            case "\r": line += "\\r"
            case "\t": line += "\\t"
            case _ where scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                line += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: line.unicodeScalars.append(scalar)
            }
        }
        line += "\""
    }
}
