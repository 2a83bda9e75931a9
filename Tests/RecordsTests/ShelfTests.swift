import Foundation
import RPC
import ServiceContracts
import Synchronization
import Testing
import Vocabulary
import WireCodec

@testable import Records
@testable import Storage

/// Rows that were read lately are at hand, and never say anything that the store does not.
@Suite struct ShelfTests {
    private let reason = FreeText("ghi nhầm")

    private func fetched(
        _ id: Tip.ID,
        as officer: Caller = .lan,
        in office: Office
    ) async throws -> Filed<Tip> {
        try #require(try await office.client(officer).call(FetchRecord<Tip>(id: id)).content)
    }

    /// What stands in the store, whatever is at hand.
    private func stored(_ id: Tip.ID, in office: Office) async throws -> Filed<Tip> {
        try await office.keeper.read(.filing(by: .lan)) { try $0.fetch(id, as: Tip.self) }
    }

    /// A tip that is at hand: it was fetched by itself once.
    private func atHand(_ office: Office) async throws -> Filed<Tip> {
        let tip = try await office.filed()
        _ = try await fetched(tip.id, in: office)
        #expect(heldRow(tip.id, in: office) != nil)
        return tip
    }

    private func heldRow(_ id: Tip.ID, in office: Office) -> StoredRow? {
        var glance = Shelf.Glance()
        return office.keeper.shelf.rows(of: Self.matter(id), in: &glance)?.first
    }

    private static func matter(_ id: Tip.ID) -> Shelf.Matter {
        .record(Shelf.Place(kind: Tip.kind, id: id.identifier))
    }

    // MARK: - At hand

