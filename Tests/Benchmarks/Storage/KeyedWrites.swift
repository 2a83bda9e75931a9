import Audit
import Crypto
import Foundation
import Logging
import RPC
import Records
import ServiceContracts
import Storage
import Vocabulary
import WireCodec

/// Keyed writes as a service makes them: a report is sealed, filed, numbered, indexed and audited, and the
/// reply is kept under the call's key.
struct KeyedWrites: Sendable {
    private let keeper: RecordKeeper

    /// Opens an office of its own in a folder: store, keys and the ledger of what was erased.
    init(in folder: URL, options: StoreOptions, logger: Logger) async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        keeper = try await RecordKeeper.open(
            store: try await Store.open(
                at: folder.appending(path: "records").path(),
                migrations: AuditTrail.migrations + RecordKeeper.migrations,
                options: options,
                logger: logger
            ),
            keyFile: try await KeyFile.open(
                at: folder.appending(path: "keys").path(),
                durability: options.durability,
                logger: logger
            ),
            ledger: try ErasureLedger(at: folder.appending(path: "erased").path()),
            trail: AuditTrail(service: "bench"),
            keys: RecordKeys(
                wrapping: SymmetricKey(data: [UInt8](repeating: 1, count: 32)),
                digest: SymmetricKey(data: [UInt8](repeating: 2, count: 32))
            ),
            types: [RecordType(Report.self)]
        )
    }

    func close() async { try? await keeper.close() }

    /// Files a report under the key that follows from its number.
    func file(_ number: Int) async throws {
        let report = Report(
            channel: .hotline111,
            receivedAt: .now,
            province: .quangNinh,
            forms: [.sexualExploitation],
            summary: FreeText(String(repeating: "\(number) ", count: 300 / 8))
        )
        _ = try await keeper.write(Self.call(number)) { desk in
            try desk.file(report, owner: Self.unit)
        }
    }

    private static let unit: OrgID = "VN/GOV/MPS/PROV/QNI"
    private static let officer = Caller(
        identity: "spiffe://mps.homeward.test/officer/1",
        unit: unit.path,
        roles: RoleSet.police.names
    )
    private static let method = MethodDescriptor(
        "bench.report",
        .write,
        callers: RoleSet.police.names
    )

    private static func call(_ number: Int) -> CallContext {
        let message = Array("report \(number)".utf8)
        return CallContext(
            method: method,
            caller: officer,
            peer: officer,
            head: CallHead(
                method: method.name,
                key: Bytes(Array(SHA256.hash(data: message).prefix(16)))
            ),
            deadline: .after(.seconds(60)),
            requestID: .random(),
            message: message
        )
    }
}
