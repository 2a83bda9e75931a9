public import Audit
import Foundation
import Logging
public import RPC
public import ServiceKit
import Storage
import Synchronization
public import WireCodec

/// A service under test: the stack that the host serves, over a real store in a folder of its own,
/// reached through the in-process transport.
///
/// ```swift
/// try await ServiceHarness.run(CasesService.self, named: "cases") { harness in
///     let police = harness.client(as: Officers.police)
///     …
/// }
/// ```
public final class ServiceHarness<Service: Microservice>: Sendable {
    /// The folder of the service's data.
    public let dataDirectory: String
    /// The folder of its keys.
    public let keyDirectory: String
    /// What the service takes for the time.
    public let time: SteppedTime
    /// What it logged.
    public let log: LogRecord
    /// What it reported.
    public let metrics = RecordedMetrics()
    /// What is put into every message on its way, where a test wants that.
    public let planting: Planting?
    private let root: String
    private let opened = Date.now
    private let name: String
    private let keys: ServiceKeys
    private let neighbours: Neighbours
    private let settings: Mutex<ServiceSettings>
    private let running = Mutex<ServiceStack<Service>?>(nil)

    /// Runs a body against a service, and removes everything afterwards.
    public static func run<Result>(
        _ type: Service.Type,
        named name: String,
        from start: Instant = Instant(millisecondsSinceEpoch: 1_782_800_000_000),
        planting: Planting? = nil,
        neighbours: Neighbours = Neighbours(),
        settings: ServiceSettings = ServiceSettings(),
        _ body: (ServiceHarness) async throws -> Result
    ) async throws -> Result {
        let harness = try ServiceHarness(
            named: name,
            from: start,
            planting,
            neighbours,
            settings
        )
        defer { harness.remove() }
        try await harness.open()
        do {
            let result = try await body(harness)
            await harness.close()
            return result
        } catch {
            await harness.close()
            throw error
        }
    }

    private init(
        named name: String,
        from start: Instant,
        _ planting: Planting?,
        _ neighbours: Neighbours,
        _ settings: ServiceSettings
    ) throws {
        self.name = name
        self.neighbours = neighbours
        self.settings = Mutex(settings)
        self.planting = planting
        root = FileManager.default.temporaryDirectory
            .appending(path: "homeward-\(name)-\(UUID().uuidString)").path()
        dataDirectory = root + "/data"
        keyDirectory = root + "/keys"
        time = SteppedTime(start)
        log = LogRecord()
        keys = try ServiceKeys.generate()
        for directory in [dataDirectory, keyDirectory] {
            try FileManager.default.createDirectory(
                atPath: directory,
                withIntermediateDirectories: true
            )
        }
    }

    // MARK: - Calling

    /// The service itself.
    public var service: Service { stack.service }

    /// A client that calls as somebody, over nothing but memory.
    public func client(as caller: Caller) -> ServiceClient<Service.Contract> {
        ServiceClient(planting.map { $0.transport(transport(as: caller)) } ?? transport(as: caller))
    }

    /// A way to the service for somebody, for another service's neighbours.
    public func transport(as caller: Caller) -> InProcessTransport {
        InProcessTransport(stack.handler, as: caller)
    }

    /// What answers calls in the form in which they arrive.
    var handler: any CallHandler { stack.handler }

    /// Writes every refusal that waits into the audit, as the host does each minute.
    public func flushRefusals() async throws {
        try await stack.flushRefusals(at: time.now, all: true)
    }

    // MARK: - Life

    /// Closes the service and opens it again over the same files, as a restart does; with other
    /// settings where they are given.
    public func restart(settings: ServiceSettings? = nil) async throws {
        await close()
        if let settings { self.settings.withLock { $0 = settings } }
        try await open()
    }

    /// Closes the service; files may be copied then.
    public func close() async {
        let stack = running.withLock { stack in
            defer { stack = nil }
            return stack
        }
        await stack?.service.close()
    }

