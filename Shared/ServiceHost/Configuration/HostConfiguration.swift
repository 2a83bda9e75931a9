import Foundation
public import ServiceKit

/// A checked configuration of one service, typed.
public struct HostConfiguration: Sendable {
    /// Where a service that this one calls listens, and who it must prove to be.
    public struct Neighbour: Sendable, Hashable {
        /// The name, as contracts spell it.
        public var name: String
        /// Its address.
        public var host: String
        /// Its port.
        public var port: Int
        /// The SPIFFE identity that its certificate must prove.
        public var identity: String
    }

    /// Every value by its name.
    public let settings: ServiceSettings
    /// The services that this one calls.
    public let neighbours: [Neighbour]
    private let folder: String

    /// Reads a file; relative paths in it start at its folder.
    ///
    /// - Throws: ``ConfigurationError`` with a sentence for each fault.
    public init<Service: Microservice>(
        of service: Service.Type,
        file: String,
        environment: [String: String]
    ) throws {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw ConfigurationError(
                file: file,
                faults: ["The configuration cannot be read; expected a YAML file in UTF-8."]
            )
        }
        let reader = ConfigurationReader(
            table: HostSettings.all + service.settings,
            neighbours: service.neighbours
        )
        settings = try reader.read(text, file: file, environment: environment)
        folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
        neighbours = try Self.neighbours(in: settings, file: file)
        try Self.checkDrill(settings, file: file)
    }

    /// A drill that nobody allowed is a slip, or worse: refused, not ignored.
    private static func checkDrill(
        _ settings: ServiceSettings,
        file: String
    ) throws(ConfigurationError) {
        let isPlanned = settings.integer(HostSettings.drillDelay) ?? 0 > 0
        guard isPlanned, settings.flag(HostSettings.drillAllowed) != true else { return }
        throw ConfigurationError(
            file: file,
            faults: [
                "\(HostSettings.drillDelay) holds calls up on purpose; "
                    + "expected \(HostSettings.drillAllowed): true beside it, or neither."
            ]
        )
    }

    private static func neighbours(
        in settings: ServiceSettings,
        file: String
    ) throws(ConfigurationError) -> [Neighbour] {
        let parts = settings.names.map { $0.split(separator: ".") }
        let names = Set(parts.filter { $0.first == "neighbours" && $0.count == 3 }.map { $0[1] })
        var neighbours: [Neighbour] = []
        for name in names.sorted() {
            let prefix = "neighbours.\(name)"
            guard
                let host = settings.text("\(prefix).host"),
                let port = settings.integer("\(prefix).port"),
                let identity = settings.text("\(prefix).identity")
            else {
                let fault = "\(prefix) is incomplete; expected port and identity."
                throw ConfigurationError(file: file, faults: [fault])
            }
            neighbours.append(
                Neighbour(name: String(name), host: host, port: port, identity: identity)
            )
        }
        return neighbours
    }

    /// The path of a setting, made absolute.
    public func path(_ name: String) -> String {
        absolute(text(name))
    }

    /// The paths of a setting, made absolute.
    public func paths(_ name: String) -> [String] {
        (settings.list(name) ?? []).map(absolute)
    }

    /// A text that the table makes required or gives a default.
    func text(_ name: String) -> String {
        guard let text = settings.text(name) else {
            preconditionFailure("the table of settings has no text \(name) with a value")
        }
        return text
    }

    /// A number that the table makes required or gives a default.
    func integer(_ name: String) -> Int {
        guard let number = settings.integer(name) else {
            preconditionFailure("the table of settings has no number \(name) with a value")
        }
        return number
    }

    private func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : URL(fileURLWithPath: folder).appendingPathComponent(path).path
    }
}
