public import Logging
public import WireCodec

/// A log that cannot be given a name, a letter or a document number.
///
/// Messages are ``SafeText`` and metadata are ``Loggable``: types that carry identity or free text
/// don't conform, so a line that would leak does not compile.
public struct SafeLogger: Sendable {
    /// What follows a message: keys written in the source, values whose types are fit for logs.
    public typealias Metadata = KeyValuePairs<StaticString, any Loggable>

    /// The logger underneath, for libraries that take swift-log's own.
    public let logger: Logger

    /// Writes to a swift-log logger.
    public init(_ logger: Logger) {
        self.logger = logger
    }

    /// For whoever follows one call through the code; off by default.
    public func debug(_ message: SafeText, _ metadata: Metadata = [:]) {
        log(.debug, message, metadata)
    }

    /// What an operator wants to see on a normal day.
    public func info(_ message: SafeText, _ metadata: Metadata = [:]) {
        log(.info, message, metadata)
    }

    /// What will need somebody's attention.
    public func warning(_ message: SafeText, _ metadata: Metadata = [:]) {
        log(.warning, message, metadata)
    }

    /// What failed.
    public func error(_ message: SafeText, _ metadata: Metadata = [:]) {
        log(.error, message, metadata)
    }

    /// What needs somebody at once.
    public func critical(_ message: SafeText, _ metadata: Metadata = [:]) {
        log(.critical, message, metadata)
    }

    /// The same log with a value on every line.
    public func with(_ key: StaticString, _ value: any Loggable) -> SafeLogger {
        var logger = logger
        logger[metadataKey: key.description] = .string(value.loggable)
        return SafeLogger(logger)
    }

    private func log(_ level: Logger.Level, _ message: SafeText, _ metadata: Metadata) {
        guard level >= logger.logLevel else { return }
        var pairs: Logger.Metadata = [:]
        for (key, value) in metadata { pairs[key.description] = .string(value.loggable) }
        logger.log(level: level, "\(message.text)", metadata: pairs)
    }
}
