import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import GatewayServer

/// How agreements are kept and how far plans are, through the gateway: scripted parts, then real services.
@Suite struct StandingTests {
    private static let now = Instant(millisecondsSinceEpoch: 1_782_800_000_000)

    private static let plan = PlanStanding(
        tasks: [],
        states: [.init(.assigned, 3)],
        unaccepted: 0,
        overdue: 0,
        bodies: [],
        asOf: now
    )

    private static func measures(_ change: (inout TargetCount) -> Void = { _ in }) -> TargetMeasures
    {
        TargetMeasures(
            measured: PlanIndicator.allCases.map { indicator in
                var count = TargetCount(.report, .national, year: 2_024)
                (count.numerator, count.denominator) = (95, 100)
                change(&count)
                return TargetMeasure(Word(indicator), count)
            },
            asOf: now
        )
    }

    private func progress(
        cases: PartTransport.Behaviour,
        liaison: PartTransport.Behaviour,
        of plan: NationalPlan? = nil
    ) async throws -> ReadPlanProgress.Response {
        let bench = try GatewayBench(
            cases: PartTransport(cases),
            victims: PartTransport(.error(.internalError)),
            liaison: PartTransport(liaison)
        )
        defer { bench.remove() }
        return try await bench.withGateway {
            try await $0.client(as: Officers.police).call(
                ReadPlanProgress(plan: plan),
                within: .seconds(2)
            )
        }
    }

    private func verdicts(_ change: (inout TargetCount) -> Void) async throws -> [String] {
        try await progress(cases: .part(Self.measures(change)), liaison: .part(Self.plan))
            .targets.map(\.verdict.text)
    }

    // MARK: - Scripted parts

