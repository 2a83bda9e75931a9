import RPC
import Records
import ServiceContracts
import ServiceKit
import Storage
import Testing
import Vocabulary
import WireCodec

/// One organisation takes over from another.
@Suite struct SuccessionTests {
    private static let successor: OrgID = "VN/GOV/MPS/PROV/HPH"

    private static func succession(by successor: OrgID = successor) throws -> Succession {
        let from = try #require(CalendarDate("2026-07-01"))
        return Succession(of: Caller.province, by: successor, from: from)
    }

    private static func officer(_ number: String, _ unit: OrgID, _ role: Role) -> Caller {
        Caller(
            identity: "spiffe://mps.homeward.gov.vn/officer/\(number)",
            unit: unit.path,
            roles: [role.rawValue]
        )
    }

    private static let administrator = officer("109-002", "VN/GOV/MPS/IT", .administrator)
    private static let auditor = officer("109-001", "VN/GOV/MPS/AUDIT", .auditor)
    private static let heir = officer("106-001", successor, .provincialPolice)

    /// One more page.
    @discardableResult
    private func goOn(
        _ office: Office,
        _ succession: Succession,
        as officer: Caller = administrator
    ) async throws -> SuccessionReport {
        try await office.client(officer).call(
            SucceedOrganisation<Files>(succession, legalBasis: LegalBasis("202/2025/QH15"))
        )
    }

    /// The whole of it.
    private func finish(_ office: Office) async throws -> SuccessionReport {
        let succession = try Self.succession()
        while true {
            let report = try await goOn(office, succession)
            if report.finishedAt != nil { return report }
        }
    }

    private func fetched(
        _ tip: Filed<Tip>,
        as officer: Caller,
        in office: Office
    ) async throws -> Filed<Tip> {
        let sight = try await office.client(officer).call(FetchRecord<Tip>(id: tip.id))
        return try #require(sight.content)
    }

