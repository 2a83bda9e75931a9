import Audit
import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Suspects, who may be victims too.
struct SuspectTests {
    @Test func `nobody is accused, and no case concluded, while a suspect may be a victim`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await scene.investigating()
            let police = scene.client(Officers.police)
            let suspect = try await police.call(
                RegisterSuspect(
                    suspect: Suspect(
                        caseFile: file.id,
                        roles: [.transporter],
                        possibleVictim: true
                    ),
                    screening: CasesScene.screening()
                )
            )
            let accuse = TakeStep<Suspect>(
                id: suspect.suspect,
                seen: suspect.version,
                to: .accused,
                facts: [
                    .documentNumber: "1", .decisionDate: "2026-06-30", .offence: "art150",
                ]
            )
            let conclude = TakeStep<CaseFile>(
                id: file.id,
                seen: file.version,
                to: .concluded,
                facts: [.documentNumber: "2", .decisionDate: "2026-06-30"]
            )
            let before = try await scene.harness.rows()
            #expect(
                await refusal { try await police.call(accuse) }?.reason == "cases.possibleVictim"
            )
            #expect(
                await refusal { try await police.call(conclude) }?.reason == "cases.possibleVictim"
            )
            #expect(try await scene.harness.rows() == before)
            try await scene.clear(suspect.suspect, seen: suspect.version)
            let concluded = try await police.call(conclude)
            #expect(concluded.awaiting != nil)
        }
    }

    @Test func `who a suspect is, is read with a purpose by whoever reads the record`() async throws
    {
        try await CasesScene.run { scene in
            let file = try await scene.investigating()
            let suspect = try await scene.client(Officers.police).call(
                RegisterSuspect(
                    suspect: Suspect(
                        caseFile: file.id,
                        roles: [.recruiter],
                        possibleVictim: false
                    ),
                    identity: PersonIdentity(names: [PersonName("Đỗ Văn Thử Nghiệm")]),
                    screening: CasesScene.screening()
                )
            ).suspect
            let read = ReadSuspectIdentity(suspect: suspect)
            let without = await refusal { try await scene.client(Officers.police).call(read) }
            #expect(without?.code == .invalidArgument)
            let stranger = await refusal {
                try await scene.client(Officers.strangePolice)
                    .call(read, purpose: CasesScene.purpose)
            }
            #expect(stranger?.code == .notFound)
            let answer = try await scene.client(Officers.police2)
                .call(read, purpose: CasesScene.purpose)
            #expect(answer.identity.names.first?.disclosed == "Đỗ Văn Thử Nghiệm")
            let entry = try #require(try await scene.harness.auditEntries().last)
            #expect(entry.event == .identityRead)
            #expect(entry.who.uri == Officers.police2.identity)
            #expect(entry.record?.loggable == "cases.suspect/\(suspect.loggable)")
        }
    }
}
