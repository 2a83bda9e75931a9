import LoadGenerator
import RPC
import ServiceContracts
import Synchronization
import Testing
import Vocabulary
import WireCodec

/// Reports as the cases service keeps them, with what a broken service would do to them.
private final class ReportShelf: ClientTransport {
    /// A way to break the promise.
    enum Fault: Sendable {
        case none
        /// The fifth write is acknowledged and not kept.
        case loses
        /// A repeated write files another report.
        case doubles
        /// The answer to every third write is lost on the way, once.
        case dropsAnswers
    }

    private struct State {
        var reports: [ReportID: Report] = [:]
        var replies: [Bytes: ReportID] = [:]
        var filed: [Identifier: Int] = [:]
        var writes = 0
        var dropped: Set<Bytes> = []
    }

    private let fault: Fault
    private let state = Mutex(State())

    init(_ fault: Fault) { self.fault = fault }

    /// What the trail would say.
    var filings: [TrailReading.Filing: Int] {
        state.withLock { state in
            Dictionary(
                uniqueKeysWithValues: state.filed.map {
                    (
                        .init(
                            method: ReceiveReport.method.name,
                            kind: Report.kind.rawValue,
                            record: $0.key
                        ), $0.value
                    )
                }
            )
        }
    }

    var stage: Stage {
        Stage(callers: Callers([.init(officer: "hotline", service: Cases.name): self]))
    }

    func call(_ call: OutgoingCall) async throws(ServiceError) -> [UInt8] {
        do {
            switch call.head.method {
            case ReceiveReport.method.name:
                let request = try Wire.decode(ReceiveReport.self, from: call.message)
                guard let key = call.head.key else { throw Self.broken }
                return try Wire.encode(
                    ReceiveReport.Response(report: try receive(request.report, key), version: 1)
                )
            case FetchRecord<Report>.method.name:
                let request = try Wire.decode(FetchRecord<Report>.self, from: call.message)
                return try Wire.encode(try fetch(request.id))
            default: throw Self.broken
            }
        } catch let error as ServiceError {
            throw error
        } catch {
            throw Self.broken
        }
    }

    func stream(_ call: OutgoingCall) async throws(ServiceError) -> ElementStream {
        throw Self.broken
    }

    private func receive(_ report: Report, _ key: Bytes) throws -> ReportID {
        try state.withLock { state in
            if let known = state.replies[key], fault != .doubles { return known }
            let id = ReportID.make()
            state.writes += 1
            state.replies[key] = id
            if fault != .loses || state.writes != 5 { state.reports[id] = report }
            state.filed[id.identifier, default: 0] += 1
            if fault == .dropsAnswers, state.writes % 3 == 0, state.dropped.insert(key).inserted {
                throw ServiceError(
                    .unavailable,
                    reason: "test.lost",
                    "The answer was lost.",
                    outcome: .mayHaveRun
                )
            }
            return id
        }
    }

    private func fetch(_ id: ReportID) throws -> Sight<Report> {
        let report = try state.withLock { state in
            guard let report = state.reports[id] else { throw Self.broken }
            return report
        }
        let viewer = Viewer(identity: "hotline", unit: "VN/GOV/MOH/111", roles: [.hotline])
        let filed = Filed<Report>(
            id: id,
            state: Word(.received),
            filing: Filing(
                owner: "VN/GOV/MOH/111",
                occurred: Occurrence(at: report.receivedAt),
                recordedAt: report.receivedAt,
                recordedBy: "hotline"
            ),
            record: report
        )
        guard let sight = Sight(of: filed, for: viewer) else { throw Self.broken }
        return sight
    }

    private static let broken = ServiceError(.notFound, reason: "test.none", "There is none.")
}

@Suite struct InvariantCheckTests {
    /// Receives reports, 30 of them, and checks.
    private func report(
        _ fault: ReportShelf.Fault,
        trail change: @escaping @Sendable ([TrailReading.Filing: Int]) -> TrailReading = {
            TrailReading(isIntact: true, filings: $0)
        }
    ) async throws -> InvariantCheck.Report {
        let shelf = ReportShelf(fault)
        let act = try #require(ActCatalogue.act("report.receive"))
        let mix = try #require(Mix([MixedAct(act, weight: 1)]))
        let stage = shelf.stage
        _ = await ClosedLoop(
            inFlight: 2,
            maximumCount: 30,
            mix,
            Setting(run: "check", seed: 1, duration: .seconds(60)),
            on: [stage]
        ).run(into: Recorder())
        return await InvariantCheck(stage.ledger, callers: stage.callers) { service in
            #expect(service == Cases.name)
            return change(shelf.filings)
        }.run()
    }

    @Test func `a service that keeps its promise is found to`() async throws {
        let report = try await report(.none)
        #expect(report.holds, "\(report)")
        #expect(report.acknowledged == 30)
        #expect(report.repeated == 30)
        #expect(report.trailWasRead)
    }

    @Test func `a write that was acknowledged and is gone is found`() async throws {
        let report = try await report(.loses)
        #expect(report.missing == 1)
        #expect(report.named.contains { $0.hasSuffix("missing") })
        #expect(!report.holds)
    }

    @Test func `a write that happens again when repeated is found`() async throws {
        let report = try await report(.doubles)
        #expect(report.doubled == 30)
        #expect(report.unacknowledgedInTrail == 30)
        #expect(!report.holds)
    }

    @Test func `writes whose answer was lost are settled under their keys`() async throws {
        let report = try await report(.dropsAnswers)
        #expect(report.settled == 10)
        #expect(report.acknowledged == 20)
        #expect(report.holds, "\(report)")
    }

    @Test func `a trail that lacks an acknowledged write is found`() async throws {
        let report = try await report(.none) { filings in
            TrailReading(
                isIntact: true,
                filings: filings.filter { $0.key != filings.first?.key }
            )
        }
        #expect(report.notOnceInTrail == 1)
        #expect(!report.holds)
    }

    @Test func `a trail that has a write twice is found`() async throws {
        let report = try await report(.none) { filings in
            TrailReading(isIntact: true, filings: filings.mapValues { _ in 2 })
        }
        #expect(report.notOnceInTrail == 30)
        #expect(!report.holds)
    }

    @Test func `a record of another kind under the same method is no second filing`() async throws {
        let report = try await report(.none) { filings in
            var all = filings
            for (filing, _) in filings {
                all[.init(method: filing.method, kind: "cases.note", record: filing.record)] = 1
            }
            return TrailReading(isIntact: true, filings: all)
        }
        #expect(report.holds, "\(report)")
    }

    @Test func `a trail that was tampered with is found`() async throws {
        let report = try await report(.none) { TrailReading(isIntact: false, filings: $0) }
        #expect(report.brokenTrails == [Cases.name])
        #expect(!report.holds)
    }
}