    @Test func `what is open moves with its clock, and its history shows who was`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            #expect(
                await refusal { _ = try await fetched(tip, as: Self.heir, in: office) }
                    == "record.notFound"
            )
            let report = try await finish(office)
            #expect(report.moved.records == 1 && report.moved.clocks == 1)
            #expect(report.moved.closed == 0 && report.moved.approvals == 0)
            let now = try await fetched(tip, as: Self.heir, in: office)
            #expect(now.owner == Self.successor && now.version == 2)
            #expect(now.state == tip.state && now.record == tip.record)
            #expect(now.filing.legalBasis == LegalBasis("202/2025/QH15"))
            let history = try await office.client(Self.heir).call(RecordHistory<Tip>(id: tip.id))
            #expect(history.versions.map(\.filed.owner) == [Caller.province, Self.successor])
            #expect(history.versions.map(\.what) == [Word(.filed), Word(.succeeded)])
            #expect(history.versions.last?.filed.filing.recordedBy == Self.administrator.identity)
            let clocks = try await office.client(Self.heir).call(RecordClocks<Tip>(id: tip.id))
            #expect(clocks.clocks.map(\.name) == [.triage])
            #expect(clocks.clocks.first?.startedAt == tip.filing.occurred.at)
            let assigned = try await office.take(.assigned, of: now, by: Self.heir)
            #expect(assigned.owner == Self.successor)
        }
    }

    @Test func `who took over from a partner is one until an update names neither of the two`()
        async throws
    {
        try await withOffice { office in
            let owner = office.client(.stranger)
            let filed = try await owner.call(
                FileRecord(Note(text: FreeText("a van"), reader: Caller.province))
            )
            _ = try await finish(office)
            let heir = office.client(Self.heir)
            var note = filed.record
            var version = try await heir.call(NextSteps<Note>(id: filed.id)).version
            // The record comes to bear the name of today.
            note.reader = Self.successor
            version = try await owner.call(
                UpdateRecord(id: filed.id, seen: version, record: note)
            ).version
            #expect(try await heir.call(FetchRecord<Note>(id: filed.id)).content != nil)
            note.reader = nil
            let last = try await owner.call(
                UpdateRecord(id: filed.id, seen: version, record: note)
            )
            #expect(last.filing.assigned == [])
            #expect(
                await refusal { _ = try await heir.call(FetchRecord<Note>(id: filed.id)) }
                    == "record.notFound"
            )
        }
    }

    @Test func `a partner that was succeeded is released under either name`() async throws {
        try await withOffice { office in
            let owner = office.client(.stranger)
            let filed = try await owner.call(
                FileRecord(Note(text: FreeText("a van"), reader: Caller.province))
            )
            _ = try await finish(office)
            let heir = office.client(Self.heir)
            let version = try await heir.call(NextSteps<Note>(id: filed.id)).version
            var note = filed.record
            note.reader = nil
            _ = try await owner.call(UpdateRecord(id: filed.id, seen: version, record: note))
            #expect(
                await refusal { _ = try await heir.call(FetchRecord<Note>(id: filed.id)) }
                    == "record.notFound"
            )
        }
    }

    @Test func `a closed record keeps the body of its day, and the successor reads it`()
        async throws
    {
        try await withOffice { office in
            let tip = try await office.assigned()
            let confirmed = try await office.take(.confirmed, of: tip, facts: [.finding: "seen"])
            let answered = try await office.take(.answered, of: confirmed)
            let report = try await finish(office)
            #expect(report.moved.closed == 1 && report.moved.records == 0)
            let read = try await fetched(answered, as: Self.heir, in: office)
            #expect(read.owner == Caller.province && read.version == answered.version)
        }
    }

    @Test func `what waits for a second officer is decided by the successor's`() async throws {
        try await withOffice { office in
            let tip = try await office.assigned()
            let proposed = try await office.client(.lan).call(
                TakeStep<Tip>(
                    id: tip.id,
                    seen: tip.version,
                    to: .unfounded,
                    facts: [.reason: "nothing there"]
                )
            )
            let approval = try #require(proposed.awaiting)
            #expect(try await finish(office).moved.approvals == 1)
            let waiting = try await office.client(Self.heir).call(ListApprovals<Tip>())
            #expect(waiting.approvals.map(\.id) == [approval])
            let outcome = try await office.client(Self.heir).call(
                DecideApproval<Tip>(approval: approval, .approve)
            )
            #expect(outcome.record?.state == Word(.unfounded))
            #expect(outcome.record?.owner == Self.successor)
        }
    }

    @Test func `an officer whom the policy still seats in the former unit acts for its successor`()
        async throws
    {
        try await withOffice { office in
            let tip = try await office.filed()
            _ = try await finish(office)
            // What they file in the old name is listed with the rest; what moved stays theirs.
            #expect(try await fetched(tip, as: .lan, in: office).owner == Self.successor)
            let assigned = try await office.client(.minh).call(
                TakeStep<Tip>(id: tip.id, seen: 2, to: .assigned)
            )
            #expect(assigned.record?.owner == Self.successor)
        }
    }

    @Test func `killed after any page it goes on where it stood, and moves nothing twice`()
        async throws
    {
        try await withFolder { folder in
            var office = try await Office.open(in: folder)
            var tips: [Filed<Tip>] = []
            for number in 0..<450 { tips.append(try await office.filed(.about("van \(number)"))) }
            let foreign = try await office.client(.stranger).call(
                FileTip(tip: .about("elsewhere"), owner: "VN/GOV/MPS/PROV/LCI")
            ).tip
            let succession = try Self.succession()
            var moved: [Int] = []
            while true {
                let report = try await goOn(office, succession)
                moved.append(report.moved.records)
                if report.finishedAt != nil { break }
                office = try await office.reopened()
            }
            // The beginning, two full pages, and the rest.
            #expect(moved == [0, 200, 400, 450])
            let again = try await goOn(office, succession)
            #expect(again.moved.records == 450)
            for tip in [tips[0], tips[199], tips[200], tips[449]] {
                let now = try await fetched(tip, as: Self.heir, in: office)
                #expect(now.owner == Self.successor && now.version == 2)
            }
            #expect(try await fetched(foreign, as: .stranger, in: office).version == 1)
            let versions = try await office.found(
                "SELECT COUNT(*) AS n FROM record_versions WHERE what = 'succeeded'"
            )
            #expect(versions == [[.integer(450)]])
            let listed = try await office.client(Self.heir).call(CountRecords<Tip>())
            #expect(listed.total == 450)
            try await office.close()
        }
    }

    @Test func `a list by the successor finds what names the former unit, whose own list stays`()
        async throws
    {
        try await withOffice { office in
            var filed: [RecordID<Tip>] = []
            for lead in [Caller.province, "VN/GOV/MPS/PROV/QNI/TEAM-1", Self.successor] as [OrgID] {
                var tip = Tip.about("a van")
                tip.lead = lead
                filed.append(try await office.filed(tip).id)
                office.time.pass(.seconds(1))
            }
            func listed(_ key: String, _ unit: OrgID, as officer: Caller) async throws
                -> [RecordID<Tip>]
            {
                try await office.client(officer).call(
                    ListRecords<Tip>(facets: [Facet(key, unit.path)])
                ).records.compactMap(\.id)
            }
            #expect(try await listed("lead", Self.successor, as: .lan) == [filed[2]])
            _ = try await finish(office)
            for officer in [Caller.lan, Self.heir] {
                #expect(
                    try await listed("lead", Self.successor, as: officer) == [filed[2], filed[0]]
                )
                let team: OrgID = "VN/GOV/MPS/PROV/HPH/TEAM-1"
                #expect(try await listed("lead", team, as: officer) == [filed[1]])
                // Facts keep the unit of their day.
                #expect(try await listed("lead", Caller.province, as: officer) == [filed[0]])
                #expect(
                    try await listed("lead.asFiled", Self.successor, as: officer) == [filed[2]]
                )
                let client = office.client(officer)
                let within = try await client.call(
                    CountRecords<Tip>(facets: [
                        Facet("topic", Word(Topic.recruitment)),
                        Facet("lead", Self.successor.path),
                    ])
                )
                #expect(within.total == 2)
                #expect(
                    try await client.call(CountRecords<Tip>(by: "lead")).counts == [
                        .init(value: Self.successor.path, count: 2),
                        .init(value: team.path, count: 1),
                    ]
                )
                #expect(
                    try await client.call(CountRecords<Tip>(by: "lead.asFiled")).counts == [
                        .init(value: Self.successor.path, count: 1),
                        .init(value: Caller.province.path, count: 1),
                        .init(value: "VN/GOV/MPS/PROV/QNI/TEAM-1", count: 1),
                    ]
                )
            }
        }
    }

    @Test func `a plan counts the same and changes nothing`() async throws {
        try await withOffice { office in
            for number in 0..<250 { _ = try await office.filed(.about("van \(number)")) }
            let before = try await office.everything()
            let succession = try Self.succession()
            var records = 0
            var clocks = 0
            var pages = 0
            var cursor: Bytes?
            repeat {
                let page = try await office.client(Self.administrator).call(
                    PlanSuccession<Files>(succession, cursor: cursor)
                )
                records += page.moved.records
                clocks += page.moved.clocks
                pages += 1
                cursor = page.next
            } while cursor != nil
            #expect(records == 250 && clocks == 250 && pages == 2)
            #expect(try await office.everything() == before)
            let known = try await office.client(Self.auditor).call(ListSuccessions<Files>())
            #expect(known.successions.isEmpty)
        }
    }

    @Test func `whoever is no administrator, and whatever contradicts, changes nothing`()
        async throws
    {
        try await withOffice { office in
            let tip = try await office.filed()
            let before = try await office.everything()
            let succession = try Self.succession()
            for officer in [Caller.lan, .stranger, Self.heir, Self.auditor] {
                #expect(
                    await refusal { try await goOn(office, succession, as: officer) }
                        == "call.roleMissing"
                )
            }
            #expect(
                await refusal {
                    try await goOn(office, try Self.succession(by: Caller.province))
                } == "record.invalidField"
            )
            #expect(try await office.everything() == before)
            _ = try await finish(office)
            let after = try await office.everything()
            #expect(
                await refusal {
                    try await goOn(office, try Self.succession(by: "VN/GOV/MPS/PROV/LCI"))
                } == "record.invalidField"
            )
            #expect(try await office.everything() == after)
            // A stranger sees no more than before.
            #expect(
                await refusal { _ = try await fetched(tip, as: .stranger, in: office) }
                    == "record.notFound"
            )
        }
    }

    @Test func `each moved record stands in the audit with who moved it`() async throws {
        try await withOffice { office in
            _ = try await office.filed()
            let before = try await office.rows("audit_entries")
            _ = try await finish(office)
            // The beginning, and the one record.
            #expect(try await office.rows("audit_entries") == before + 2)
            let known = try await office.client(Self.auditor).call(ListSuccessions<Files>())
            #expect(known.successions.map(\.begunBy) == [Self.administrator.identity])
            #expect(known.successions.map(\.succession) == [try Self.succession()])
        }
    }
}
