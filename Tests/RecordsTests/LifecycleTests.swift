import RPC
import Records
import ServiceContracts
import Testing
import Vocabulary

@Suite struct LifecycleTests {
    @Test func `a step needs its facts, each named when it is missing`() async throws {
        try await withOffice { office in
            let tip = try await office.assigned()
            do {
                _ = try await office.take(.confirmed, of: tip)
                Issue.record("the step was taken without its facts")
            } catch let error as ServiceError {
                #expect(error.reason == "lifecycle.facts")
                #expect(
                    error.violations == [FieldViolation(field: "facts.finding", rule: "missing")]
                )
            }
            let confirmed = try await office.take(
                .confirmed,
                of: tip,
                facts: [.finding: "seen by two"]
            )
            #expect(confirmed.state == .confirmed)
        }
    }

    @Test func `an illegal step is refused with the legal ones that the caller may take`()
        async throws
    {
        try await withOffice { office in
            let tip = try await office.assigned()
            do {
                _ = try await office.take(.answered, of: tip)
                Issue.record("the illegal step was taken")
            } catch let error as ServiceError {
                #expect(error.reason == "lifecycle.illegalStep")
                #expect(
                    error.violations.map(\.rule) == [
                        "legal.confirmed", "legal.unfounded", "legal.admitted",
                        "legal.transferred",
                    ]
                )
            }
        }
    }

    @Test func `a role that may not take the step is refused, and offered other steps`()
        async throws
    {
        // The commune may assign, and no more.
        try await withOffice { office in
            let tip = try await office.keeper.write(.filing(by: .lan)) { desk in
                try desk.file(
                    Tip.about("a van"),
                    owner: Caller.province,
                    assigned: ["VN/GOV/MPS/PROV/QNI/MONGCAI"]
                )
            }
            let commune = office.client(.commune)
            let offered = try await commune.call(NextSteps<Tip>(id: tip.id))
            #expect(offered.steps.map(\.to) == [Word(.assigned)])
            let assigned = try await office.take(.assigned, of: tip, by: .commune)
            #expect(
                await refusal {
                    _ = try await office.take(
                        .confirmed,
                        of: assigned,
                        facts: [.finding: "x"],
                        by: .commune
                    )
                } == "lifecycle.role"
            )
            #expect(try await commune.call(NextSteps<Tip>(id: tip.id)).steps.isEmpty)
        }
    }

    @Test func `a step closed to the generic method says which method takes it`() async throws {
        try await withOffice { office in
            let tip = try await office.assigned()
            let confirmed = try await office.take(.confirmed, of: tip, facts: [.finding: "x"])
            #expect(
                await refusal { _ = try await office.take(.signed, of: confirmed) }
                    == "lifecycle.through"
            )
            let signed = try await office.keeper.write(.filing(by: .lan)) { desk in
                try desk.step(confirmed.id, as: Tip.self, seen: confirmed.version, to: .signed)
            }
            #expect(signed.record?.state.known == .signed)
        }
    }

    @Test func `signed papers are neither corrected nor made void`() async throws {
        try await withOffice { office in
            let tip = try await office.assigned()
            let confirmed = try await office.take(.confirmed, of: tip, facts: [.finding: "x"])
            let signed = try await office.keeper.write(.filing(by: .lan)) { desk in
                try desk.step(confirmed.id, as: Tip.self, seen: confirmed.version, to: .signed)
            }
            let version = try #require(signed.record?.version)
            let client = office.client(.lan)
            #expect(
                await refusal {
                    _ = try await client.call(
                        CorrectRecord(
                            id: tip.id,
                            seen: version,
                            corrects: 1,
                            record: Tip.about("x"),
                            reason: FreeText("y")
                        )
                    )
                } == "record.notCorrectable"
            )
            #expect(
                await refusal {
                    _ = try await client.call(
                        VoidStep<Tip>(
                            id: tip.id,
                            seen: version,
                            version: version,
                            reason: FreeText("y")
                        )
                    )
                } == "record.notCorrectable"
            )
        }
    }

    @Test func `the last step is made void, its state holds no more, its facts stay readable`()
        async throws
    {
        try await withOffice { office in
            let tip = try await office.assigned()
            let confirmed = try await office.take(.confirmed, of: tip, facts: [.finding: "wrong"])
            let client = office.client(.lan)
            #expect(
                await refusal {
                    _ = try await client.call(
                        VoidStep<Tip>(
                            id: tip.id,
                            seen: confirmed.version,
                            version: tip.version,
                            reason: FreeText("not the last")
                        )
                    )
                } == "lifecycle.notLastStep"
            )
            let voided = try await client.call(
                VoidStep<Tip>(
                    id: tip.id,
                    seen: confirmed.version,
                    version: confirmed.version,
                    reason: FreeText("wrong person")
                )
            )
            #expect(voided.record?.state.known == .assigned)
            let history = try await client.call(RecordHistory<Tip>(id: tip.id)).versions
            #expect(history.map(\.isVoid) == [false, false, true, false])
            #expect(history[2].facts[.finding] == "wrong")
            // The step that it started is undone with it, and the one before can be undone next.
            let clocks = try await client.call(RecordClocks<Tip>(id: tip.id)).clocks
            #expect(!clocks.contains { $0.name == .reply })
            let twice = try await client.call(
                VoidStep<Tip>(
                    id: tip.id,
                    seen: 4,
                    version: 2,
                    reason: FreeText("not ours")
                )
            )
            #expect(twice.record?.state.known == .received)
        }
    }

    @Test func `a service's hook may refuse a step and may change the record with it`() async throws
    {
        let tips = RecordType(
            Tip.self,
            guarding: { taken, _ in
                if taken.record.summary.disclosed == "blocked" {
                    throw ServiceError.invalid("summary", "blocked")
                }
            },
            onStep: { taken, _ in taken.record.number = 7 }
        )
        try await withOffice(tips: tips) { office in
            let tip = try await office.assigned()
            #expect(tip.record.number == 7)
            let blocked = try await office.filed(.about("blocked"))
            #expect(
                await refusal { _ = try await office.take(.assigned, of: blocked) }
                    == "record.invalidField"
            )
        }
    }

    @Test func `a keeper refuses to open over a table that is not sound`() async throws {
        await #expect(throws: UnsoundRecords.self) {
            try await withFolder { folder in
                _ = try await Office.open(in: folder, tips: RecordType(Person.self))
            }
        }
    }
}
