import RPC
import Records
import ServiceContracts
import Testing
import Vocabulary

/// What a correction reaches, and what it does not.
@Suite struct CorrectionTests {
    private func correct(
        _ tip: Filed<Tip>,
        to record: Tip,
        in office: Office
    ) async throws -> Filed<Tip> {
        try await office.client(.minh).call(
            CorrectRecord(
                id: tip.id,
                seen: tip.version,
                corrects: 1,
                record: record,
                reason: FreeText("misheard")
            )
        )
    }

    @Test func `a field that the kind does not name as correctable stays, and is named`()
        async throws
    {
        try await withOffice { office in
            let tip = try await office.filed()
            let before = try await office.everything()
            var record = tip.record
            record.number = 9
            record.summary = FreeText("another")
            do {
                _ = try await correct(tip, to: record, in: office)
                Issue.record("the number was corrected")
            } catch let error as ServiceError {
                #expect(error.reason == "record.fieldNotCorrectable")
                #expect(
                    error.violations == [
                        FieldViolation(field: "record.number", rule: "correctable")
                    ]
                )
            }
            #expect(try await office.everything() == before)
        }
    }

    @Test func `a number that was given is not taken away by leaving it out`() async throws {
        let numbering = RecordType(Tip.self, onStep: { taken, _ in taken.record.number = 7 })
        try await withOffice(tips: numbering) { office in
            let tip = try await office.assigned()
            #expect(tip.record.number == 7)
            #expect(
                await refusal { _ = try await correct(tip, to: .about("another"), in: office) }
                    == "record.fieldNotCorrectable"
            )
        }
    }

    @Test func `a correction changes neither state, owner, assignment nor visibility`() async throws
    {
        try await withOffice { office in
            let tip = try await office.assigned()
            var record = tip.record
            record.topic = Word(Topic.transport)
            let corrected = try await correct(tip, to: record, in: office)
            #expect(corrected.state == tip.state)
            #expect(corrected.owner == tip.owner)
            #expect(corrected.filing.assigned == tip.filing.assigned)
            #expect(corrected.filing.visibility == tip.filing.visibility)
            #expect(corrected.filing.occurred == tip.filing.occurred)
            #expect(corrected.record == record)
        }
    }

    @Test func `a flag that protects is raised by anybody who corrects and lowered by nobody`()
        async throws
    {
        try await withOffice { office in
            let tip = try await office.filed()
            var record = tip.record
            record.inDanger = true
            let raised = try await correct(tip, to: record, in: office)
            #expect(raised.record.inDanger == true)
            for lowered in [false, nil] as [Bool?] {
                record.inDanger = lowered
                #expect(
                    await refusal { _ = try await correct(raised, to: record, in: office) }
                        == "record.fieldNotCorrectable"
                )
            }
        }
    }

    @Test func `a corrected record keeps the rules that it was filed under`() async throws {
        let ruled = RecordType(
            Tip.self,
            violations: { tip, _ in
                tip.summary.disclosed.isEmpty
                    ? [FieldViolation(field: "summary", rule: "length.1-200")] : []
            }
        )
        try await withOffice(tips: ruled) { office in
            let tip = try await office.filed()
            do {
                _ = try await correct(tip, to: .about(""), in: office)
                Issue.record("an empty summary was accepted")
            } catch let error as ServiceError {
                #expect(error.reason == "record.invalidField")
                #expect(error.violations.map(\.field) == ["summary"])
            }
        }
    }

    @Test func `a correction needs a reason and a version that there is`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            for (version, reason) in [(1, ""), (0, "misheard"), (2, "misheard")] {
                #expect(
                    await refusal {
                        _ = try await office.client(.minh).call(
                            CorrectRecord(
                                id: tip.id,
                                seen: 1,
                                corrects: version,
                                record: Tip.about("x"),
                                reason: FreeText(reason)
                            )
                        )
                    } == "record.invalidField"
                )
            }
        }
    }

    @Test func `more than a record may hold is refused`() async throws {
        var options = RecordOptions()
        options.contentBytes = 1_000
        try await withOffice(options: options) { office in
            #expect(
                await refusal {
                    _ = try await office.filed(.about(String(repeating: "x", count: 1_000)))
                } == "record.invalidField"
            )
            let stored = try await office.rows("records")
            #expect(stored == 0)
        }
    }
}
