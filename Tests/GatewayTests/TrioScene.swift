import CasesServer
import Foundation
import GatewayServer
import LiaisonServer
import RPC
import ServiceContracts
import Synchronization
import TestSupport
import VictimSupportServer
import Vocabulary
import WireCodec

/// The three real services over real stores, and a gateway before them.
struct TrioScene {
    let cases: ServiceHarness<CasesService>
    let victims: ServiceHarness<VictimSupportService>
    let liaison: ServiceHarness<LiaisonService>
    /// The wires from the gateway, which a test can cut.
    let wires: (cases: FaultyWire, victims: FaultyWire, liaison: FaultyWire)
    let bench: GatewayBench

    /// Runs a body against fresh services; planting, every text that officers send to a service holds
    /// a made-up identity.
    static func run(
        planting: Bool = false,
        _ body: (TrioScene) async throws -> Void
    ) async throws {
        func planted(_ service: any ServiceContract.Type) throws -> Planting? {
            planting ? try Planting(for: service) : nil
        }
        try await ServiceHarness.run(
            CasesService.self,
            named: "cases",
            planting: try planted(Cases.self)
        ) { cases in
            try await ServiceHarness.run(
                VictimSupportService.self,
                named: "victims",
                planting: try planted(VictimSupport.self)
            ) { victims in
                try await ServiceHarness.run(
                    LiaisonService.self,
                    named: "liaison",
                    planting: try planted(Liaison.self)
                ) { liaison in
                    let scene = try TrioScene(cases, victims, liaison)
                    defer { scene.bench.remove() }
                    try await body(scene)
                }
            }
        }
    }

    private init(
        _ cases: ServiceHarness<CasesService>,
        _ victims: ServiceHarness<VictimSupportService>,
        _ liaison: ServiceHarness<LiaisonService>
    ) throws {
        self.cases = cases
        self.victims = victims
        self.liaison = liaison
        wires = (
            FaultyWire { cases.transport(as: Officers.gateway) },
            FaultyWire { victims.transport(as: Officers.gateway) },
            FaultyWire { liaison.transport(as: Officers.gateway) }
        )
        bench = try GatewayBench(
            cases: wires.cases,
            victims: wires.victims,
            liaison: wires.liaison
        )
    }

    /// A person whom the border guard registered, within a trace perhaps, and the provincial police care for.
    func person(in trace: TraceParent? = nil) async throws -> VictimRef {
        let client = victims.client(as: Officers.borderGuard)
        return try await (trace.map { client.tracing($0) } ?? client).call(
            IntakeVictim(
                victim: Victim(
                    personKind: Word(.victim),
                    category: Word(.inProcessInCountry),
                    ageGroup: Word(.unknown),
                    province: Word(.quangNinh)
                ),
                identity: .everyField,
                caringUnit: Officers.police.organisation
            )
        ).victim
    }

    /// A report that the provincial police took in, to be looked at within a day.
    func report(people: [VictimRef] = []) async throws -> ReceiveReport.Response {
        try await cases.client(as: Officers.police).call(
            ReceiveReport(
                report: Report(
                    channel: .borderGate,
                    receivedAt: cases.time.now,
                    province: .quangNinh,
                    countries: [.myanmar],
                    forms: [.forcedLabour],
                    summary: FreeText("Bàn giao tại cửa khẩu."),
                    people: people,
                    supporters: []
                )
            )
        )
    }

    /// A case file that the provincial police have begun.
    func caseFile(people: [VictimRef] = []) async throws -> CaseFileID {
        let report = try await report(people: people)
        let assigned = try await cases.client(as: Officers.police).call(
            TakeStep<Report>(
                id: report.report,
                seen: report.version,
                to: .assigned,
                facts: [.recipient: Officers.police.unit]
            )
        )
        _ = try await cases.client(as: Officers.police).call(
            TakeStep<Report>(
                id: report.report,
                seen: assigned.record?.version ?? 0,
                to: .confirmed,
                facts: [.finding: "Có căn cứ."]
            )
        )
        return try await cases.client(as: Officers.police).call(
            OpenCase(report: report.report, offence: .article150, transnational: true)
        ).caseFile
    }

    /// A handover whose people are being looked up, and the version with what was found.
    func checkedHandover(_ people: [VictimRef], _ file: CaseFileID?) async throws -> Filed<Handover>
    {
        let announced = try await liaison.client(as: Officers.consular).call(
            AnnounceHandover(
                partner: .myanmar,
                partnerOffice: FreeText("Immigration post"),
                announcedAt: liaison.time.now,
                people: people,
                caseFile: file,
                bodies: [
                    Officers.immigration, Officers.foreignAffairs, Officers.borderGuard,
                    Officers.police, Officers.health,
                ].map(\.organisation)
            )
        ).filed
        return try await liaison.client(as: Officers.immigration).call(
            RecordIdentityChecks(
                id: announced.id,
                seen: announced.version,
                checkedAt: liaison.time.now,
                results: people.map { .init(person: $0, finding: .confirmed) }
            )
        ).filed
    }

