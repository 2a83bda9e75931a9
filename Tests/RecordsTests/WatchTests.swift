import Foundation
import RPC
import Records
import ServiceContracts
import Storage
import Testing
import Vocabulary
import WireCodec

/// The outbox: in commit order, nothing skipped, to whoever may see it.
@Suite struct WatchTests {
    /// The next events of a stream.
    private func next(
        _ count: Int,
        of request: WatchRecords<Files>,
        for officer: Caller,
        in office: Office
    ) async throws -> [RecordEvent] {
        var events: [RecordEvent] = []
        guard count > 0 else { return events }
        for try await event in try await office.client(officer).stream(request) {
            events.append(event)
            if events.count == count { break }
        }
        return events
    }

    @Test func `events come in commit order, also of many writers, and none is skipped`()
        async throws
    {
        try await withOffice { office in
            // Listening while it is written, from before the first commit.
            async let live = next(120, of: WatchRecords(), for: .lan, in: office)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<8 {
                    group.addTask {
                        for number in 0..<15 {
                            _ = try await office.filed(.about("\(writer) \(number)"))
                        }
                    }
                }
                try await group.waitForAll()
            }
            let committed = try await office.found("SELECT id FROM record_events ORDER BY position")
            let events = try await live
            #expect(events.map { [StoredValue.bytes($0.id.bytes)] } == committed)
            // Positions have no gaps, so whoever has seen one has seen all before it.
            let positions = try await office.found(
                "SELECT position FROM record_events ORDER BY position"
            )
            #expect(positions == (1...120).map { [.integer(Int64($0))] })
        }
    }

    @Test func `a reader resumes after any event and gets exactly the rest`() async throws {
        var options = RecordOptions()
        options.eventsPerFirstRead = 1
        options.eventsPerRead = 4
        try await withOffice(options: options) { office in
            for _ in 0..<14 { _ = try await office.filed() }
            let all = try await next(14, of: WatchRecords(), for: .lan, in: office)
            for place in 0..<13 {
                let rest = try await next(
                    13 - place,
                    of: WatchRecords(cursor: all[place].cursor),
                    for: .lan,
                    in: office
                )
                #expect(rest.map(\.id) == all[(place + 1)...].map(\.id))
            }
        }
    }

    @Test func `a write that was undone leaves no event`() async throws {
        struct Failure: Error {}
        try await withOffice { office in
            let first = try await office.filed()
            _ = try? await office.keeper.write(.filing(by: .lan)) { desk -> Int in
                _ = try desk.file(Tip.about("undone"), owner: Caller.province)
                throw Failure()
            }
            let second = try await office.filed()
            let events = try await next(2, of: WatchRecords(), for: .lan, in: office)
            #expect(events.map(\.id) == [first.id.identifier, second.id.identifier])
        }
    }

    @Test func `what the reader may not see at that moment is left out`() async throws {
        try await withOffice { office in
            let hidden = try await office.filed()
            let seen = try await office.filed(visibility: .ministry)
            let before = try await next(1, of: WatchRecords(), for: .stranger, in: office)
            #expect(before.map(\.id) == [seen.id.identifier])
            // The moment of reading counts, not that of the event.
            _ = try await office.keeper.write(.filing(by: .lan)) { desk in
                try desk.follow(hidden.id, as: Tip.self) { $1.visibility = Word(.ministry) }.version
            }
            let after = try await next(3, of: WatchRecords(), for: .stranger, in: office)
            #expect(
                after.map(\.id) == [hidden, seen, hidden].map(\.id.identifier)
            )
            _ = try await office.keeper.write(.filing(by: .lan)) { desk in
                try desk.follow(hidden.id, as: Tip.self) { $1.visibility = Word(.unit) }.version
            }
            let now = try await next(1, of: WatchRecords(), for: .stranger, in: office)
            #expect(now.map(\.id) == [seen.id.identifier])
        }
    }

    @Test func `whoever may only know that a record exists is told that it was filed`() async throws
    {
        try await withOffice { office in
            let stub = try await office.filed(visibility: .shared)
            let assigned = try await office.take(.assigned, of: stub)
            _ = try await office.take(.confirmed, of: assigned, facts: [.finding: "seen"])
            // The next one that they see: nothing between the two was told.
            _ = try await office.client(.lan).call(
                FileTip(tip: .about("theirs"), owner: "VN/GOV/MOD/BG/QNI")
            )
            let events = try await next(2, of: WatchRecords(), for: .guardsman, in: office)
            #expect(events.map(\.what) == [Word(.filed), Word(.filed)])
            #expect(events.map(\.version) == [1, 1])
        }
    }

    @Test func `an event is kind, reference, version and happening`() async throws {
        try await withOffice { office in
            let tip = try await office.filed(.about("Canary"))
            let event = try #require(
                try await next(1, of: WatchRecords(), for: .lan, in: office).first
            )
            #expect(event.kind == Tip.kind && event.id == tip.id.identifier && event.version == 1)
            #expect(event.what == .filed)
            let columns = try await office.keeper.store.read { snapshot in
                try snapshot.row("SELECT * FROM record_events")?.columns
            }
            #expect(columns == ["position", "kind", "id", "version", "what"])
        }
    }

    @Test func `a reader may begin now, and watch some kinds alone`() async throws {
        try await withOffice { office in
            let old = try await office.filed()
            async let event = next(
                1,
                of: WatchRecords(fromNow: true, kinds: [Tip.kind]),
                for: .lan,
                in: office
            ).first
            // What is filed before the service has looked is before "now": so until one arrives.
            let filing = Task {
                while !Task.isCancelled {
                    _ = try await office.person()
                    _ = try await office.filed()
                }
            }
            let first = try #require(try await event)
            filing.cancel()
            _ = await filing.result
            #expect(first.kind == Tip.kind)
            #expect(first.id != old.id.identifier)
        }
    }

    @Test func `a cursor that was forged, or is somebody else's, is refused`() async throws {
        try await withOffice { office in
            for _ in 0..<4 { _ = try await office.filed() }
            let cursor = try #require(
                try await next(1, of: WatchRecords(), for: .lan, in: office).first
            ).cursor
            var candidates: [(Caller, Bytes)] = cursor.array.indices.map { place in
                var forged = cursor.array
                forged[place] ^= 0x80
                return (.lan, Bytes(forged))
            }
            let page = try await office.client(.lan).call(ListRecords<Tip>(limit: 1))
            candidates += [
                (.minh, cursor), (.lan, Bytes()), (.lan, Bytes([1, 2, 3])),
                (.lan, try #require(page.next)),
            ]
            for (officer, candidate) in candidates {
                #expect(
                    await refusal {
                        _ = try await next(
                            1,
                            of: WatchRecords(cursor: candidate),
                            for: officer,
                            in: office
                        )
                    } == "record.unknownCursor"
                )
            }
        }
    }

    @Test func `a cursor of a life before the restore says so`() async throws {
        try await withFolder { folder in
            let office = try await Office.open(in: folder)
            _ = try await office.filed()
            let copy = folder.appending(path: "copy").path
            try await office.keeper.store.backup(to: copy)
            _ = try await office.filed()
            let cursor = try #require(
                try await next(2, of: WatchRecords(), for: .lan, in: office).last
            ).cursor
            try await office.close()
            try await Store.restore(
                from: copy,
                to: folder.appending(path: Office.File.store.rawValue).path,
                replacing: true
            )
            let restored = try await office.opened()
            #expect(
                await refusal {
                    _ = try await next(
                        1,
                        of: WatchRecords(cursor: cursor),
                        for: .lan,
                        in: restored
                    )
                } == "record.outlivedCursor"
            )
            try await restored.close()
        }
    }

    @Test func `that somebody was erased is told to the other services alone`() async throws {
        try await withOffice { office in
            let person = try await office.person()
            try await office.erase(person.id)
            let tip = try await office.filed()
            let service = Caller(
                identity: "spiffe://mps.homeward.gov.vn/service/cases",
                unit: "",
                roles: [Role.casesService.rawValue]
            )
            let told = try await next(1, of: WatchRecords(), for: service, in: office)
            #expect(told.map(\.what) == [Word(.erased)])
            #expect(told.map(\.id) == [person.id.identifier])
            let officer = try await next(1, of: WatchRecords(), for: .lan, in: office)
            #expect(officer.map(\.id) == [tip.id.identifier])
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a stream ends with the store`() async throws {
        try await withFolder { folder in
            let office = try await Office.open(in: folder)
            _ = try await office.filed()
            let stream = try await office.client(.lan).stream(WatchRecords<Files>())
            var events = stream.makeAsyncIterator()
            #expect(try await events.next() != nil)
            try await office.close()
            let ended = await refusal {
                while try await events.next() != nil {}
            }
            #expect(ended == nil)
        }
    }
}
