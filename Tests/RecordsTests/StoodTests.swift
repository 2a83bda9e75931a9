import RPC
import Records
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// Records as they were known at a moment, gone over beside the calls.
@Suite struct StoodTests {
    private struct Line: Sendable, Hashable {
        var state: Tip.State
        var topic: String?
        var entries: [Tip.State]
        var isMerged: Bool
    }

    private func walk(
        _ office: Office,
        asOf moment: Instant,
        atMost limit: Int = RecordKeeper.examinedPerWalk
    ) async throws -> StoodWalk<Line> {
        try await office.keeper.walk(
            Tip.self,
            asOf: moment,
            for: .filing(by: .lan),
            atMost: limit
        ) { stood in
            Line(
                state: stood.state,
                topic: stood.record?.topic.text,
                entries: stood.entries.map(\.state),
                isMerged: stood.mergedInto != nil
            )
        }
    }

    @Test func `a record stands as its last version of then says, and not before it was filed`()
        async throws
    {
        try await withOffice { office in
            let before = office.time.now
            office.time.pass(.seconds(60))
            let filed = try await office.filed(.about("a van", .recruitment))
            let new = office.time.now
            office.time.pass(.seconds(60))
            let assigned = try await office.take(.assigned, of: filed)
            let later = office.time.now
            office.time.pass(.seconds(60))
            var other = assigned.record
            other.topic = Word(.transport)
            _ = try await office.client(.lan).call(
                CorrectRecord(
                    id: filed.id,
                    seen: assigned.version,
                    corrects: 1,
                    record: other,
                    reason: FreeText("nhầm")
                )
            )
            #expect(try await walk(office, asOf: before).lines == [])
            #expect(
                try await walk(office, asOf: new).lines == [
                    Line(
                        state: .received,
                        topic: "recruitment",
                        entries: [.received],
                        isMerged: false
                    )
                ]
            )
            let then = try await walk(office, asOf: later).lines
            #expect(then.map(\.topic) == ["recruitment"])
            #expect(then.map(\.entries) == [[.received, .assigned]])
            #expect(
                try await walk(office, asOf: office.time.now).lines.map(\.topic) == ["transport"]
            )
        }
    }

    @Test func `a step that was declared void later had been taken until then`() async throws {
        try await withOffice { office in
            let filed = try await office.filed()
            let assigned = try await office.take(.assigned, of: filed)
            let then = office.time.now
            office.time.pass(.seconds(60))
            _ = try await office.client(.lan).call(
                VoidStep<Tip>(
                    id: filed.id,
                    seen: assigned.version,
                    version: assigned.version,
                    reason: FreeText("nhầm")
                )
            )
            #expect(try await walk(office, asOf: then).lines.map(\.state) == [.assigned])
            let now = try await walk(office, asOf: office.time.now).lines
            #expect(now.map(\.state) == [.received])
            #expect(now.map(\.entries) == [[.received]])
        }
    }

    @Test func `what was merged later stood for itself until then`() async throws {
        try await withOffice { office in
            let survivor = try await office.filed()
            let duplicate = try await office.filed()
            let then = office.time.now
            office.time.pass(.seconds(60))
            _ = try await office.client(.lan).call(
                MergeRecord<Tip>(
                    id: duplicate.id,
                    seen: duplicate.version,
                    into: survivor.id,
                    seenInto: survivor.version,
                    reason: FreeText("cùng một tin")
                )
            )
            #expect(try await walk(office, asOf: then).lines.map(\.isMerged) == [false, false])
            let now = try await walk(office, asOf: office.time.now).lines
            #expect(now.filter(\.isMerged).count == 1)
        }
    }

    @Test func `every record is met once, slice after slice, and a walk that ends early says so`()
        async throws
    {
        try await withOffice { office in
            for number in 0..<430 {
                // Many are filed at one moment: a slice may end among them.
                if number.isMultiple(of: 50) { office.time.pass(.seconds(1)) }
                _ = try await office.filed(.about("\(number)"))
            }
            let whole = try await walk(office, asOf: office.time.now)
            #expect(whole.lines.count == 430)
            #expect(whole.isWhole)
            let part = try await walk(office, asOf: office.time.now, atMost: 250)
            #expect(part.lines.count == 250)
            #expect(!part.isWhole)
            let all = try await walk(office, asOf: office.time.now, atMost: 430)
            #expect(all.lines.count == 430)
            #expect(all.isWhole)
        }
    }
}
