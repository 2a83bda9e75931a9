import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Corrections of reports, files and suspects: what was heard, never what it is linked to.
struct CorrectionTests {
    /// Corrects a record as it is now; answers the refusal, or nil where it was accepted.
    private func correction<R: ServedRecord>(
        of id: R.ID,
        in scene: CasesScene,
        _ edit: (inout R) -> Void
    ) async throws -> ServiceError? where R.Service == Cases {
        let client = scene.client(Officers.police)
        let filed = try #require(try await client.call(FetchRecord<R>(id: id)).content)
        var record = filed.record
        edit(&record)
        let request = CorrectRecord(
            id: id,
            seen: filed.version,
            corrects: 1,
            record: record,
            reason: FreeText("Ghi nhầm.")
        )
        return await refusal { try await client.call(request) }
    }

    private func expectRefused(_ error: ServiceError?, naming field: String) {
        #expect(error?.reason == "record.fieldNotCorrectable")
        #expect(
            error?.violations == [FieldViolation(field: "record.\(field)", rule: "correctable")]
        )
    }

    @Test func `a report's people, supporters and file stay`() async throws {
        try await CasesScene.run { scene in
            let report = try await scene.confirmed(people: [.make()])
            let before = try await scene.harness.rows()
            expectRefused(
                try await correction(of: report, in: scene) { (report: inout Report) in
                    report.people = [.make()]
                },
                naming: "people"
            )
            expectRefused(
                try await correction(of: report, in: scene) { (report: inout Report) in
                    report.supporters = ["VN/GOV/MOH/PROV/QNI"]
                },
                naming: "supporters"
            )
            expectRefused(
                try await correction(of: report, in: scene) { (report: inout Report) in
                    report.caseFile = .make()
                },
                naming: "caseFile"
            )
            #expect(try await scene.harness.rows() == before)
            let accepted = try await correction(of: report, in: scene) { (report: inout Report) in
                report.province = Word(Province.langSon)
            }
            #expect(accepted == nil)
        }
    }

    @Test func `a file's victims and, once it is opened, its offence stay`() async throws {
        try await CasesScene.run { scene in
            let file = try await scene.investigating(people: [.make()])
            expectRefused(
                try await correction(of: file.id, in: scene) { (file: inout CaseFile) in
                    file.victims = []
                },
                naming: "victims"
            )
            expectRefused(
                try await correction(of: file.id, in: scene) { (file: inout CaseFile) in
                    file.offence = Word(Offence.article151)
                },
                naming: "offence"
            )
            expectRefused(
                try await correction(of: file.id, in: scene) { (file: inout CaseFile) in
                    file.opening = nil
                },
                naming: "opening"
            )
            let accepted = try await correction(of: file.id, in: scene) { (file: inout CaseFile) in
                file.summary = FreeText("Viết lại cho rõ.")
            }
            #expect(accepted == nil)
        }
    }

    @Test func `a suspect is flagged as a possible victim by hand, and cleared by decision alone`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await scene.investigating()
            let suspect = try await scene.suspect(of: file.id).suspect
            let raised = try await correction(of: suspect, in: scene) { (suspect: inout Suspect) in
                suspect.possibleVictim = true
            }
            #expect(raised == nil)
            expectRefused(
                try await correction(of: suspect, in: scene) { (suspect: inout Suspect) in
                    suspect.possibleVictim = false
                },
                naming: "possibleVictim"
            )
            expectRefused(
                try await correction(of: suspect, in: scene) { (suspect: inout Suspect) in
                    suspect.caseFile = .make()
                },
                naming: "caseFile"
            )
            let empty = try await correction(of: suspect, in: scene) { (suspect: inout Suspect) in
                suspect.roles = []
            }
            #expect(empty?.reason == "record.invalidField")
        }
    }
}
