import Audit
import Foundation
import RPC
import Records
import ServiceContracts
import ServiceKit
import Storage
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Services remember for one another whom they erased.
@Suite struct ErasureExchangeTests {
    static func identity() throws -> AuditIdentity {
        try #require(AuditIdentity("spiffe://test.homeward.gov.vn/service/victim-support"))
    }

    private func person(_ stack: ServiceStack<FilesService>) async throws -> VictimRef {
        try await client(stack).call(
            FilePerson(
                person: Person(name: PersonName("Lò Thị Mỷ"), village: Address("Sín Chéng")),
                owner: "VN/GOV/MOH/PROV/QNI"
            )
        ).person.id
    }

    private func client(_ stack: ServiceStack<FilesService>) -> ServiceClient<Files> {
        ServiceClient(InProcessTransport(stack.handler, as: .health), retries: .never)
    }

    private func reading(_ person: VictimRef, in stack: ServiceStack<FilesService>) async -> String?
    {
        await refusal {
            _ = try await client(stack).call(
                FetchRecord<Person>(id: person),
                purpose: Office.purpose
            )
        }
    }

    /// A service, and another that is its neighbour and keeps its erasures.
    private func houses(
        _ body: (_ own: FilesHouse, _ way: Neighbours) async throws -> Void
    ) async throws {
        let (own, other) = (try FilesHouse("victim-support"), try FilesHouse("liaison"))
        defer {
            own.remove()
            other.remove()
        }
        try await other.open { stack, _ in
            let way = InProcessTransport(stack.handler, as: own.caller)
            try await body(own, Neighbours(["files": way]))
        }
    }

    @Test func `store, keys and ledger put back from yesterday: nobody comes back`() async throws {
        try await houses { own, way in
            let copy = own.folder + "-yesterday"
            defer { try? FileManager.default.removeItem(atPath: copy) }
            let erased = try await own.open(way) { stack, _ in try await person(stack) }
            try FileManager.default.copyItem(atPath: own.folder, toPath: copy)
            let spared = try await own.open(way) { stack, environment in
                _ = try await client(stack).call(ErasePerson(person: erased))
                let spared = try await person(stack)
                await WitnessExchange(stack.service, in: environment).exchangeErasures()
                return spared
            }
            try FileManager.default.removeItem(atPath: own.folder)
            try FileManager.default.copyItem(atPath: copy, toPath: own.folder)
            try await own.open(way) { stack, environment in
                // The copy was made by hand, so nothing tells that it is one.
                #expect(await reading(erased, in: stack) == nil)
                await WitnessExchange(stack.service, in: environment).exchangeErasures()
                #expect(await reading(erased, in: stack) == "record.notFound")
                // What was lost with today is lost; nobody else is erased by it.
                #expect(await reading(spared, in: stack) == "record.notFound")
                let next = try await person(stack)
                #expect(await reading(next, in: stack) == nil)
            }
        }
    }

    @Test func `a store restored as it should be shows nothing until a neighbour has answered`()
        async throws
    {
        try await houses { own, way in
            let copy = own.folder + "-copy"
            defer { try? FileManager.default.removeItem(atPath: copy) }
            let erased = try await own.open(way) { stack, environment in
                let erased = try await person(stack)
                try await stack.service.keeper.store.backup(to: copy)
                _ = try await client(stack).call(ErasePerson(person: erased))
                await WitnessExchange(stack.service, in: environment).exchangeErasures()
                return erased
            }
            try await Store.restore(
                from: copy,
                to: try own.environment().storePath,
                replacing: true
            )
            try FileManager.default.removeItem(
                atPath: try own.environment().keyFilePath + ".erased"
            )
            // While the neighbour is away.
            let away = Neighbours(["files": AbsentTransport()])
            try await own.open(away) { stack, environment in
                await WitnessExchange(stack.service, in: environment).exchangeErasures()
                #expect(await reading(erased, in: stack) == "record.awaitsRecall")
                let health = try await client(stack).call(ServiceHealth<Files>())
                #expect(health.parts.map(\.status) == [.degraded])
            }
            try await own.open(way) { stack, environment in
                await WitnessExchange(stack.service, in: environment).exchangeErasures()
                #expect(await reading(erased, in: stack) == "record.notFound")
                let health = try await client(stack).call(ServiceHealth<Files>())
                #expect(health.status == .healthy)
            }
        }
    }

