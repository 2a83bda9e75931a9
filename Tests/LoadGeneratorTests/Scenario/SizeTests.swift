import LoadGenerator
import RPC
import ServiceContracts
import Synchronization
import Testing
import Vocabulary
import WireCodec

/// Takes letters and reports and notes how large their free text is; keeps none of them.
private final class Scales: ClientTransport {
    private let weighed = Mutex<[String: [Int]]>([:])

    /// The sizes that came, in bytes of text, by method.
    var sizes: [String: [Int]] { weighed.withLock { $0 } }

    func call(_ call: OutgoingCall) async throws(ServiceError) -> [UInt8] {
        let text: String?
        do {
            switch call.head.method {
            case ReceiveReport.method.name:
                text = try Wire.decode(ReceiveReport.self, from: call.message)
                    .report.summary.disclosed
            case DraftCorrespondence.method.name:
                text = try Wire.decode(DraftCorrespondence.self, from: call.message)
                    .letter.body.disclosed
            default: text = nil
            }
        } catch {
            text = nil
        }
        weighed.withLock { $0[call.head.method, default: []].append(text?.utf8.count ?? -1) }
        throw ServiceError(.unavailable, reason: "test.scales", "Weighed, and not kept.")
    }

    func stream(_ call: OutgoingCall) async throws(ServiceError) -> ElementStream {
        throw ServiceError(.unavailable, reason: "test.scales", "Nothing to be read here.")
    }
}

@Suite struct SizeTests {
    /// The sizes that two hundred acts of a scenario send.
    private func sizes(_ mix: String) async throws -> [String: [Int]] {
        let scenario = try Scenario(reading: "name: sizes\nmix:\n" + mix)
        let scales = Scales()
        let stage = Stage(
            callers: Callers([
                .init(officer: "hotline", service: Cases.name): scales,
                .init(officer: "consular", service: Liaison.name): scales,
            ])
        )
        _ = await ClosedLoop(
            inFlight: 1,
            maximumCount: 200,
            try scenario.acts(),
            Setting(run: "sizes", seed: 5, duration: .seconds(60)),
            on: [stage]
        ).run(into: Recorder())
        return scales.sizes
    }

    @Test func `what a run sends is as large as the scenario says`() async throws {
        let sizes = try await sizes(
            """
              - {act: report.receive, size: 5000}
              - {act: letter.draft, size: {from: 1000, to: 9000}}
            """
        )
        // Text is made of whole sentences: it falls short of its size by less than one.
        let reports = try #require(sizes[ReceiveReport.method.name])
        #expect(reports.count > 50 && reports.allSatisfy { (4_930...5_000).contains($0) })
        let letters = try #require(sizes[DraftCorrespondence.method.name])
        #expect(letters.count > 50 && letters.allSatisfy { (930...9_000).contains($0) })
        #expect(Set(letters).count > 20)
        #expect(letters.contains { $0 < 3_000 } && letters.contains { $0 > 7_000 })
    }
}
