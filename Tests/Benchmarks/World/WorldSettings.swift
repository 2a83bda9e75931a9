public import Foundation
public import RPCTransport

/// What the client's settings of a development world say, as `homeward` writes them: `key: value`, one a
/// line.
public struct WorldSettings {
    private let lines: [(key: String, value: String)]
    private let folder: URL

    /// Reads the settings in a world's folder.
    public init(of world: URL) throws {
        let file = world.appending(path: "config/client.yaml")
        folder = file.deletingLastPathComponent()
        lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            let parts = line.split(separator: ":", maxSplits: 1).map {
                $0.trimmingCharacters(in: CharacterSet(charactersIn: " -\""))
            }
            return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
        }
    }

    /// The certificate's name that a service has.
    public func identity(of service: String) throws -> String {
        let key = service == "victim-support" ? "victimSupport" : service
        guard let start = lines.firstIndex(where: { $0.key == key && $0.value.isEmpty }) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        return try value("identity", after: start)
    }

    /// What an officer shows, and the anchors that they believe.
    public func credentials(of officer: String) throws -> Credentials {
        guard
            let start = lines.firstIndex(where: { $0.key == "handle" && $0.value == officer })
        else { throw CocoaError(.fileReadCorruptFile) }
        return try Credentials(
            certificateChainPEM: try text(value("certificate", after: start)),
            privateKeyPEM: try text(value("key", after: start)),
            anchorsPEM: [try text(value("anchors", after: 0))]
        )
    }

    private func value(_ key: String, after start: Int) throws -> String {
        guard let line = lines[start...].first(where: { $0.key == key }) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        return line.value
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }
}
