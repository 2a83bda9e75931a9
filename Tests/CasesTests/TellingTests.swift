import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// What victim support says of a suspect after it was asked, as the cases service takes it in.
struct TellingTests {
    private func status(
        of suspect: SuspectID,
        in scene: CasesScene
    ) async throws -> ScreeningStatus? {
        try await scene.client(Officers.police).call(FetchRecord<Suspect>(id: suspect)).content?
            .record.screening?.known
    }

    private func tell(
        _ suspect: SuspectID,
        isPending: Bool,
        _ number: Int,
        in scene: CasesScene
    ) async throws -> Bool {
        try await scene.client(Officers.victimSupportService).call(
            TellScreening(suspect: suspect, isPending: isPending, number: number)
        ).isNews
    }

    @Test func `a clear screening becomes pending, ends again, and an old saying is no news`()
        async throws
    {
        try await CasesScene.run { scene in
            let suspect = try await scene.suspect().suspect
            #expect(try await tell(suspect, isPending: true, 7, in: scene))
            #expect(try await status(of: suspect, in: scene) == .pending)
            #expect(try await tell(suspect, isPending: false, 8, in: scene))
            #expect(try await status(of: suspect, in: scene) == .clear)
            let before = try await scene.harness.rows()
            for number in [8, 7, 1] {
                #expect(try await tell(suspect, isPending: true, number, in: scene) == false)
            }
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test func `a flag of the investigators, and a victim, stay until two officers take them back`()
        async throws
    {
        try await CasesScene.run { scene in
            let flagged = try await scene.suspect().suspect
            try await scene.screen(flagged, CasesScene.screening(.prosecution, .yes))
            _ = try await tell(flagged, isPending: false, 1, in: scene)
            #expect(try await status(of: flagged, in: scene) == .pending)
            let victim = try await scene.suspect()
            let confirmed = try await scene.client(Officers.police).call(
                ConfirmVictim(
                    suspect: victim.suspect,
                    seen: victim.version,
                    decision: FreeText("46/XN")
                )
            )
            _ = try await tell(victim.suspect, isPending: false, 1, in: scene)
            _ = try await tell(victim.suspect, isPending: true, 2, in: scene)
            let kept = try #require(
                try await scene.client(Officers.police)
                    .call(FetchRecord<Suspect>(id: victim.suspect)).content
            )
            #expect(kept.version == confirmed.version)
            #expect(kept.record.screening?.known == .victim)
            #expect(kept.filing.handling == .restricted)
        }
    }

    @Test func `nobody but victim support may tell`() async throws {
        try await CasesScene.run { scene in
            let suspect = try await scene.suspect().suspect
            let before = try await scene.harness.contents()
            let others = Officers.ofEveryRole + [Officers.gateway, Officers.casesService]
            for caller in others {
                let error = await refusal {
                    try await scene.client(caller).call(
                        TellScreening(suspect: suspect, isPending: true, number: 1)
                    )
                }
                #expect(error?.code == .permissionDenied, "\(caller.roles)")
            }
            #expect(try await scene.harness.contents().changed(since: before).isEmpty)
        }
    }

    private func register(
        _ key: IdempotencyKey,
        in scene: CasesScene
    ) async throws -> SuspectID {
        try await scene.client(Officers.police).call(
            RegisterSuspect(
                suspect: Suspect(
                    caseFile: try await scene.file().caseFile,
                    roles: [.transporter],
                    possibleVictim: false
                ),
                identity: .everyField,
                screening: CasesScene.screening()
            ),
            key: key
        ).suspect
    }

    @Test func `what is said before a registration arrives makes no record, and it begins with it`()
        async throws
    {
        let key = IdempotencyKey.random()
        var registered: SuspectID?
        // Of the same officer and key the identifier is the same, in any store.
        try await CasesScene.run { registered = try await register(key, in: $0) }
        let suspect = try #require(registered)
        try await CasesScene.run { scene in
            let before = try await scene.harness.rows()
            #expect(try await tell(suspect, isPending: true, 3, in: scene))
            #expect(try await scene.harness.rows() == before)
            #expect(try await register(key, in: scene) == suspect)
            #expect(try await status(of: suspect, in: scene) == .pending)
            #expect(try await tell(suspect, isPending: false, 4, in: scene))
            #expect(try await status(of: suspect, in: scene) == .clear)
        }
    }
}
