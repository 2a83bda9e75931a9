import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import Records

/// What an overview tells of a tip, by its outline and by the whole record.
struct Outlined: Equatable {
    var id: Identifier
    var owner: OrgID
    var filing: Filing?
    var state: String?
    var clocks: [ClockReading] = []
    var number: Int?
    var topic: String?

    init(_ outline: Outline, at desk: ReadingDesk) throws {
        (id, owner) = (outline.identifier, outline.filing.owner)
        guard outline.isReadable else { return }
        (filing, state) = (outline.filing, outline.state)
        clocks = try desk.runningClocks(of: outline)
        number = try outline.property("number")
        topic = try outline.property("topic", as: String.self)
    }

    private init(_ sight: Sight<Tip>, at desk: ReadingDesk) throws {
        let stub = sight.stub
        id = try #require(sight.id).identifier
        owner = try #require(sight.content?.owner ?? stub?.owner)
        guard let filed = sight.content else { return }
        (filing, state) = (filed.filing, filed.state.text)
        clocks = try desk.clocks(of: filed, tellingDecisions: false).filter(\.isRunning)
        number = filed.record.number
        topic = filed.record.topic.text
    }

    static func all(of page: RecordPage<Tip>, at desk: ReadingDesk) throws -> [Outlined] {
        try page.records.map { try Outlined($0, at: desk) }
    }
}

/// An outline says what the record says, to whom the record says it, and nothing else.
@Suite struct OutlineTests {
    private func outline(
        of tip: Tip.ID,
        to officer: Caller,
        in office: Office
    ) async throws -> [Outlined]? {
        try await office.keeper.lookUp(.filing(by: officer)) { desk in
            try desk.outlineAtHand(of: tip, as: Tip.self)?.map { try Outlined($0, at: desk) }
        }
    }

    private func bringToHand(_ tip: Tip.ID, in office: Office) async throws {
        _ = try await office.keeper.lookUp(.filing(by: .lan)) { desk in
            try desk.clocks(of: tip, as: Tip.self)
        }
    }

    @Test func `one record is outlined once it is at hand, as far as the caller may know it`()
        async throws
    {
        try await withOffice { office in
            let person = VictimRef.make()
            let own = try await office.filed(about: [person])
            let shared = try await office.filed(about: [person], visibility: .shared)
            let cold = try await outline(of: own.id, to: .lan, in: office)
            #expect(cold == nil)
            for tip in [own.id, shared.id] { try await bringToHand(tip, in: office) }
            let mine = try #require(try await outline(of: own.id, to: .lan, in: office)?.first)
            #expect(mine.filing != nil && mine.state == "received")
            #expect(mine.clocks.map(\.name) == [.triage])
            #expect(try await outline(of: own.id, to: .stranger, in: office) == [])
            let stub = try #require(
                try await outline(of: shared.id, to: .stranger, in: office)?.first
            )
            #expect(stub.filing == nil && stub.state == nil && stub.topic == nil)
            #expect(stub.owner == mine.owner)
        }
    }

    @Test func `what stands for another record is not outlined in its place`() async throws {
        try await withOffice { office in
            let person = VictimRef.make()
            let survivor = try await office.filed(about: [person])
            let duplicate = try await office.filed(about: [person])
            _ = try await office.client(.lan).call(
                MergeRecord<Tip>(
                    id: duplicate.id,
                    seen: 1,
                    into: survivor.id,
                    seenInto: 1,
                    reason: FreeText("một tin")
                )
            )
            for tip in [survivor.id, duplicate.id] { try await bringToHand(tip, in: office) }
            #expect(try await outline(of: duplicate.id, to: .lan, in: office) == nil)
            #expect(try await outline(of: survivor.id, to: .lan, in: office)?.count == 1)
        }
    }

    @Test func `an outline counts as read only where the record may be read`() async throws {
        try await withOffice { office in
            let person = VictimRef.make()
            let shared = try await office.filed(about: [person], visibility: .shared)
            try await bringToHand(shared.id, in: office)
            for (officer, isRead) in [(Caller.lan, true), (.stranger, false)] {
                let touched = try await office.keeper.lookUp(.filing(by: officer)) { desk in
                    _ = try desk.outlineAtHand(of: shared.id, as: Tip.self)
                    return desk.touched.map(\.id)
                }
                #expect(touched == (isRead ? [shared.id.identifier] : []))
            }
        }
    }

    @Test func `a property that is missing or null is none, and one of another type an error`()
        throws
    {
        let content: WireValue = .map([
            .init("number", .text("x")), .init("none", .null),
        ])
        let outline = Outline(
            kind: Tip.kind,
            identifier: .random(),
            filing: Filing(
                owner: "VN/GOV/MPS",
                occurred: Occurrence(at: .now),
                recordedAt: .now,
                recordedBy: "somebody"
            ),
            state: "received",
            isReadable: true,
            content: Bytes(try Wire.encode(content))
        )
        #expect(try outline.property("other", as: Int.self) == nil)
        #expect(try outline.property("none", as: Int.self) == nil)
        #expect(try outline.property("number", as: String.self) == "x")
        #expect(throws: WireError.self) { try outline.property("number", as: Int.self) }
    }
}
