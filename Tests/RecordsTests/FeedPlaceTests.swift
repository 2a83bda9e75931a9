import RPC
import Records
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// Where a feed stands: the place from which nothing later is lost, and nothing earlier comes again.
@Suite struct FeedPlaceTests {
    private func place(_ officer: Caller, in office: Office) async throws -> Bytes {
        let context = CallContext.filing(by: officer)
        return try await office.keeper.read(context) { try $0.feedPlace() }
    }

    private func next(
        _ count: Int,
        after cursor: Bytes,
        for officer: Caller,
        in office: Office
    ) async throws -> [RecordEvent] {
        var events: [RecordEvent] = []
        let stream = try await office.client(officer).stream(WatchRecords<Files>(cursor: cursor))
        for try await event in stream {
            events.append(event)
            if events.count == count { break }
        }
        return events
    }

    @Test func `from a place on comes what happened after it, and nothing before`() async throws {
        try await withOffice { office in
            let empty = try await place(.lan, in: office)
            let old = try await office.filed()
            let between = try await place(.lan, in: office)
            let new = try await office.filed()
            let all = try await next(2, after: empty, for: .lan, in: office)
            #expect(all.map(\.id) == [old.id.identifier, new.id.identifier])
            let rest = try await next(1, after: between, for: .lan, in: office)
            #expect(rest.map(\.id) == [new.id.identifier])
        }
    }

    @Test func `a place is its reader's alone`() async throws {
        try await withOffice { office in
            _ = try await office.filed()
            let cursor = try await place(.lan, in: office)
            #expect(
                await refusal {
                    _ = try await next(1, after: cursor, for: .minh, in: office)
                } == "record.unknownCursor"
            )
        }
    }
}
