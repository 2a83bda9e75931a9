import Audit
import RPC
import ServiceKit
import Storage
import Testing
import WireCodec

/// What stands around every service.
struct ServiceStackTests {
    static func client(
        _ stack: ServiceStack<ArchiveService>,
        as caller: Caller = .officer
    ) -> ServiceClient<Archive> {
        ServiceClient(InProcessTransport(stack.handler, as: caller), retries: .never)
    }

    @Test func `health tells the parts, and the worst of them`() async throws {
        try await withArchive { _, stack, _ in
            let client = Self.client(stack, as: .stranger)
            let well = try await client.call(ServiceHealth<Archive>())
            #expect(well.service == "archive")
            #expect(well.status == .healthy)
            #expect(well.parts == [HealthPart("storage", .healthy)])

            stack.health.set(HealthPart("registry", .degraded, "No answer."))
            #expect(try await client.call(ServiceHealth<Archive>()).status == .degraded)

            stack.health.drain()
            #expect(try await client.call(ServiceHealth<Archive>()).status == .draining)
        }
    }

    @Test func `describe names every method, the built-in ones too`() async throws {
        try await withArchive { _, stack, _ in
            let description = try await Self.client(stack).call(DescribeService<Archive>())
            #expect(
                description.methods.map(\.name) == [
                    "archive.fetch", "archive.health", "archive.provedEntries",
                    "archive.checkpoint", "archive.keepCheckpoint", "archive.keepErasures",
                    "archive.tryCalls",
                ]
            )
            #expect(description.methods[0].schema.contains("\"number\": int"))
        }
    }

    @Test func `a storage error is answered with its own outcome`() async throws {
        try await withArchive { _, stack, _ in
            let error = await #expect(throws: ServiceError.self) {
                try await Self.client(stack).call(FetchPaper(number: -1))
            }
            #expect(error?.code == .resourceExhausted)
            #expect(error?.reason == "storage.full")
            #expect(error?.outcome == .ranAndFailed)
        }
    }

    @Test func `what the store has not begun is told when to come again`() async throws {
        try await withArchive { _, stack, _ in
            for (index, failure) in ArchiveService.failures.enumerated() {
                let error = await #expect(throws: ServiceError.self) {
                    try await Self.client(stack).call(FetchPaper(number: -1 - index))
                }
                let isNotStarted = failure.outcome == .notStarted
                #expect((error?.outcome == .notStarted) == isNotStarted, "\(failure)")
                #expect((error?.retryAfterMilliseconds != nil) == isNotStarted, "\(failure)")
            }
        }
    }

    @Test func `refusals reach the audit, one line a minute`() async throws {
        try await withArchive { service, stack, environment in
            let client = Self.client(stack, as: .stranger)
            for _ in 0..<5 {
                await #expect(throws: ServiceError.self) {
                    try await client.call(FetchPaper(number: 1))
                }
            }
            try await stack.flushRefusals(at: environment.now(), all: true)
            let trail = service.trail
            let entries = try await service.store.read { snapshot in
                try trail.entries(in: snapshot)
            }
            #expect(entries.count == 1)
            #expect(entries.first?.entry.who.uri == Caller.stranger.identity)
            #expect(entries.first?.entry.method.text == "archive.fetch")
            #expect(entries.first?.entry.reason?.text == "call.roleMissing")
            #expect(entries.first?.entry.count == 5)
        }
    }

    @Test func `a service whose neighbour is not configured says which`() async throws {
        try await withArchive { _, _, environment in
            let error = #expect(throws: MissingNeighbour.self) {
                try environment.client(of: Archive.self)
            }
            #expect(error?.description.contains("archive") == true)
        }
    }
}