    /// A handover whose people stand at the gate.
    func arrivedHandover(_ people: [VictimRef], _ file: CaseFileID?) async throws -> HandoverID {
        let checked = try await checkedHandover(people, file)
        let proposed = try await liaison.client(as: Officers.immigration).call(
            AcceptHandover(
                id: checked.id,
                seen: checked.version,
                acceptedAt: liaison.time.now
            )
        )
        let accepted = try await liaison.client(as: Officers.foreignAffairs).call(
            DecideApproval<Handover>(approval: proposed.awaiting ?? .make(), .approve)
        )
        let scheduled = try await liaison.client(as: Officers.borderGuard).call(
            ScheduleHandover(
                id: checked.id,
                seen: accepted.record?.version ?? 0,
                gate: .mongCai,
                scheduledFor: VietnameseTime.date(of: liaison.time.now),
                agreedAt: liaison.time.now
            )
        ).filed
        let at = liaison.time.now
        _ = try await liaison.client(as: Officers.borderGuard).call(
            RecordArrivals(
                id: checked.id,
                seen: scheduled.version,
                arrivals: people.map { .init(person: $0, outcome: .arrived, at: at) }
            )
        )
        return checked.id
    }

    /// What the gateway is asked for.
    func registration(of handover: HandoverID) -> RegisterReception {
        RegisterReception(
            handover: handover,
            receivedBy: Officers.health.organisation,
            province: .quangNinh
        )
    }

    /// The receptions of a handover, as the health authority reads them.
    func receptions(of handover: HandoverID) async throws -> [Filed<Reception>] {
        try await victims.client(as: Officers.health).call(
            ListRecords<Reception>(facets: [.handover(handover)])
        ).records.compactMap(\.content)
    }

    /// The handover, as the border guard reads it.
    func handover(_ id: HandoverID) async throws -> Handover? {
        try await liaison.client(as: Officers.borderGuard).call(FetchRecord<Handover>(id: id))
            .content?.record
    }

    /// The case file, as the police read it.
    func file(_ id: CaseFileID) async throws -> Filed<CaseFile>? {
        try await cases.client(as: Officers.police).call(FetchRecord<CaseFile>(id: id)).content
    }
}

/// A wire to a service that a test cuts, or on which it loses one answer.
final class FaultyWire: ClientTransport {
    /// What is wrong with the wire.
    enum Fault: Sendable, Hashable {
        /// Nobody can be reached.
        case cut
        /// The answer of the call that comes as the how-manieth, from 1, is lost.
        case loseAnswer(Int)
        /// Nobody can be reached any more after so many calls.
        case cutAfter(Int)
    }

    private struct State {
        var fault: Fault?
        var calls = 0
        var traffic: [[UInt8]] = []
        var streams: [ElementStream] = []
    }

    private let state = Mutex(State())
    private let inner: @Sendable () -> InProcessTransport

    init(_ inner: @escaping @Sendable () -> InProcessTransport) { self.inner = inner }

    /// Breaks the wire so, or mends it, and counts calls anew.
    func become(_ fault: Fault?) {
        let broken = state.withLock { state in
            state.fault = fault
            state.calls = 0
            defer { if fault == .cut { state.streams = [] } }
            return fault == .cut ? state.streams : []
        }
        for stream in broken { stream.cancel() }
    }

    /// Every message and answer that passed, errors too.
    var traffic: [[UInt8]] { state.withLock(\.traffic) }

    private func note(_ bytes: [UInt8]) { state.withLock { $0.traffic.append(bytes) } }

    func call(_ call: OutgoingCall) async throws(ServiceError) -> [UInt8] {
        let (fault, number) = state.withLock { state in
            state.calls += 1
            return (state.fault, state.calls)
        }
        let isCut: Bool =
            switch fault {
            case .cut: true
            case .cutAfter(let last): number > last
            case .loseAnswer, nil: false
            }
        if isCut {
            throw ServiceError(.unavailable, reason: "test.cut", "cut", outcome: .notStarted)
        }
        note(call.message)
        let answer: [UInt8]
        do {
            answer = try await inner().call(call)
        } catch {
            note(ErrorFrame(error).body)
            throw error
        }
        note(answer)
        if fault == .loseAnswer(number) {
            throw ServiceError(.unavailable, reason: "test.lost", "lost", outcome: .mayHaveRun)
        }
        return answer
    }

    func stream(_ call: OutgoingCall) async throws(ServiceError) -> ElementStream {
        if state.withLock({ $0.fault == .cut }) {
            throw ServiceError(.unavailable, reason: "test.cut", "cut", outcome: .notStarted)
        }
        note(call.message)
        let stream = try await inner().stream(call)
        state.withLock { $0.streams.append(stream) }
        return ElementStream(
            next: { [self] () async throws(ServiceError) in
                let element = try await stream.next()
                if let element { note(element) }
                return element
            },
            cancel: { stream.cancel() }
        )
    }
}
