import RPC
import ServiceContracts
import Storage
import Testing
import Vocabulary
import WireCodec

@testable import Records

/// The running clocks of a service, soonest first: which stand in the list, and for whom.
@Suite struct DeadlineTests {
    /// A tip that was heard of so many hours ago, whose triage is due a day after.
    private func heard(
        _ hours: Int,
        ago office: Office,
        visibility: Visibility = .unit,
        by officer: Caller = .lan
    ) async throws -> Filed<Tip> {
        let moment = office.time.now.advanced(by: .seconds(-3_600 * hours))
        return try await office.filed(
            visibility: visibility,
            occurred: Occurrence(at: moment),
            by: officer
        )
    }

    @Test func `what is due first stands first, whatever started first`() async throws {
        try await withOffice { office in
            let late = try await heard(30, ago: office)
            let soon = try await heard(20, ago: office)
            // Begun long before all, and owed in thirty days.
            let letter = try await office.filed()
            let start = office.time.now.advanced(by: .seconds(-28 * 86_400))
            try await office.start(.reply, of: letter.id, at: start)
            let told = try await office.deadlines().entries.map(\.deadline)
            #expect(
                told.map(\.id) == [late, soon, letter, letter].map(\.id.identifier)
            )
            #expect(told.map(\.clock) == [.triage, .triage, .triage, .reply])
            #expect(told.map(\.isOverdue) == [true, false, false, false])
            #expect(told.allSatisfy { $0.kind == Tip.kind && $0.version == 1 })
            #expect(told.allSatisfy { $0.state == "received" })
            #expect(told.allSatisfy { $0.organisation == Caller.province })
            #expect(told.map(\.dueAt) == told.map(\.dueAt).sorted())
        }
    }

    @Test func `it says what the limit rests on, and whether it was read in the law`() async throws
    {
        try await withOffice { office in
            let tip = try await office.filed()
            try await office.start(.policeVerification, of: tip.id, at: office.time.now)
            let readings = try await office.client(.lan).call(RecordClocks<Tip>(id: tip.id)).clocks
            let told = try await office.deadlines().entries.map(\.deadline)
            #expect(told.count == 2 && readings.count == 2)
            for clock in told {
                let reading = try #require(readings.first { $0.name == clock.clock })
                #expect(clock.legalBasis == reading.legalBasis)
                #expect(clock.isConfirmed == reading.isConfirmed)
                #expect(clock.isProvisional == reading.isProvisional)
                #expect(clock.startedAt == reading.startedAt)
                #expect(clock.dueAt == reading.dueAt)
            }
        }
    }

    @Test func `a clock that stopped is gone, one whose stop was undone is back`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            let assigned = try await office.take(.assigned, of: tip)
            #expect(try await office.deadlines().entries.isEmpty)
            _ = try await office.client(.lan).call(
                VoidStep<Tip>(
                    id: tip.id,
                    seen: assigned.version,
                    version: assigned.version,
                    reason: FreeText("nhầm")
                )
            )
            #expect(try await office.deadlines().entries.map(\.deadline.clock) == [.triage])
        }
    }

    @Test func `an extended clock moves to the day of its decision, and tells no number`()
        async throws
    {
        try await withOffice { office in
            let tip = try await office.filed()
            let other = try await office.filed()
            _ = try await office.client(.lan).call(
                ExtendClock<Tip>(
                    id: tip.id,
                    seen: tip.version,
                    clock: .triage,
                    until: try #require(CalendarDate("2026-08-15")),
                    decision: FreeText("15/QĐ-CA")
                )
            )
            let page = try await office.deadlines()
            let told = page.entries.map(\.deadline)
            #expect(told.map(\.id) == [other.id.identifier, tip.id.identifier])
            #expect(told.map(\.isExtended) == [false, true])
            #expect(told.last?.dueAt == Instant("2026-08-15T16:59:59.999Z"))
            #expect(told.last?.legalBasis == LegalBasis("Homeward", "practice"))
            #expect(try !String(decoding: Wire.encode(page), as: UTF8.self).contains("15/QĐ"))
        }
    }

    @Test func `what the caller may not read is as if it were not there, known of or not`()
        async throws
    {
        try await withOffice { office in
            _ = try await office.filed()
            // Everybody knows that it exists, and reads no more of it.
            _ = try await office.filed(visibility: .shared)
            let before = try await office.everything()
            for officer in [Caller.stranger, .guardsman, .health, .commune] {
                let page = try await office.deadlines(for: officer)
                #expect(page.entries == [] && page.next == nil, "\(officer.unit)")
            }
            #expect(try await office.deadlines(for: .minh).entries.count == 2)
            #expect(try await office.everything() == before)
        }
    }

    @Test func `whoever has no role of a kind's readers, or no content at all, hears of none`()
        async throws
    {
        try await withOffice { office in
            let person = try await office.person()
            _ = try await office.keeper.write(.filing(by: .health)) { desk in
                guard let filed = try desk.unchecked(person.id, as: Person.self) else {
                    return false
                }
                try desk.start(.assignment, of: filed, at: desk.now)
                return true
            }
            let unit = "VN/GOV/MOH/PROV/QNI"
            // The officer who owns the record would have to state a purpose, which nobody does here.
            for role in [Role.provincialHealth, .provincialPolice] {
                let viewer = CountDifference.viewer(unit, role)
                #expect(try await office.deadlines(for: viewer).entries == [])
            }
            _ = try await office.filed()
            for role in [Role.auditor, .administrator, .steeringCommittee] {
                let viewer = CountDifference.viewer("VN/GOV/MPS/PROV/QNI", role)
                #expect(
                    await refusal { _ = try await office.deadlines(for: viewer) }
                        == CallReason.roleMissing
                )
                let found = try await office.keeper.read(.filing(by: viewer)) { desk in
                    try desk.deadlines(DeadlineQuery(), of: [Tip.kind, Person.kind], limit: 9)
                }
                #expect(found.entries.isEmpty && found.opened == 0)
            }
        }
    }

    @Test func `an erased person's clocks are over`() async throws {
        try await withOffice { office in
            let person = VictimRef.make()
            _ = try await office.keeper.write(.filing(by: .lan)) { desk in
                try desk.file(
                    Tip.about("a van"),
                    owner: Caller.province,
                    sealedFor: person
                ).id
            }
            #expect(try await office.deadlines().entries.count == 1)
            try await office.erase(person)
            #expect(try await office.deadlines().entries.isEmpty)
            #expect(
                try await office.found("SELECT stopped_version, stopped_at FROM record_clocks")
                    == [[.integer(2), .integer(office.time.now.millisecondsSinceEpoch)]]
            )
        }
    }

    @Test func `of merged records the one that stands for both has the clock, and once`()
        async throws
    {
        try await withOffice { office in
            let (kept, lost) = (try await office.filed(), try await office.filed())
            _ = try await office.client(.lan).call(
                MergeRecord<Tip>(
                    id: lost.id,
                    seen: lost.version,
                    into: kept.id,
                    seenInto: kept.version,
                    reason: FreeText("một tin")
                )
            )
            // Both started at the same moment: to whoever has to keep it, it is one.
            let told = try await office.everyDeadline(limit: 1)
            #expect(told.map(\.id) == [kept.id.identifier])
        }
    }

    @Test func `a unit's deadlines are its successor's, also where the records have not moved`()
        async throws
    {
        try await withOffice { office in
            let tip = try await office.filed()
            let successor: OrgID = "VN/GOV/MPS/PROV/HPH"
            let heir = CountDifference.viewer(successor.path, .provincialPolice)
            #expect(try await office.deadlines(for: heir).entries.isEmpty)
            let administrator = CountDifference.viewer("VN/GOV/MPS/IT", .administrator)
            let request = SucceedOrganisation<Files>(
                Succession(
                    of: Caller.province,
                    by: successor,
                    from: try #require(CalendarDate("2026-07-01"))
                ),
                legalBasis: LegalBasis("202/2025/QH15")
            )
            for _ in 0..<2 {
                _ = try await office.client(administrator).call(request)
                let query = DeadlineQuery(mine: true)
                let told = try await office.deadlines(query, for: heir).entries.map(\.deadline)
                #expect(told.map(\.id) == [tip.id.identifier])
                // Whoever is still of the former unit is of the new one.
                #expect(try await office.deadlines(query).entries.count == 1)
            }
        }
    }

    @Test func `a rule that is replaced holds at once, and the order is the new one`() async throws
    {
        try await withFolder { folder in
            let office = try await Office.open(in: folder)
            let old = try await heard(20, ago: office)
            let letter = try await office.assigned()
            try await office.start(.reply, of: letter.id, at: office.time.now)
            #expect(
                try await office.deadlines().entries.map(\.deadline.clock) == [.triage, .reply]
            )
            try await office.close()
            let rules = ClockRules.limiting(.reply, to: .hours(2))
            let again = try await Office.open(
                in: folder,
                keys: office.keys,
                time: office.time,
                rules: rules
            )
            let told = try await again.deadlines().entries.map(\.deadline)
            #expect(told.map(\.id) == [letter.id.identifier, old.id.identifier])
            #expect(told.first?.dueAt == office.time.now.advanced(by: .seconds(7_200)))
            try await again.close()
        }
    }

    @Test func `horizon, overdue, own unit and kind narrow the list, and only that`() async throws {
        try await withOffice { office in
            let late = try await heard(30, ago: office)
            let soon = try await heard(20, ago: office)
            let below = try await office.client(.commune).call(
                FileTip(
                    tip: .about("a boat"),
                    owner: try #require(OrgID(Caller.commune.unit))
                )
            ).tip
            let others = try await office.keeper.write(.filing(by: .stranger)) { desk in
                try desk.file(
                    Tip.about("a bus"),
                    owner: "VN/GOV/MPS/PROV/LCI",
                    assigned: [Caller.province]
                )
            }
            func told(_ query: DeadlineQuery) async throws -> Set<Identifier> {
                Set(try await office.everyDeadline(query, limit: 1).map(\.id))
            }
            let all = Set([late, soon, below, others].map(\.id.identifier))
            #expect(try await told(DeadlineQuery()) == all)
            #expect(try await told(DeadlineQuery(overdue: false, mine: false)) == all)
            #expect(try await told(DeadlineQuery(overdue: true)) == [late.id.identifier])
            #expect(
                try await told(DeadlineQuery(mine: true))
                    == all.subtracting([others.id.identifier])
            )
            let due = office.time.now.advanced(by: .seconds(4 * 3_600))
            let near = Set([late, soon].map(\.id.identifier))
            #expect(try await told(DeadlineQuery(until: due)) == near)
            let before = due.advanced(by: .milliseconds(-1))
            #expect(try await told(DeadlineQuery(until: before)) == [late.id.identifier])
            #expect(try await told(DeadlineQuery(kinds: [Tip.kind])) == all)
            #expect(try await told(DeadlineQuery(kinds: [Note.kind])) == [])
            // A kind of another service is none of this one's.
            #expect(try await told(DeadlineQuery(kinds: ["cases.report"])) == [])
        }
    }

    @Test func `a clock is overdue from the moment after it is due`() async throws {
        try await withOffice { office in
            _ = try await heard(24, ago: office)
            #expect(try await office.deadlines().entries.map(\.deadline.isOverdue) == [false])
            #expect(try await office.deadlines(DeadlineQuery(overdue: true)).entries.isEmpty)
            office.time.pass(.milliseconds(1))
            #expect(try await office.deadlines().entries.map(\.deadline.isOverdue) == [true])
            #expect(try await office.deadlines(DeadlineQuery(overdue: true)).entries.count == 1)
        }
    }

    @Test func `a question that breaks a rule is refused, and nothing is kept`() async throws {
        try await withOffice { office in
            _ = try await office.filed()
            _ = try await office.filed()
            let own = try #require(try await office.deadlines(limit: 1).next)
            let before = try await office.everything()
            for (query, limit, cursor, reason): (DeadlineQuery, Int, Bytes?, String) in [
                (DeadlineQuery(), 0, nil, "question.invalid"),
                (DeadlineQuery(), 201, nil, "question.invalid"),
                (DeadlineQuery(kinds: ["files.nothing"]), 9, nil, "vocabulary.unrecognized"),
                (DeadlineQuery(), 9, Bytes([1, 2, 3]), "record.unknownCursor"),
                (DeadlineQuery(), 9, Bytes([]), "record.unknownCursor"),
            ] {
                #expect(
                    await refusal {
                        _ = try await office.deadlines(query, limit: limit, after: cursor)
                    } == reason
                )
            }
            // A cursor is its reader's, and a list's cursor is none of this one's.
            #expect(
                await refusal { _ = try await office.deadlines(for: .minh, after: own) }
                    == "record.unknownCursor"
            )
            let listed = try await office.client(.lan).call(ListRecords<Tip>(limit: 1)).next
            #expect(
                await refusal { _ = try await office.deadlines(after: listed) }
                    == "record.unknownCursor"
            )
            #expect(try await office.everything() == before)
        }
    }
}
