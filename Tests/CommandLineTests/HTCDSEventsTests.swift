import HTCDS
import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// An export tells what case files say of its persons, or says that it does not.
@Suite struct HTCDSEventsTests {
    private static let day = CalendarDate(dayNumber: 20_000)

    private static func event(
        _ phase: TraffickingEventType,
        lasting days: Int? = nil,
        telling details: Bool = true
    ) -> ToldEvent {
        var event = TraffickingEvent(
            caseFile: .make(),
            phase: phase,
            from: day,
            until: days.map { day.adding(days: $0) },
            country: .vietNam,
            province: .quangNinh,
            summary: FreeText("Bị đưa qua đường mòn.")
        )
        event.city = FreeText("Móng Cái")
        event.street = FreeText("Đường thử nghiệm")
        event.postalCode = FreeText("01000")
        event.latitude = 21.5
        event.longitude = 107.9
        return ToldEvent(.make(), event, tellingDetails: details)
    }

    private static func failure(_ code: ErrorCode, _ reason: String) -> homeward.CallFailure {
        homeward.CallFailure(
            daemon: .cases,
            method: ReadPersonEvents.method.name,
            error: ServiceError(code, reason: reason, "It did not work.")
        )
    }

    @Test func `an event fills the standard's fields`() {
        let content = HTCDSEvents.content(of: Self.event(.transit))
        #expect(Set(content.fields) == Set(HTCDSEvent.fields))
        #expect(content["hte_Type"] == .word("Transit"))
        #expect(content["hte_Date"] == .date(Self.day))
        #expect(content["hte_Country"] == .text("VN"))
        #expect(content["hte_State"] == .text(Province.quangNinh.label.vi))
        #expect(content["hte_City"] == .text("Móng Cái"))
        #expect(content["hte_Latitude"] == .degrees(21.5))
        #expect(content["hte_Description"] == .text("Bị đưa qua đường mòn."))
        let told = HTCDSEvents.content(of: Self.event(.transit, telling: false))
        #expect(
            told.fields.map(\.name) == ["hte_Country", "hte_State", "hte_Date", "hte_Type"]
        )
    }

    private static func references(_ request: ReadPersonEvents) -> [[VictimRef]] {
        [[request.victim] + (request.also ?? [])]
            + (request.others ?? []).map { [$0.victim] + ($0.also ?? []) }
    }

    @Test func `persons are asked for at once, by reference alone, each with the others to them`()
        async throws
    {
        let people = (0..<3).map { _ in VictimRef.make() }
        let other = VictimRef.make()
        var asked: [[[VictimRef]]] = []
        let told = try await HTCDSEvents.told(
            of: people.map { _ in HTCDSRecord() },
            [[people[0]], [people[1], other], [people[2]]]
        ) { request in
            asked.append(Self.references(request))
            let events = [
                Self.event(.transit, lasting: 0), Self.event(.exploitation, telling: false),
            ]
            return .init(
                events: [],
                others: (0..<2).map { _ in PersonEvents(events: events, omitted: 1) }
            )
        }
        #expect(asked == [[[people[0]], [people[1], other], [people[2]]]])
        #expect(told.events.map(\.record) == [2, 2, 3, 3])
        #expect(told.withoutDetails == 2 && told.omitted == 2)
        #expect(!told.arePeriods && !told.isPartial && told.failure == nil)
        #expect(told.statement.count == 3)
    }

    /// How many of those who are asked about a service answers for; one of an earlier version for the first.
    @Test(arguments: [nil, 0, 7, ReadPersonEvents.mostPersons])
    func `whoever is not answered for is asked about again, and nobody twice`(
        answered: Int?
    ) async throws {
        let people = (0..<120).map { _ in VictimRef.make() }
        var calls = 0
        var told: [VictimRef] = []
        let events = try await HTCDSEvents.told(
            of: people.map { _ in HTCDSRecord() },
            people.map { [$0] }
        ) { request in
            calls += 1
            let asked = Self.references(request).flatMap(\.self)
            #expect(asked.count <= ReadPersonEvents.mostPersons)
            let others = answered.map { asked.dropFirst().prefix($0) }
            told += asked.prefix(1) + (others ?? [])
            let one = Self.event(.transit)
            return .init(
                events: [one],
                others: others.map { $0.map { _ in PersonEvents(events: [one]) } }
            )
        }
        #expect(told == people)
        #expect(events.events.map(\.record) == Array(1...120))
        #expect(calls == [nil: 120, 0: 120, 7: 15, ReadPersonEvents.mostPersons: 3][answered])
    }

    @Test func `what the record holds already is not told a second time`() async throws {
        var record = HTCDSEvents.content(of: Self.event(.transit))
        record["prs_FirstName"] = .text("Hoa")
        let told = try await HTCDSEvents.told(of: [record], [[.make()]]) { _ in
            .init(events: [Self.event(.transit), Self.event(.recruitment, lasting: 3)])
        }
        #expect(told.events.map { $0.content["hte_Type"] } == [.word("Recruitment")])
        #expect(told.arePeriods)
    }

    @Test(arguments: [
        (ErrorCode.unavailable, true), (.deadlineExceeded, true), (.unimplemented, true),
        (.permissionDenied, false),
    ])
    func `where cases does not tell, no event is written and the export says so`(
        code: ErrorCode,
        isPartial: Bool
    ) async throws {
        let people = (0..<3).map { _ in VictimRef.make() }
        var calls = 0
        let told = try await HTCDSEvents.told(
            of: people.map { _ in HTCDSRecord() },
            people.map { [$0] }
        ) { _ in
            calls += 1
            guard calls < 2 else { throw Self.failure(code, "test.refused") }
            return .init(events: [Self.event(.transit)], others: [])
        }
        #expect(calls == 2)
        #expect(told.events == [])
        #expect(told.failure?.error.code == code)
        #expect(told.isPartial == isPartial)
        #expect(told.statement.count == 1)
        let words = HTCDSPhrase.eventsMissing.label
        #expect(told.statement[0].hasPrefix(words.current.prefix(20)))
    }

    @Test func `whoever stops the command stops it, and gets no file without events`() async throws
    {
        await #expect(throws: homeward.CallFailure.self) {
            _ = try await HTCDSEvents.told(of: [HTCDSRecord()], [[.make()]]) { _ in
                throw Self.failure(.cancelled, "call.cancelled")
            }
        }
    }
}
