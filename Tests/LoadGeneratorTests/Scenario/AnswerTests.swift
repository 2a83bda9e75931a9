import LoadGenerator
import RPC
import ServiceContracts
import Synchronization
import Testing
import Vocabulary
import WireCodec

/// A cases service that answers quickly, and what was asked or not.
private final class Oracle: ClientTransport {
    /// What is wrong with its answers.
    enum Slip: Sendable, CaseIterable {
        case none
        /// Another record than the one asked for.
        case otherRecord
        /// Another service's name.
        case otherService
        /// A stream that ends after a few events.
        case shortStream
        /// A stream that says the same event again and again.
        case sameEvent
    }

    private let slip: Slip

    init(_ slip: Slip) { self.slip = slip }

    func call(_ call: OutgoingCall) async throws(ServiceError) -> [UInt8] {
        do {
            switch call.head.method {
            case ServiceHealth<Cases>.method.name: return try Wire.encode(health)
            case FetchRecord<Report>.method.name:
                let asked = try Wire.decode(FetchRecord<Report>.self, from: call.message).id
                return try Wire.encode(try sight(of: slip == .otherRecord ? .make() : asked))
            default: throw Self.unknown
            }
        } catch {
            throw Self.unknown
        }
    }

    func stream(_ call: OutgoingCall) async throws(ServiceError) -> ElementStream {
        let number = Mutex(0)
        return ElementStream(
            next: { [slip] () async throws(ServiceError) -> [UInt8]? in
                let place = number.withLock { number in
                    number += 1
                    return number
                }
                if slip == .shortStream, place > 4 { return nil }
                let cursor: UInt8 = slip == .sameEvent ? 1 : UInt8(truncatingIfNeeded: place)
                let event = RecordEvent(
                    kind: Report.kind,
                    id: ReportID.make().identifier,
                    version: 1,
                    what: Word(.filed),
                    cursor: Bytes([cursor])
                )
                do { return try Wire.encode(event) } catch { throw Self.unknown }
            },
            cancel: {}
        )
    }

    private var health: HealthReport {
        HealthReport(
            service: slip == .otherService ? Liaison.name : Cases.name,
            status: .healthy,
            parts: [],
            build: "test",
            startedAt: .now,
            now: .now
        )
    }

    private func sight(of id: ReportID) throws -> Sight<Report> {
        let viewer = Viewer(
            identity: "hotline",
            unit: "VN/GOV/MOH/111",
            roles: [.hotline]
        )
        let moment = Instant(millisecondsSinceEpoch: 1_736_132_400_000)
        let filed = Filed<Report>(
            id: id,
            state: Word(.received),
            filing: Filing(
                owner: "VN/GOV/MOH/111",
                occurred: Occurrence(at: moment),
                recordedAt: moment,
                recordedBy: "hotline"
            ),
            record: Report(
                channel: .hotline111,
                receivedAt: moment,
                province: .quangNinh,
                summary: FreeText("Tin báo.")
            )
        )
        guard let sight = Sight(of: filed, for: viewer) else { throw Self.unknown }
        return sight
    }

    private static let unknown = ServiceError(.notFound, reason: "test.none", "There is none.")
}

@Suite struct AnswerTests {
    /// How ten performances of an act end.
    private func outcomes(_ name: String, _ slip: Oracle.Slip) async throws -> [CallOutcome: Int] {
        let act = try #require(ActCatalogue.act(name))
        let matter = Matter(victim: .make(), report: .make(), caseFile: .make(), letter: .make())
        let stage = Stage(
            callers: Callers([
                .init(officer: "police-quangninh", service: Cases.name): Oracle(slip)
            ]),
            population: Population(matters: [matter])
        )
        let recorder = Recorder()
        _ = await ClosedLoop(
            inFlight: 1,
            maximumCount: 10,
            try #require(Mix([MixedAct(act, weight: 1)])),
            Setting(run: "answers", seed: 1, duration: .seconds(60)),
            on: [stage]
        ).run(into: recorder)
        return recorder.snapshot.rows.reduce(into: [:]) { $0[$1.outcome] = $1.latency.count }
    }

    @Test(arguments: ["report.fetch", "cases.health", "cases.watch"])
    func `an answer that is right is a good one`(act: String) async throws {
        #expect(try await outcomes(act, .none) == [.answered: 10])
    }

    @Test(
        arguments: [
            ("report.fetch", .otherRecord), ("cases.health", .otherService),
            ("cases.watch", .shortStream), ("cases.watch", .sameEvent),
        ] as [(String, Oracle.Slip)]
    )
    fileprivate func `an answer that came quickly and is wrong counts as wrong`(
        act: String,
        slip: Oracle.Slip
    ) async throws {
        #expect(try await outcomes(act, slip) == [.wrongAnswer: 10])
    }
}
