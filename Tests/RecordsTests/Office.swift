import Audit
import Crypto
import Foundation
import Logging
import RPC
import Records
import ServiceContracts
import ServiceKit
import Storage
import Synchronization
import Testing
import Vocabulary
import WireCodec

/// A service in this process over a real store, with a clock that the test turns.
final class Office: Sendable {
    let folder: URL
    let keeper: RecordKeeper
    let handler: any CallHandler
    let keyFile: KeyFile
    let time: Time
    let keys: Keys

    /// A clock that only moves when it is told to.
    final class Time: Sendable {
        private let moment: Mutex<Instant>

        init(_ text: String) {
            moment = Mutex(Instant(text) ?? Instant(millisecondsSinceEpoch: 0))
        }

        var now: Instant { moment.withLock { $0 } }

        func pass(_ duration: Duration) { moment.withLock { $0 = $0.advanced(by: duration) } }
    }

    /// The keys of every office of a test, so that a folder can be opened again.
    struct Keys: Sendable {
        var wrapping = SymmetricKey(size: .bits256)
        var digest = SymmetricKey(size: .bits256)
    }

    /// The files of an office's folder.
    enum File: String, CaseIterable {
        case store = "files.db"
        case keys = "files.keys"
        case ledger = "files.erased"
    }

    private init(
        _ folder: URL,
        _ keeper: RecordKeeper,
        _ handler: any CallHandler,
        _ keyFile: KeyFile,
        _ time: Time,
        _ keys: Keys
    ) {
        (self.folder, self.keeper, self.handler) = (folder, keeper, handler)
        (self.keyFile, self.time, self.keys) = (keyFile, time, keys)
    }

    /// Opens an office in a folder.
    static func open(
        in folder: URL,
        keys: Keys = Keys(),
        time: Time = Time("2026-07-01T08:00:00Z"),
        options: RecordOptions = RecordOptions(),
        rules: ClockRules = .initial,
        tips: RecordType = RecordType(Tip.self),
        witnessed: Bool = false
    ) async throws -> Office {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var logger = Logger(label: "records")
        logger.logLevel = .critical
        let store = try await Store.open(
            at: folder.appending(path: File.store.rawValue).path,
            migrations: AuditTrail.migrations + Witness.migrations + RecordKeeper.migrations
                + indexMigrations,
            logger: logger
        )
        let keyFile = try await KeyFile.open(
            at: folder.appending(path: File.keys.rawValue).path,
            logger: logger
        )
        let keeper = try await RecordKeeper.open(
            store: store,
            keyFile: keyFile,
            ledger: try ErasureLedger(at: folder.appending(path: File.ledger.rawValue).path),
            trail: AuditTrail(service: "files"),
            keys: RecordKeys(wrapping: keys.wrapping, digest: keys.digest),
            types: [tips, RecordType(Person.self), RecordType(Note.self)],
            rules: rules,
            options: options,
            erasing: forget,
            witnessed: witnessed,
            now: { time.now }
        )
        let router = try router(keeper).adding(builtin: SuccessionRoutes.routes(in: keeper))
        let handler = RouterHandler(
            router.adding(builtin: [RouterHandler(router).tryCalls])
        )
        return Office(folder, keeper, handler, keyFile, time, keys)
    }

    /// The service's own table, which stands for an index of names.
    static let indexMigrations = [
        Migration("index 0001", "CREATE TABLE names (person BYTES NOT NULL, part TEXT)")
    ]

    /// What the service deletes of its own when somebody is erased.
    static let forget: RecordKeeper.Erasing = { person, transaction in
        try transaction.execute("DELETE FROM names WHERE person = $1", person.identifier.bytes)
    }

    func close() async throws { try await keeper.close() }

    /// The same office in the same folder, closed and opened again.
    func reopened(witnessed: Bool = false) async throws -> Office {
        try await close()
        return try await opened(witnessed: witnessed)
    }

    /// The same office in the same folder, once it is closed.
    func opened(witnessed: Bool = false) async throws -> Office {
        try await Office.open(in: folder, keys: keys, time: time, witnessed: witnessed)
    }

