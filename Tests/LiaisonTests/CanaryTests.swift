import Foundation
import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// A made-up name planted in every free text is found nowhere but in the answers to its readers.
@Suite struct CanaryTests {
    private static let canary = "Đặng Thị Hoàng Yến Canary"
    private static let text = FreeText("…\(canary)…")

    private func plant(_ bench: LiaisonBench) async throws {
        let letter = LetterContent(
            kind: .letter,
            channel: .embassy,
            partner: .laos,
            partnerOffice: Self.text,
            subject: Self.text,
            body: Self.text
        )
        _ = try await bench.call(
            ReceiveCorrespondence(
                letter: letter,
                partnerNumber: Self.text,
                arrivedAt: BenchDay.noon
            ),
            as: .consul,
            key: .random()
        )
        _ = try await bench.call(
            DraftAgreement(
                agreement: Agreement(title: Self.text, agreementKind: .treaty, partner: .laos)
            ),
            as: .consul
        )
        let announced = try await bench.call(
            AnnounceHandover(
                partner: .laos,
                partnerOffice: Self.text,
                announcedAt: BenchDay.noon,
                people: [.make()],
                bodies: [Officer.immigration.organisation]
            ),
            as: .consul
        )
        _ = try await bench.call(
            TakeStep<Handover>(
                id: announced.filed.id,
                seen: announced.filed.version,
                to: .declined,
                facts: [.reason: Self.text.disclosed]
            ),
            as: .immigration
        )
    }

    /// Requests with the canary where a rule refuses it.
    private func provoke(_ bench: LiaisonBench) async -> [ServiceError] {
        let long = FreeText(String(repeating: Self.canary, count: 40))
        let errors = [
            await bench.refusal(
                of: AnnounceHandover(
                    partner: .laos,
                    partnerOffice: long,
                    announcedAt: BenchDay.noon,
                    people: [.make()],
                    bodies: []
                ),
                as: .consul
            ),
            await bench.refusal(
                of: TakeStep<Handover>(
                    id: .make(),
                    seen: 1,
                    to: .declined,
                    facts: [.reason: Self.canary]
                ),
                as: .immigration
            ),
        ]
        return errors.compactMap { $0 }
    }

    @Test func `no file, log line or error holds what was written in free text`() async throws {
        try await LiaisonBench.run { bench in
            try await plant(bench)
            let errors = await provoke(bench)
            #expect(errors.count == 2)
            #expect(!errors.contains { String(reflecting: $0).contains("Canary") })
            #expect(!bench.log.text.contains("Canary"))
            let files = try FileManager.default.subpathsOfDirectory(atPath: bench.folder)
            #expect(files.contains { $0.hasSuffix(".db") })
            for file in files {
                let path = "\(bench.folder)/\(file)"
                guard let bytes = FileManager.default.contents(atPath: path) else { continue }
                #expect(bytes.range(of: Data("Canary".utf8)) == nil, "\(file)")
            }
        }
    }
}
