public import Audit
public import Records
public import Storage
public import Vocabulary
import WireCodec

extension RecordKeeper {
    /// Opens a service's keeper, with its store, its key file and its trail, from its environment.
    ///
    /// The clock rules are the deployment's, unless told otherwise. `migrations` are the service's own tables, after the kernel's and the trail's.
    public static func open(
        in environment: ServiceEnvironment,
        service: AuditWord,
        types: [RecordType],
        migrations: [Migration] = [],
        rules: ClockRules? = nil,
        erasing: Erasing? = nil
    ) async throws -> RecordKeeper {
        let onFatal = environment.onFatal
        let store = try await Store.open(
            at: environment.storePath,
            migrations: AuditTrail.migrations + RecordKeeper.migrations + migrations,
            logger: environment.logger,
            onFatal: { onFatal($0) }
        )
        let keyFile = try await KeyFile.open(
            at: environment.keyFilePath,
            logger: environment.logger,
            onFatal: { onFatal($0) }
        )
        return try await open(
            store: store,
            keyFile: keyFile,
            ledger: try ErasureLedger(at: environment.keyFilePath + ".erased"),
            trail: AuditTrail(service: service),
            keys: RecordKeys(
                wrapping: environment.keys.wrapping,
                digest: environment.keys.digest
            ),
            types: types,
            rules: rules ?? environment.rules,
            communes: environment.communes,
            erasing: erasing,
            witnessed: !environment.neighbours.names.isEmpty,
            now: environment.now
        )
    }
}