    @Test func `a long list is told in pages, once, and read again after a start`() async throws {
        try await houses { own, way in
            try await own.open(way) { stack, environment in
                let exchange = WitnessExchange(stack.service, in: environment)
                for _ in 0..<3 {
                    let erased = try await person(stack)
                    _ = try await client(stack).call(ErasePerson(person: erased))
                }
                await exchange.exchangeErasures()
                await exchange.exchangeErasures()
            }
            let transport = try way.transport(to: "files")
            let kept = try await ServiceClient<Files>(transport).call(KeepErasures<Files>(after: 0))
            #expect(kept.notices.count == 3)
            #expect(!kept.hasMore)
            let rest = try await ServiceClient<Files>(transport).call(
                KeepErasures<Files>(after: kept.next)
            )
            #expect(rest.notices.isEmpty && rest.next == kept.next)
        }
    }

    @Test func `1,100 erasures are kept and come back in pages of 500`() async throws {
        try await houses { _, way in
            let client = ServiceClient<Files>(try way.transport(to: "files"))
            let notices = (0..<1_100).map { number in
                ErasureNotice(
                    key: Bytes(Identifier.random().bytes),
                    at: Instant(millisecondsSinceEpoch: Int64(number)),
                    tag: Bytes([UInt8](repeating: 1, count: 32))
                )
            }
            var position: Int64 = 0
            for start in stride(from: 0, to: 1_100, by: 500) {
                _ = try await client.call(
                    KeepErasures<Files>(
                        notices: Array(notices[start..<min(start + 500, 1_100)]),
                        after: 0
                    )
                )
            }
            var read: [ErasureNotice] = []
            var sizes: [Int] = []
            while true {
                let page = try await client.call(KeepErasures<Files>(after: position))
                read += page.notices
                sizes.append(page.notices.count)
                position = page.next
                if !page.hasMore { break }
            }
            #expect(read == notices)
            #expect(sizes == [500, 500, 100])
        }
    }

    @Test func `a list belongs to the identity that told it`() async throws {
        let other = try FilesHouse("liaison")
        defer { other.remove() }
        try await other.open { stack, _ in
            func client(_ name: String) -> ServiceClient<Files> {
                let caller = Caller(
                    identity: "spiffe://test.homeward.gov.vn/service/\(name)",
                    unit: "",
                    roles: ["service.\(name)"]
                )
                return ServiceClient(InProcessTransport(stack.handler, as: caller))
            }
            let notice = ErasureNotice(
                key: Bytes(Identifier.random().bytes),
                at: Instant(millisecondsSinceEpoch: 1),
                tag: Bytes([UInt8](repeating: 1, count: 32))
            )
            _ = try await client("cases").call(KeepErasures<Files>(notices: [notice], after: 0))
            let own = try await client("cases").call(KeepErasures<Files>(after: 0))
            #expect(own.notices == [notice])
            let foreign = try await client("gateway").call(KeepErasures<Files>(after: 0))
            #expect(foreign.notices.isEmpty)
        }
    }

    @Test func `malformed notices, too many at once and officers are refused, and nothing is kept`()
        async throws
    {
        try await houses { _, way in
            let client = ServiceClient<Files>(try way.transport(to: "files"))
            func notice(_ key: Int, _ tag: Int) -> ErasureNotice {
                ErasureNotice(
                    key: Bytes([UInt8](repeating: 1, count: key)),
                    at: .earliest,
                    tag: Bytes([UInt8](repeating: 1, count: tag))
                )
            }
            for notices in [
                [notice(15, 32)], [notice(16, 32), notice(16, 0)],
                (0..<501).map { _ in notice(16, 32) },
            ] {
                #expect(
                    await refusal {
                        _ = try await client.call(KeepErasures<Files>(notices: notices, after: 0))
                    } == "witness.malformedNotices"
                )
            }
            #expect(
                await refusal { _ = try await client.call(KeepErasures<Files>(after: -1)) }
                    == "witness.malformedNotices"
            )
            #expect(try await client.call(KeepErasures<Files>(after: 0)).notices.isEmpty)
        }
        let house = try FilesHouse("liaison")
        defer { house.remove() }
        try await house.open { stack, _ in
            #expect(
                await refusal {
                    _ = try await client(stack).call(KeepErasures<Files>(after: 0))
                } == "call.roleMissing"
            )
        }
    }
}

/// A neighbour that nobody answers for.
struct AbsentTransport: ClientTransport {
    func call(_ call: OutgoingCall) async throws(ServiceError) -> [UInt8] { throw Self.away }

    func stream(_ call: OutgoingCall) async throws(ServiceError) -> ElementStream {
        throw Self.away
    }

    private static let away = ServiceError(
        .unavailable,
        reason: "test.away",
        "Nobody answers.",
        outcome: .notStarted
    )
}
