import Audit
import Crypto
import Logging
import RPC
import Records
import Storage
import Vocabulary
import WireCodec

/// A record with a number, which its facet tells in the clear.
struct Mark: Record {
    enum State: String, ClosedList {
        case made, checked

        var label: Label { Label(vi: rawValue, en: rawValue) }
    }

    static let kind: RecordKind = "probe.mark"
    static let authors = RoleSet.police
    static let lifecycle = Lifecycle<State>(from: .made) {
        Step(.made, to: .checked, by: .police)
    }
    static func correctableFields(in state: State) -> Set<String> { [] }

    var number: Int

    var facets: [Facet] { [Facet("number", "\(number)")] }
}

/// The probe's office: the kernel over its three files, with keys that every run has.
enum Probe {
    static let method = MethodDescriptor("probe.mark", .write, callers: RoleSet.police.names)

    static let officer = Caller(
        identity: "spiffe://mps.homeward.test/officer/1",
        unit: "VN/GOV/MPS/PROV/QNI",
        roles: RoleSet.police.names
    )

    /// Who takes over from the officer's unit.
    static let succession = Succession(
        of: "VN/GOV/MPS/PROV/QNI",
        by: "VN/GOV/MPS/PROV/HPH",
        from: CalendarDate("2025-07-01") ?? .earliest
    )

    static func open(_ folder: String) async throws -> RecordKeeper {
        let logger = Logger(label: "probe", factory: { _ in SwiftLogNoOpLogHandler() })
        var options = StoreOptions()
        // Small, so that the journal is copied home often while somebody watches.
        options.limits.idleCheckpointPages = 8
        options.limits.busyCheckpointPages = 24
        let store = try await Store.open(
            at: folder + "/probe.db",
            migrations: AuditTrail.migrations + RecordKeeper.migrations,
            options: options,
            logger: logger
        )
        return try await RecordKeeper.open(
            store: store,
            keyFile: try await KeyFile.open(at: folder + "/probe.keys", logger: logger),
            ledger: try ErasureLedger(at: folder + "/probe.erased"),
            trail: AuditTrail(service: "probe"),
            keys: RecordKeys(
                wrapping: SymmetricKey(data: [UInt8](repeating: 1, count: 32)),
                digest: SymmetricKey(data: [UInt8](repeating: 2, count: 32))
            ),
            types: [RecordType(Mark.self)]
        )
    }

    /// A call of the officer's; the same key whenever the same message is sent.
    static func call(_ message: [UInt8], isKeyed: Bool = true) -> CallContext {
        let key = Bytes(Array(SHA256.hash(data: message).prefix(16)))
        return CallContext(
            method: method,
            caller: officer,
            peer: officer,
            head: CallHead(method: method.name, key: isKeyed ? key : nil),
            deadline: .after(.seconds(60)),
            requestID: .random(),
            message: message
        )
    }

    /// Files a number, and answers the record's identifier.
    static func file(_ number: Int, with keeper: RecordKeeper) async throws -> String {
        try await keeper.write(call(Array("mark \(number)".utf8))) { desk in
            try desk.file(Mark(number: number), owner: "VN/GOV/MPS/PROV/QNI").id.loggable
        }
    }
}
