import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import GatewayServer

/// The saga as a value: rows in, what to do out.
@Suite struct ReceptionSagaTests {
    private func claimed(_ people: Int) throws -> ReceptionSaga {
        var saga = ReceptionSaga(caseFile: .make())
        try saga.apply(JournalRow(.claim, .begun))
        let answer = ClaimReception.Response(
            people: (0..<people).map { _ in .make() },
            caseFile: nil,
            gate: nil,
            arrivedAt: Instant(millisecondsSinceEpoch: 0)
        )
        try saga.apply(JournalRow(.claim, .done(result: try Wire.encode(answer))))
        return saga
    }

    @Test func `a begun call is made again before anything else happens`() throws {
        var saga = ReceptionSaga(caseFile: nil)
        #expect(saga.next() == .begin(.init(step: .claim, way: .forward)))
        try saga.apply(JournalRow(.claim, .begun))
        #expect(saga.next() == .call(.init(step: .claim, way: .forward)))
    }

    @Test func `every step's name reads back as the step`() {
        let steps: [ReceptionStep] = [
            .claim, .reserve(1...50), .open(1), .open(300), .confirm, .link(2), .links(2...2),
            .takeUp(51...60),
        ]
        for step in steps {
            #expect(ReceptionStep(name: step.name) == step)
        }
        for name in [
            "", "open", "open/", "open/x", "claim/1", "burn/1", "open/1/2", "reserve", "reserve/1",
            "reserve/2-1", "reserve/1-2-3", "reserve/-2", "takeUp/x-2",
        ] {
            #expect(ReceptionStep(name: name) == nil)
        }
    }

    static let impossible: [JournalRow] = [
        JournalRow(.confirm, .begun), JournalRow(.open(2), .begun), JournalRow(.link(1), .begun),
        JournalRow(.open(1), .done(result: [])), JournalRow(.open(1), .refused(reason: "x")),
        JournalRow(.claim, .backward, .begun), JournalRow(.open(9), .begun),
    ]

    @Test(arguments: impossible)
    func `a row that cannot follow is a damaged journal`(row: JournalRow) throws {
        var saga = try claimed(2)
        #expect(throws: JournalDamage.self) { try saga.apply(row) }
    }

    @Test func `keys differ by step, direction, work and refusals, and by nothing else`() {
        let work = work()
        let first = ReceptionCalls.key(
            of: .init(step: .open(1), way: .forward),
            in: work,
            refusals: 0
        )
        let same = ReceptionCalls.key(
            of: .init(step: .open(1), way: .forward),
            in: work,
            refusals: 0
        )
        let others = [
            ReceptionCalls.key(of: .init(step: .open(2), way: .forward), in: work, refusals: 0),
            ReceptionCalls.key(of: .init(step: .open(1), way: .backward), in: work, refusals: 0),
            ReceptionCalls.key(of: .init(step: .open(1), way: .forward), in: work, refusals: 1),
            ReceptionCalls.key(
                of: .init(step: .open(1), way: .forward),
                in: self.work(),
                refusals: 0
            ),
        ]
        #expect(first == same)
        #expect(Set(others + [first]).count == 5)
    }

    private func work() -> ReceptionWork {
        ReceptionWork(
            id: .random(),
            officer: "spiffe://mod.homeward.gov.vn/officer/1",
            acting: "spiffe://mod.homeward.gov.vn/officer/1",
            unit: "VN/GOV/MOD/BG",
            key: [1],
            fingerprint: [2],
            request: [],
            begunAt: Instant(millisecondsSinceEpoch: 0),
            trace: .random()
        )
    }
}