    static func router(_ keeper: RecordKeeper) throws -> Router<Files> {
        try Router {
            RecordRoutes<Tip>(keeper).all
            RecordRoutes<Person>(keeper).all
            RecordRoutes<Note>(keeper).all
            DeadlineRoute<Files>(keeper).route
            WatchRoute<Files>(keeper).route
            Route({ (request: FileTip, context) in
                try await keeper.write(context) { desk in
                    FileTip.Response(
                        tip: try desk.file(
                            request.tip,
                            owner: request.owner,
                            visibility: request.visibility.known ?? .unit,
                            handling: request.handling.known ?? .open,
                            occurred: request.occurred
                        )
                    )
                }
            })
            Route({ (request: FilePerson, context) in
                try await keeper.write(context) { desk in
                    let id = VictimRef.make()
                    for part in VietnameseFolding.words(of: request.person.name.disclosed) {
                        try desk.transaction.execute(
                            "INSERT INTO names (person, part) VALUES ($1, $2)",
                            id.identifier.bytes,
                            Bytes(Array(SHA256.hash(data: Array(part.utf8)))).base64
                        )
                    }
                    return FilePerson.Response(
                        person: try desk.file(
                            request.person,
                            id: id,
                            owner: request.owner,
                            sealedFor: id
                        )
                    )
                }
            })
            Route({ (request: ErasePerson, context) in
                try await keeper.write(context) { desk in
                    ErasePerson.Response(records: try desk.erase(request.person))
                }
            })
        }
    }

    /// A client for an officer.
    func client(_ officer: Caller) -> ServiceClient<Files> {
        ServiceClient(InProcessTransport(handler, as: officer))
    }

    /// How many rows a table has.
    func rows(_ table: String) async throws -> Int {
        try await keeper.store.read { snapshot in
            try snapshot.row("SELECT COUNT(*) AS n FROM \(table)")?["n"] ?? 0
        }
    }
}

/// The officers of these tests.
extension Caller {
    static let province: OrgID = "VN/GOV/MPS/PROV/QNI"

    private static func officer(_ number: String, _ unit: String, _ role: Role) -> Caller {
        Caller(
            identity: "spiffe://mps.homeward.gov.vn/officer/\(number)",
            unit: unit,
            roles: [role.rawValue]
        )
    }

    /// Of the provincial police, who files.
    static let lan = officer("104-577", "VN/GOV/MPS/PROV/QNI", .provincialPolice)
    /// Of the same unit.
    static let minh = officer("104-600", "VN/GOV/MPS/PROV/QNI", .provincialPolice)
    /// Of another province, with the right role.
    static let stranger = officer("205-001", "VN/GOV/MPS/PROV/LCI", .provincialPolice)
    /// Of a commune, below the province.
    static let commune = officer("301-001", "VN/GOV/MPS/PROV/QNI/MONGCAI", .commune)
    /// Of the border guard.
    static let guardsman = officer("400-001", "VN/GOV/MOD/BG/QNI", .borderGuard)
    /// Of the health authority.
    static let health = officer("500-001", "VN/GOV/MOH/PROV/QNI", .provincialHealth)
    /// Of another health authority.
    static let otherHealth = officer("500-002", "VN/GOV/MOH/PROV/LCI", .provincialHealth)
}

/// Runs a test in an office of its own, and takes the folder away afterwards.
func withOffice<Result>(
    options: RecordOptions = RecordOptions(),
    tips: RecordType = RecordType(Tip.self),
    _ body: (Office) async throws -> Result
) async throws -> Result {
    try await withFolder { folder in
        let office = try await Office.open(in: folder, options: options, tips: tips)
        let result = try await body(office)
        try await office.close()
        return result
    }
}

/// Runs a test in a folder of its own.
func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory
        .appending(path: "homeward-records-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}

extension Tip {
    /// A tip about recruitment.
    static func about(_ summary: String, _ topic: Topic = .recruitment) -> Tip {
        Tip(topic: Word(topic), summary: FreeText(summary))
    }
}

extension Office {
    /// A tip on file.
    func filed(
        _ tip: Tip = .about("a van at night"),
        visibility: Visibility = .unit,
        handling: Handling = .open,
        occurred: Occurrence? = nil,
        by officer: Caller = .lan
    ) async throws -> Filed<Tip> {
        try await client(officer).call(
            FileTip(
                tip: tip,
                owner: Caller.province,
                visibility: Word(visibility),
                handling: Word(handling),
                occurred: occurred
            )
        ).tip
    }

    /// A tip on file and assigned.
    func assigned() async throws -> Filed<Tip> {
        let tip = try await filed()
        return try await take(.assigned, of: tip)
    }

    /// A step that needs no second officer.
    func take(
        _ state: Tip.State,
        of tip: Filed<Tip>,
        facts: StepFacts = StepFacts(),
        by officer: Caller = .lan
    ) async throws -> Filed<Tip> {
        let outcome = try await client(officer).call(
            TakeStep<Tip>(id: tip.id, seen: tip.version, to: state, facts: facts)
        )
        return try #require(outcome.record)
    }
}

/// The reason of the refusal that a call ends with.
func refusal(_ body: () async throws -> Void) async -> String? {
    do {
        try await body()
        return nil
    } catch let error as ServiceError {
        return error.reason
    } catch {
        return "not a service error: \(error)"
    }
}

/// The refusal that a call ends with; nothing where it succeeds, or fails otherwise.
func serviceError(_ body: () async throws -> Void) async -> ServiceError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? ServiceError
    }
}
