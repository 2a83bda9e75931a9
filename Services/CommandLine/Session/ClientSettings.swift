import Foundation
import RPCTransport
import Vocabulary
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

    /// Whom a name means: a handle of the file, or the number or identity of an officer of the
    /// development world whose handle is there.
    func officer(named name: String) -> Actor? {
        officers.first { $0.handle == name }
            ?? officers.first { $0.handle == Officer.named(name)?.handle }
    }

    /// Reads and checks a file; every fault is told at once, by its key and what was expected.
    init(reading file: URL) throws {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw Failure(
                SessionPhrase.noSettings(file.path),
                next: [SessionPhrase.noSettingsNext()]
            )
        }
        var faults: [String]
        do {
            faults = Self.unknownKeys(in: try Yams.compose(yaml: text))
            if faults.isEmpty {
                self = try YAMLDecoder().decode(ClientSettings.self, from: text)
                faults = self.faults
                if faults.isEmpty { return }
            }
        } catch {
            faults = [Self.sentence(of: error)]
        }
        throw Failure(
            SessionPhrase.badSettings(file.path) + "\n"
                + faults.map { "  " + $0 }.joined(separator: "\n"),
            next: [SessionPhrase.badSettingsNext()]
        )
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
}
