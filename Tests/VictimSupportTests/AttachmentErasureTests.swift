import Crypto
import Foundation
import Logging
import RPC
import ServiceContracts
import Storage
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// Files beside what is kept of a person go with the person: their key is destroyed, and no copy of the store
/// holds it.
struct AttachmentErasureTests {
    /// Stands in every file, at its beginning and in its last piece.
    private static let mark = "Biên bản của Canary Đính Kèm"

    /// A file of a person, and whose it is.
    private struct Kept {
        let person: VictimRef
        let identification: IdentificationID
        let file: AttachmentID
        let content: [UInt8]
    }

    /// A person in whose identification a file of several pieces lies.
    private static func kept(_ scene: VictimScene) async throws -> Kept {
        let health = scene.client(Officers.health)
        let person =
            try await health
            .call(IntakeVictim(victim: VictimScene.victim, identity: VictimScene.identity)).victim
        let begun = try await health.call(
            BeginIdentification(
                victim: person,
                path: .rescued,
                province: .quangNinh,
                units: [],
                evidence: [
                    Evidence(
                        kind: .ownStatement,
                        givenAt: Occurrence(at: scene.harness.time.now),
                        content: FreeText("Lời khai.")
                    )
                ]
            )
        )
        let content =
            Array("%PDF-1.7 \(mark)".utf8) + (0..<150_000).map { UInt8($0 % 251) }
            + Array(mark.utf8)
        let digest = try #require(ContentDigest(Array(SHA256.hash(data: content))))
        let file = try await health.call(
            BeginAttachment<Identification>(
                id: begun.identification,
                name: FreeText("\(mark).pdf"),
                type: .pdf,
                bytes: content.count,
                digest: digest
            )
        )
        for start in stride(from: 0, to: content.count, by: 60_000) {
            let piece = content[start..<min(start + 60_000, content.count)]
            _ = try await health.call(
                SendAttachmentPiece<Identification>(
                    id: begun.identification,
                    attachment: file.id,
                    offset: start,
                    content: Bytes(Array(piece))
                )
            )
        }
        return Kept(
            person: person,
            identification: begun.identification,
            file: file.id,
            content: content
        )
    }

    private static func read(_ kept: Kept, _ scene: VictimScene) async throws -> [UInt8] {
        var content: [UInt8] = []
        let pieces = try await scene.client(Officers.health).stream(
            ReadAttachment<Identification>(id: kept.identification, attachment: kept.file)
        )
        for try await piece in pieces { content += piece.content.array }
        return content
    }

    private static func erase(_ person: VictimRef, _ scene: VictimScene) async throws {
        let health = scene.client(Officers.health)
        let erasure = try await health.call(
            EraseVictim(
                victim: person,
                seen: try await health.call(NextSteps<Victim>(id: person)).version,
                reason: FreeText("Người đó yêu cầu."),
                legalBasis: LegalBasis("91/2025/QH15", "Điều 14")
            )
        )
        _ = try await scene.client(Officers.health2)
            .call(DecideApproval<Victim>(approval: try #require(erasure.awaiting), .approve))
    }

    private static func expectUnreadable(_ kept: Kept, _ scene: VictimScene) async throws {
        let error = await refusal { try await read(kept, scene) }
        #expect(error?.code == .notFound)
        let listed = await refusal {
            try await scene.client(Officers.health)
                .call(ListAttachments<Identification>(id: kept.identification))
        }
        #expect(listed?.code == .notFound)
    }

    @Test func `once the person is erased nobody reads the file, and nobody else's is lost`()
        async throws
    {
        try await VictimScene.run { scene in
            let (gone, stays) = (try await Self.kept(scene), try await Self.kept(scene))
            for kept in [gone, stays] {
                #expect(try await Self.read(kept, scene) == kept.content)
            }
            #expect(try scene.harness.places(of: Self.mark) == [])
            try await Self.erase(gone.person, scene)
            try await Self.expectUnreadable(gone, scene)
            #expect(try await Self.read(stays, scene) == stays.content)
            try await scene.harness.restart()
            try await Self.expectUnreadable(gone, scene)
            #expect(try await Self.read(stays, scene) == stays.content)
            await scene.harness.close()
            #expect(try scene.harness.places(of: Self.mark) == [])
        }
    }

    /// The file of wrapped keys, by their names; the service is closed.
    private static func wrappedKeys(_ scene: VictimScene) async throws -> [[UInt8]: [UInt8]] {
        let file = try await KeyFile.open(
            at: scene.harness.keyDirectory + "/victims.keys",
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
        var keys: [[UInt8]: [UInt8]] = [:]
        for name in try await file.names(limit: 500) {
            keys[name] = try await file.key(named: name)
        }
        try await file.close()
        return keys
    }

    /// Whether bytes stand in any file of the service's keys.
    private static func isOnDisk(_ bytes: [UInt8], _ scene: VictimScene) throws -> Bool {
        let folder = scene.harness.keyDirectory
        return try FileManager.default.subpathsOfDirectory(atPath: folder).contains { file in
            let content = FileManager.default.contents(atPath: "\(folder)/\(file)")
            return content?.range(of: Data(bytes)) != nil
        }
    }

    @Test func `nor does a copy of the store from before make it readable: its key is gone`()
        async throws
    {
        try await VictimScene.run { scene in
            let (gone, stays) = (try await Self.kept(scene), try await Self.kept(scene))
            await scene.harness.close()
            let yesterday = try scene.harness.copyData()
            let before = try await Self.wrappedKeys(scene)
            try await scene.harness.open()
            try await Self.erase(gone.person, scene)
            await scene.harness.close()
            let after = try await Self.wrappedKeys(scene)
            let destroyed = before.filter { after[$0.key] == nil }.map(\.value)
            // Whatever opened the file is overwritten, not marked as free.
            #expect(!destroyed.isEmpty)
            #expect(try !destroyed.contains { try Self.isOnDisk($0, scene) })
            #expect(try after.values.contains { try Self.isOnDisk($0, scene) })

            try scene.harness.restoreData(from: yesterday)
            #expect(try scene.harness.places(of: Self.mark) == [])
            try await scene.harness.open()
            try await Self.expectUnreadable(gone, scene)
            #expect(try await Self.read(stays, scene) == stays.content)
            await scene.harness.close()
            #expect(try scene.harness.places(of: Self.mark) == [])
        }
    }
}
