import RPC
import Records
import ServiceContracts
import ServiceKit
import Storage
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import LiaisonServer

/// Letters of a store that was written before their numbers were facets.
@Suite struct RefilingTests {
    private func found(_ scene: LiaisonScene, _ number: Int) async throws -> [String] {
        let year = VietnameseTime.date(of: scene.now).year
        let sought = SoughtRecords(number: QuotedNumber(number: number, year: year))
        return try await scene.client(Officers.consular).call(FindRecords<Liaison>(sought)).records
            .map(\.reference)
    }

    private func receive(_ scene: LiaisonScene) async throws -> Filed<Correspondence> {
        try await scene.client(Officers.consular)
            .call(ReceiveCorrespondence(letter: scene.letter(), arrivedAt: scene.now)).filed
    }

    /// As the version before kept it.
    private func forgetNumbers(_ scene: LiaisonScene) async throws {
        try await scene.harness.audited.store.write { transaction in
            try transaction.execute("DELETE FROM record_facets WHERE name = 'registered'")
            try transaction.execute("DELETE FROM record_refiled")
        }
    }

    private func walk(_ scene: LiaisonScene) async throws {
        while try await scene.harness.service.keeper.classifySome() {}
    }

    @Test func `the walk over an earlier store finds what was filed without a number`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let letters = [try await receive(scene), try await receive(scene)]
            try await walk(scene)
            let before = try await scene.harness.contents()
            try await forgetNumbers(scene)
            try await scene.harness.restart()
            #expect(try await found(scene, 1).isEmpty)
            // What is written meanwhile has its number from that.
            let new = try await receive(scene)
            #expect(try await found(scene, 3) == [new.id.loggable])
            try await walk(scene)
            for (place, letter) in letters.enumerated() {
                #expect(try await found(scene, place + 1) == [letter.id.loggable])
            }
            // No version, event or entry of the audit tells of it.
            let changed = try await scene.harness.contents().changed(since: before)
            #expect(changed.contains("record_facets"))
            let versions = try await scene.client(Officers.consular)
                .call(FetchRecord<Correspondence>(id: letters[0].id)).content?.version
            #expect(versions == letters[0].version)
        }
    }

    @Test func `a new store has nothing to walk over, and a walked one nothing more`()
        async throws
    {
        try await LiaisonScene.run { scene in
            _ = try await receive(scene)
            try await walk(scene)
            let before = try await scene.harness.contents()
            try await scene.harness.restart()
            try await walk(scene)
            #expect(try await scene.harness.contents().changed(since: before) == [])
        }
    }
}
