import Foundation
import RPC
import ServiceContracts
import Yams

/// The configuration of a development world: a file per service, the policy, and this program's own.
///
/// What they leave out has the defaults that `homeward-cases --settings` lists.
struct ConfigurationFiles: Sendable {
    let layout: WorldLayout
    let basePort: Int
    let network: Network

    /// Every file and its text.
    func texts() throws -> [(URL, String)] {
        try Daemon.allCases.map { (layout.configuration(of: $0), text(of: $0)) }
            + [(layout.policy, policy()), (layout.clientSettings, YAMLEncoder().encode(client()))]
    }

    private func text(of daemon: Daemon) -> String {
        let store = CertificateStore(layout: layout)
        let subject = Subject.service(daemon)
        let neighbours = Daemon.allCases.filter { $0 != daemon }
        return """
            # Made by `homeward up` for a development world. `\(daemon.executable) --settings` explains every key.
            listen:
              host: \(network.listen)
              port: \(daemon.port(from: basePort))
            tls:
              certificate: \(path(store.certificate(subject)))
              key: \(path(store.key(subject)))
              anchors: [\(Ministry.allCases.map { path(store.authorityCertificate($0)) }.joined(separator: ", "))]
            policy:
              file: policy.yaml
            data:
              directory: \(path(layout.data(of: daemon)))
            keys:
              directory: \(path(layout.keys(of: daemon)))
              create: true
            neighbours:
            \(neighbours.map(neighbour).joined(separator: "\n"))

            """
    }

    private func neighbour(_ daemon: Daemon) -> String {
        """
          \(daemon.contractName):
            host: \(network.host(of: daemon))
            port: \(daemon.port(from: basePort))
            identity: \(daemon.identity)
        """
    }

    /// Paths in the files are relative to their folder, so that the world can be moved as a whole.
    private func path(_ file: URL) -> String { "../" + layout.relative(file) }

    private func policy() -> String {
        let officers = Officer.all.map { policyEntry(of: $0) }
        let services = Daemon.allCases.map { daemon in
            """
              - identity: \(daemon.identity)
                roles: [service.\(daemon.rawValue)]
            """
        }
        return """
            # Who is who in this development world. Services take changes over within seconds.
            officers:
            \(officers.joined(separator: "\n"))
            services:
            \(services.joined(separator: "\n"))

            """
    }

    /// Who an officer is, as the policy says it.
    func policyEntry(of officer: Officer) -> String {
        """
          # \(officer.handle): \(officer.post.en)
          - identity: \(officer.identity)
            unit: \(officer.unit)
            roles: [\(officer.roles.joined(separator: ", "))]
        """
    }

    /// Where an officer's certificate is, as this program's settings say it.
    func clientEntry(of officer: Officer) -> String {
        let actor = actor(officer)
        return """
            - handle: \(actor.handle)
              certificate: \(actor.certificate)
              key: \(actor.key)
            """
    }

    private func client() -> ClientSettings {
        let store = CertificateStore(layout: layout)
        return ClientSettings(
            endpoints: { daemon in
                ClientSettings.Endpoint(
                    host: network.host(of: daemon),
                    port: daemon.port(from: basePort),
                    identity: daemon.identity
                )
            },
            anchors: path(store.anchors),
            actsAs: Officer.all.first?.handle ?? "",
            officers: Officer.all.map(actor)
        )
    }

    private func actor(_ officer: Officer) -> ClientSettings.Actor {
        let store = CertificateStore(layout: layout)
        let subject = Subject.officer(officer.number, officer.ministry)
        return ClientSettings.Actor(
            handle: officer.handle,
            certificate: path(store.certificate(subject)),
            key: path(store.key(subject))
        )
    }
}

extension Daemon {
    /// The name of the contract that the process answers.
    var contractName: String {
        switch self {
        case .cases: Cases.name
        case .victimSupport: VictimSupport.name
        case .liaison: Liaison.name
        case .gateway: Gateway.name
        }
    }
}
