import Foundation
import Yams

/// Where the services are and who may act from this machine: `config/client.yaml`.
///
/// Paths are relative to the file. Keys stay in their files, readable by their owner only.
struct ClientSettings: Codable, Sendable {
    /// A service's address and whom the client expects there.
    struct Endpoint: Codable, Sendable, Hashable {
        /// The host name or address.
        var host: String
        /// The port.
        var port: Int
        /// The identity that the server's certificate must carry.
        var identity: String
    }

    /// Somebody whose certificate lies on this machine.
    struct Actor: Codable, Sendable, Hashable {
        /// What `--as` names.
        var handle: String
        /// The certificate with its chain, PEM.
        var certificate: String
        /// Its key, PEM.
        var key: String
    }

    /// The services by name.
    var cases: Endpoint
    var victimSupport: Endpoint
    var liaison: Endpoint
    var gateway: Endpoint
    /// The authorities that are trusted, PEM, all in one file.
    var anchors: String
    /// Who acts where `--as` is absent.
    var actsAs: String
    /// Whose certificates there are.
    var officers: [Actor]
    /// Hosts, besides this machine, that `homeward load` may put under load.
    var loadHosts: [String]?

    /// The endpoint of a service.
    func endpoint(of daemon: Daemon) -> Endpoint {
        switch daemon {
        case .cases: cases
        case .victimSupport: victimSupport
        case .liaison: liaison
        case .gateway: gateway
        }
    }

    /// Reads a file.
    init(reading file: URL) throws {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw Failure(
                SessionPhrase.noSettings(file.path),
                next: [SessionPhrase.noSettingsNext()]
            )
        }
        do {
            self = try YAMLDecoder().decode(ClientSettings.self, from: text)
        } catch {
            throw Failure(
                SessionPhrase.badSettings(file.path, Self.place(of: error)),
                next: [SessionPhrase.badSettingsNext()]
            )
        }
    }

    /// Settings made in this program.
    init(endpoints: (Daemon) -> Endpoint, anchors: String, actsAs: String, officers: [Actor]) {
        cases = endpoints(.cases)
        victimSupport = endpoints(.victimSupport)
        liaison = endpoints(.liaison)
        gateway = endpoints(.gateway)
        self.anchors = anchors
        self.actsAs = actsAs
        self.officers = officers
    }

    private static func place(of error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            (context.codingPath + [key]).map(\.stringValue).joined(separator: ".")
        case DecodingError.typeMismatch(_, let context),
            DecodingError.valueNotFound(_, let context),
            DecodingError.dataCorrupted(let context):
            context.codingPath.map(\.stringValue).joined(separator: ".")
        default: "YAML"
        }
    }
}