    @Test func `what is at hand is answered without the store`() async throws {
        try await withOffice { office in
            let tip = try await atHand(office)
            let other = try await office.filed()
            try await office.keeper.store.close()
            #expect(try await fetched(tip.id, in: office).record == tip.record)
            let next = try await office.client(.lan).call(NextSteps<Tip>(id: tip.id))
            #expect(next.version == 1 && !next.steps.isEmpty)
            await #expect(throws: ServiceError.self) {
                _ = try await fetched(other.id, in: office)
            }
            office.keeper.shelf.close()
            await #expect(throws: ServiceError.self) {
                _ = try await fetched(tip.id, in: office)
            }
        }
    }

    @Test func `who may not read a record is told the same, at hand or not`() async throws {
        try await withOffice { office in
            let tip = try await atHand(office)
            let shared = try await office.filed(visibility: .shared)
            for officer in [Caller.lan, .stranger, .stranger] {
                _ = try? await office.client(officer).call(FetchRecord<Tip>(id: shared.id))
            }
            #expect(
                await refusal { _ = try await fetched(tip.id, as: .stranger, in: office) }
                    == "record.notFound"
            )
            let sight = try await office.client(.stranger).call(FetchRecord<Tip>(id: shared.id))
            #expect(sight.content == nil && sight.stub?.owner == Caller.province)
        }
    }

    @Test func `content stands on the shelf as it stands in the file: sealed`() async throws {
        try await withOffice { office in
            let canary = "Canary-\(UUID().uuidString)"
            let tip = try await office.filed(.about(canary))
            #expect(try await fetched(tip.id, in: office).record.summary.disclosed == canary)
            let row = try #require(heldRow(tip.id, in: office))
            #expect(
                try await office.found("SELECT sealed FROM record_versions") == [
                    [try #require(row.values.last)]
                ]
            )
            #expect(!"\(row)".contains(canary))
        }
    }

    @Test func `a method with a purpose reads the store, and is audited each time`() async throws {
        try await withOffice { office in
            let person = try await office.person()
            for _ in 0..<3 { #expect(try await office.isReadable(person.id)) }
            #expect(office.keeper.shelf.bytes == 0)
        }
    }

    // MARK: - Changes

    @Test func `every change of a record is seen by the next who fetches it`() async throws {
        try await withOffice { office in
            let client = office.client(.lan)
            let tip = try await atHand(office)
            /// Nothing old is at hand, and then something new.
            func expectSeen(_ version: Int, _ state: Tip.State) async throws {
                #expect(heldRow(tip.id, in: office) == nil)
                for _ in 0..<2 {
                    let seen = try await fetched(tip.id, in: office)
                    #expect(seen.version == version && seen.state == Word(state))
                }
                #expect(heldRow(tip.id, in: office) != nil)
            }
            _ = try await office.take(.assigned, of: tip)
            try await expectSeen(2, .assigned)
            _ = try await client.call(
                VoidStep<Tip>(id: tip.id, seen: 2, version: 2, reason: reason)
            )
            try await expectSeen(3, .received)
            let corrected = Tip.about("two vans")
            _ = try await client.call(
                CorrectRecord<Tip>(
                    id: tip.id,
                    seen: 3,
                    corrects: 3,
                    record: corrected,
                    reason: reason
                )
            )
            try await expectSeen(4, .received)
            #expect(try await fetched(tip.id, in: office).record == corrected)
        }
    }

    @Test func `a merger and its end are seen by the next who fetches either`() async throws {
        try await withOffice { office in
            let client = office.client(.lan)
            let (survivor, duplicate) = (try await atHand(office), try await atHand(office))
            let pair = try await client.call(
                MergeRecord<Tip>(
                    id: duplicate.id,
                    seen: 1,
                    into: survivor.id,
                    seenInto: 1,
                    reason: reason
                )
            )
            for _ in 0..<4 {
                #expect(try await fetched(duplicate.id, in: office).id == survivor.id)
            }
            #expect(
                heldRow(survivor.id, in: office) != nil && heldRow(duplicate.id, in: office) != nil
            )
            _ = try await client.call(
                UnmergeRecord<Tip>(id: duplicate.id, seen: pair.duplicate.version, reason: reason)
            )
            for _ in 0..<2 {
                #expect(try await fetched(duplicate.id, in: office).id == duplicate.id)
                #expect(try await fetched(survivor.id, in: office).version == 3)
            }
        }
    }

    @Test func `an erasure takes the row with its commit, and nobody brings it back`() async throws
    {
        try await withOffice { office in
            let person = try await office.person()
            let context = CallContext.filing(by: .health)
            func seen() async throws -> Filed<Person> {
                try await office.keeper.lookUp(context) { desk in
                    try desk.fetch(person.id, as: Person.self)
                }
            }
            for _ in 0..<2 { #expect(try await seen().record == person.record) }
            #expect(office.keeper.shelf.bytes > 0)
            try await office.erase(person.id)
            #expect(office.keeper.shelf.bytes == 0)
            for _ in 0..<2 {
                #expect(await refusal { _ = try await seen() } == "record.notFound")
            }
            #expect(office.keeper.shelf.bytes == 0)
        }
    }

    @Test func `what a request wrote that was undone is never seen, and leaves the row`()
        async throws
    {
        try await withOffice { office in
            let tip = try await atHand(office)
            await #expect(throws: CancellationError.self) {
                try await office.keeper.write(.filing(by: .lan)) { desk -> FileTip.Response in
                    _ = try desk.correct(
                        tip.id,
                        as: Tip.self,
                        seen: 1,
                        corrects: 1,
                        reason: reason
                    ) { $0.summary = FreeText("undone") }
                    throw CancellationError()
                }
            }
            #expect(heldRow(tip.id, in: office) != nil)
            #expect(try await fetched(tip.id, in: office).record == tip.record)
        }
    }

    @Test func `a row of a snapshot from before a change does not come onto the shelf`()
        async throws
    {
        try await withOffice { office in
            let tip = try await office.filed()
            let old = try await office.reading {
                _ = try await office.take(.assigned, of: tip)
            } _: { desk in
                try desk.fetch(tip.id, as: Tip.self)
            }
            #expect(old.version == 1)
            #expect(heldRow(tip.id, in: office) == nil)
            #expect(try await fetched(tip.id, in: office).version == 2)
        }
    }

    @Test func `nobody sees an older version than somebody saw before them`() async throws {
        try await withOffice { office in
            let tip = try await office.assigned()
            let seenYet = SeenYet(tip.version)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    defer { seenYet.isDone.store(true, ordering: .relaxed) }
                    for round in 0..<150 {
                        let version = tip.version + round
                        let corrected = Tip.about("the van of round \(round)")
                        let filed = try await office.client(.lan).call(
                            CorrectRecord<Tip>(
                                id: tip.id,
                                seen: version,
                                corrects: version,
                                record: corrected,
                                reason: reason
                            )
                        )
                        seenYet.newest.max(filed.version, ordering: .sequentiallyConsistent)
                    }
                }
                for _ in 0..<6 {
                    group.addTask {
                        while !seenYet.isDone.load(ordering: .relaxed) {
                            let least = seenYet.newest.load(ordering: .sequentiallyConsistent)
                            let seen = try await fetched(tip.id, in: office)
                            #expect(seen.version >= least)
                            seenYet.newest.max(seen.version, ordering: .sequentiallyConsistent)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let last = try await stored(tip.id, in: office)
            #expect(last.version == tip.version + 150)
            for _ in 0..<2 {
                #expect(try await fetched(tip.id, in: office).version == last.version)
            }
        }
    }

    /// The newest version that anybody has seen or been told of.
    private final class SeenYet: Sendable {
        let newest: Atomic<Int>
        let isDone = Atomic(false)

        init(_ version: Int) { newest = Atomic(version) }
    }
}