    /// Opens the service over its files.
    public func open() async throws {
        guard let identity = AuditIdentity("spiffe://test.homeward.gov.vn/service/\(name)") else {
            preconditionFailure("the identity is well-formed")
        }
        let time = time
        var logger = Logger(label: name) { [log, name] _ in
            JSONLogHandler(service: name, now: { time.now }, write: { log.append($0) })
        }
        logger.logLevel = .trace
        let environment = ServiceEnvironment(
            service: name,
            identity: identity,
            dataDirectory: dataDirectory,
            keyDirectory: keyDirectory,
            keys: keys,
            now: { time.now },
            log: SafeLogger(logger),
            metrics: metrics,
            policy: PolicyLookup(Officers.everybody),
            neighbours: neighbours,
            settings: settings.withLock { $0 }
        )
        let service = try await Service(in: environment)
        let stack = try ServiceStack(
            service,
            in: environment,
            builtin: SuccessionRoutes.routes(of: service)
        )
        running.withLock { $0 = stack }
    }

    /// Copies the data, and not the keys, aside; the service must be closed.
    public func copyData() throws -> String {
        let copy = root + "/copy-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: dataDirectory, toPath: copy)
        return copy
    }

    /// Puts a copy of the data back; the service must be closed.
    public func restoreData(from copy: String) throws {
        try FileManager.default.removeItem(atPath: dataDirectory)
        try FileManager.default.copyItem(atPath: copy, toPath: dataDirectory)
    }

    private var stack: ServiceStack<Service> {
        guard let stack = running.withLock({ $0 }) else {
            preconditionFailure("the service is open while it is called")
        }
        return stack
    }

    private func remove() { try? FileManager.default.removeItem(atPath: root) }

    // MARK: - Looking inside

    /// The service's store and trail.
    public var audited: AuditedStore {
        guard let audited = service.audit else {
            preconditionFailure("a service with records has a trail")
        }
        return audited
    }

    /// How many rows stand in the tables that only accepted changes add to.
    ///
    /// A refused call leaves them all as they are.
    public func rows() async throws -> [String: Int] {
        try await audited.store.read { snapshot in
            var rows: [String: Int] = [:]
            for table in [
                "records", "record_versions", "record_facets", "record_events", "record_approvals",
                "record_clocks",
            ] {
                rows[table] = try snapshot.row("SELECT COUNT(*) AS n FROM \(table)")?["n"]
            }
            return rows
        }
    }

    /// Every entry of the audit trail, in order.
    public func auditEntries() async throws -> [AuditEntry] {
        let trail = audited.trail
        return try await audited.store.read { snapshot in
            var entries: [AuditEntry] = []
            while true {
                let page = try trail.entries(from: Int64(entries.count), in: snapshot)
                entries += page.map(\.entry)
                if page.isEmpty { return entries }
            }
        }
    }

    /// Where a text stands in the clear: files of data, keys and temporary ones, the log, the audit,
    /// the metrics.
    public func places(of text: String) throws -> [String] {
        try places(holdingAnyOf: [text])
    }

    /// Where any of some texts stands in the clear.
    ///
    /// Temporary files are those of this process that are not older than the harness.
    public func places(holdingAnyOf texts: [String]) throws -> [String] {
        var places = try Self.files(below: root, holdingAnyOf: texts)
        places += try Self.files(
            below: FileManager.default.temporaryDirectory.path(),
            since: opened,
            holdingAnyOf: texts
        )
        func look(_ lines: [String], _ place: String) {
            if lines.contains(where: { line in texts.contains { line.contains($0) } }) {
                places.append(place)
            }
        }
        look(log.lines, "the log")
        look(metrics.labels, "the metrics")
        return Set(places).sorted()
    }

    private static func files(
        below folder: String,
        since start: Date = .distantPast,
        holdingAnyOf texts: [String]
    ) throws -> [String] {
        let wanted = texts.map { Data($0.utf8) }
        var places: [String] = []
        let files = FileManager.default.enumerator(atPath: folder)
        while let file = files?.nextObject() as? String {
            let changed = files?.fileAttributes?[.modificationDate] as? Date ?? .now
            guard changed >= start,
                let content = FileManager.default.contents(atPath: folder + "/" + file)
            else { continue }
            if wanted.contains(where: { content.range(of: $0) != nil }) { places.append(file) }
        }
        return places
    }
}
