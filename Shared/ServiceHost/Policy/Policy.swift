public import RPC
public import RPCTransport
import Synchronization

/// The policy as it stands at this moment, looked up at each handshake and each call for somebody.
public final class Policy: Sendable {
    /// The policy as it is looked up.
    private struct Table {
        var callers: [String: Caller]
        var deniedIdentities: Set<String>
        var deniedSerials: Set<String>
    }

    private let table: Mutex<Table>

    /// Begins with a checked file.
    public init(_ file: PolicyFile) {
        table = Mutex(Self.table(of: file))
    }

    /// Goes by another file from now on.
    public func replace(with file: PolicyFile) {
        let table = Self.table(of: file)
        self.table.withLock { $0 = table }
    }

    /// Who a verified certificate is; `nil` for nobody and for those who are denied.
    public func caller(of peer: PeerIdentity) -> Caller? {
        table.withLock { table in
            guard !table.deniedSerials.contains(peer.serial) else { return nil }
            return Self.caller(peer.uri, in: table)
        }
    }

    /// Whether the deny-list has a certificate or whom it names: for the servers that we call.
    public func isDenied(_ peer: PeerIdentity) -> Bool {
        table.withLock { table in
            table.deniedSerials.contains(peer.serial)
                || table.deniedIdentities.contains(peer.uri)
        }
    }

    /// The officer whom the gateway names; `nil` for nobody and for those who are denied.
    public func caller(identity: String) -> Caller? {
        table.withLock { Self.caller(identity, in: $0) }
    }

    /// The lookup that routers take.
    public var lookup: PolicyLookup {
        PolicyLookup { [self] identity in caller(identity: identity) }
    }

    private static func caller(_ identity: String, in table: Table) -> Caller? {
        table.deniedIdentities.contains(identity) ? nil : table.callers[identity]
    }

    private static func table(of file: PolicyFile) -> Table {
        var callers: [String: Caller] = [:]
        for entry in file.officers + file.services {
            callers[entry.identity] = Caller(
                identity: entry.identity,
                unit: entry.unit ?? "",
                roles: Set(entry.roles)
            )
        }
        return Table(
            callers: callers,
            deniedIdentities: Set(file.denied?.identities ?? []),
            deniedSerials: Set(file.denied?.serials ?? [])
        )
    }
}