    @Test func `tasks and targets stand side by side, each part with its age`() async throws {
        let answer = try await progress(
            cases: .part(Self.measures()),
            liaison: .part(Self.plan)
        )
        #expect(answer.plan == Word(.plan2024))
        #expect(answer.parts.map(\.service) == ["cases", "liaison"])
        #expect(answer.parts.allSatisfy { $0.status == .ok && $0.asOf == Self.now })
        #expect(answer.tasks == Self.plan)
        #expect(
            answer.targets.map(\.percent) == [
                Figure(100), Figure(90, .over), Figure(90, .over), Figure(95), Figure(90),
            ]
        )
        #expect(answer.targets.map(\.verdict.text) == ["notMet", "met", "met", "met", "met"])
        #expect(answer.targets.allSatisfy { $0.service == "cases" && $0.count != nil })
    }

    /// Exactly ninety of a hundred reach 90 %, and not "more than 90 %".
    @Test func `a target is met or not whatever becomes of what is not known, or is left open`()
        async throws
    {
        #expect(
            try await verdicts { $0.numerator = 90 } == [
                "notMet", "notMet", "notMet", "notMet", "met",
            ]
        )
        #expect(
            try await verdicts { ($0.numerator, $0.unknown) = (89, 5) }
                == ["notMet", "undecided", "undecided", "notMet", "undecided"]
        )
        #expect(
            try await verdicts { ($0.numerator, $0.undated) = (100, 1) }
                == ["undecided", "met", "met", "met", "met"]
        )
        #expect(try await Set(verdicts { $0.isLowerBound = true }) == ["undecided"])
        #expect(
            try await Set(verdicts { ($0.numerator, $0.denominator) = (0, 0) }) == ["nothingYet"]
        )
        #expect(
            try await Set(
                verdicts { ($0.numerator, $0.denominator, $0.undated) = (0, 0, 2) }
            ) == ["undecided"]
        )
    }

    static let failures: [(PartTransport.Behaviour, PartStatus)] = [
        (.error(.permissionDenied), .denied), (.error(.unavailable), .unavailable),
        (.full(5), .unavailable), (.silent, .timeout),
    ]

    @Test(arguments: failures)
    func `a ministry that is missing costs its own part only`(
        missing: PartTransport.Behaviour,
        status: PartStatus
    ) async throws {
        let tasks = try await progress(cases: missing, liaison: .part(Self.plan))
        #expect(tasks.parts.map(\.status) == [Word(status), Word(.ok)])
        #expect(tasks.tasks == Self.plan)
        #expect(tasks.targets.map(\.verdict.text) == Array(repeating: "notAnswered", count: 5))
        #expect(tasks.targets.allSatisfy { $0.count == nil })
        let targets = try await progress(cases: .part(Self.measures()), liaison: missing)
        #expect(targets.parts.map(\.status) == [Word(.ok), Word(status)])
        #expect(targets.tasks == nil)
        #expect(targets.targets.allSatisfy { $0.count != nil })
    }

    @Test func `a target that a service cannot measure keeps its reason`() async throws {
        var measures = Self.measures()
        measures.measured[0] = TargetMeasure(Word(.reportsProcessed), unmeasured: .notReadable)
        measures.measured.removeLast()
        let targets = try await progress(cases: .part(measures), liaison: .part(Self.plan)).targets
        let verdicts = targets.map(\.verdict.text)
        #expect(verdicts == ["notMeasurable", "met", "met", "met", "notMeasurable"])
        #expect(targets[0].reason == Word(.notReadable))
        #expect(targets[4].reason == Word(.unknownIndicator))
    }

    @Test func `a plan without targets of ours asks nobody for measures`() async throws {
        let answer = try await progress(
            cases: .error(.internalError),
            liaison: .part(Self.plan),
            of: .programme2026
        )
        #expect(answer.plan == Word(.programme2026))
        #expect(answer.parts.map(\.service) == ["liaison"])
        #expect(answer.targets == [])
    }

    // MARK: - Real services

    @Test func `an agreement is told through the gateway as the caller may hear it`() async throws {
        try await TrioScene.run { scene in
            let agreement = try await scene.liaison.client(as: Officers.consular).call(
                DraftAgreement(
                    agreement: Agreement(
                        title: FreeText("Hiệp định"),
                        agreementKind: .treaty,
                        partner: .laos
                    ),
                    inForce: true
                )
            ).filed.id
            let ask = ReadAgreementStatus(agreement: agreement)
            try await scene.bench.withGateway { gateway in
                let told = try await gateway.client(as: Officers.consular).call(ask)
                #expect(told.parts.map(\.service) == ["liaison"])
                #expect(told.status.terms?.partner == Word(.laos))
                let known = try await gateway.client(as: Officers.police).call(ask)
                #expect(known.status.terms == nil)
                #expect(known.status.owner == Officers.consular.organisation)
                let none = await refusal {
                    try await gateway.client(as: Officers.consular)
                        .call(ReadAgreementStatus(agreement: .make()))
                }
                #expect(none?.reason == "record.notFound")
                // Nothing of an agreement is anywhere else: the others may be away.
                scene.wires.cases.become(.cut)
                scene.wires.victims.become(.cut)
                _ = try await gateway.client(as: Officers.consular).call(ask)
                scene.wires.liaison.become(.cut)
                let away = await refusal {
                    try await gateway.client(as: Officers.consular).call(ask)
                }
                #expect(away?.code == .unavailable)
            }
        }
    }

    @Test func `a plan's tasks and targets are those of the services, and either may be away`()
        async throws
    {
        try await TrioScene.run { scene in
            _ = try await scene.liaison.client(as: Officers.criminalPolice)
                .call(AdoptPlan(.plan2024))
            _ = try await scene.caseFile()
            try await scene.bench.withGateway { gateway in
                let police = gateway.client(as: Officers.police)
                let whole = try await police.call(ReadPlanProgress())
                #expect(whole.parts.allSatisfy { $0.status == .ok })
                #expect(whole.tasks?.tasks.map(\.number) == [1, 2, 3])
                #expect(whole.tasks?.states == [.init(.assigned, 3)])
                // The file of today is none of 2024.
                #expect(
                    whole.targets.map(\.verdict.text) == Array(repeating: "nothingYet", count: 5)
                )
                let steering = try await gateway.client(as: Officers.steering)
                    .call(ReadPlanProgress())
                #expect(steering.tasks?.tasks == [])
                #expect(steering.tasks?.states == [.init(.assigned, 3)])
                #expect(steering.targets.allSatisfy { $0.count?.scope == Word(.national) })
                scene.wires.cases.become(.cut)
                let tasks = try await police.call(ReadPlanProgress())
                #expect(tasks.parts.map(\.status) == [Word(.unavailable), Word(.ok)])
                #expect(tasks.parts[0].lastHeard != nil)
                #expect(
                    tasks.tasks
                        == whole.tasks.map { old in
                            var same = old
                            same.asOf = tasks.tasks?.asOf ?? old.asOf
                            return same
                        }
                )
                scene.wires.cases.become(nil)
                scene.wires.liaison.become(.cut)
                let targets = try await police.call(ReadPlanProgress())
                #expect(targets.tasks == nil && targets.targets.count == 5)
            }
        }
    }

    /// Every text that officers wrote into either service is a canary.
    @Test func `no text of anybody's passes through the gateway`() async throws {
        try await TrioScene.run(planting: true) { scene in
            let consular = scene.liaison.client(as: Officers.consular)
            let agreement = try await consular.call(
                DraftAgreement(
                    agreement: Agreement(
                        title: FreeText("Hiệp định"),
                        agreementKind: .treaty,
                        partner: .laos
                    ),
                    inForce: true
                )
            ).filed.id
            _ = try await consular.call(
                FileRecord(
                    PlanTask(
                        plan: .plan2024,
                        year: 2_024,
                        title: FreeText("Sơ kết"),
                        lead: Officers.consular.organisation
                    )
                )
            )
            var heard: [[UInt8]] = []
            try await scene.bench.withGateway { gateway in
                let client = gateway.client(as: Officers.consular)
                heard = [
                    try Wire.encode(
                        await client.call(ReadAgreementStatus(agreement: agreement))
                    ),
                    try Wire.encode(await client.call(ReadPlanProgress())),
                ]
            }
            let wires = [scene.wires.cases, scene.wires.victims, scene.wires.liaison]
            let traffic = wires.flatMap(\.traffic) + heard
            #expect(scene.liaison.planting?.accepted.isEmpty == false)
            for text in Planting.texts {
                #expect(!traffic.contains { String(decoding: $0, as: UTF8.self).contains(text) })
                #expect(try scene.bench.filesHolding(text) == [])
                #expect(!scene.bench.log.text.contains(text))
            }
        }
    }
}
