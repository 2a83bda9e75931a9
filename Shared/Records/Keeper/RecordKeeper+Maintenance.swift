import Audit
import RPC
public import Storage
import Vocabulary
import WireCodec

extension RecordKeeper {
    /// Lets a service bring tables of its own up to date from its records, before it serves.
    ///
    /// There is no call, so nothing is audited and nobody's access is asked: what is read must go nowhere
    /// but into the service's own tables, and no record may be changed.
    public func maintain(
        _ body: @escaping @Sendable (ReadingDesk, WriteTransaction) throws -> Void
    ) async throws {
        let itself = Caller(identity: "", unit: "", roles: [])
        let context = CallContext(
            method: MethodDescriptor("records.maintain", .write, callers: []),
            caller: itself,
            peer: itself,
            head: CallHead(method: "records.maintain"),
            deadline: .after(.seconds(3_600)),
            requestID: .random(),
            message: []
        )
        try await withKeys { keeper in
            try await keeper.store.write { transaction in
                try body(
                    ReadingDesk(
                        transaction,
                        keeper: keeper,
                        context: context,
                        now: keeper.clock()
                    ),
                    transaction
                )
            }
        }
    }

    /// Makes keys for so many new records, so that one transaction finds them all.
    public func makeReady(_ records: Int) async throws { try await keyring.makeReady(records) }
}
