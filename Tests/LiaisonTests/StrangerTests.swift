import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// Whoever has the right role and no relation hears what one hears of nothing at all.
@Suite struct StrangerTests {
    private static let purpose = StatedPurpose(
        Purpose.reception.rawValue,
        reference: CaseFileID.make().loggable
    )

    /// Every call of an officer at another gate on this handover, and on one that does not exist.
    private func refusals(
        _ bench: LiaisonBench,
        of id: HandoverID,
        seen: Int,
        _ person: VictimRef
    ) async -> [ServiceError?] {
        [
            await bench.refusal(of: FetchRecord<Handover>(id: id), as: .otherGate),
            await bench.refusal(of: RecordHistory<Handover>(id: id), as: .otherGate),
            await bench.refusal(of: NextSteps<Handover>(id: id), as: .otherGate),
            await bench.refusal(
                of: ScheduleHandover(
                    id: id,
                    seen: seen,
                    gate: .huuNghi,
                    scheduledFor: .bench,
                    agreedAt: BenchDay.noon
                ),
                as: .otherGate
            ),
            await bench.refusal(
                of: RecordArrivals(
                    id: id,
                    seen: seen,
                    arrivals: [.init(person: person, outcome: .arrived, at: BenchDay.noon)]
                ),
                as: .otherGate
            ),
            await bench.refusal(of: SignMinutes(id: id, digest: .bench), as: .otherGate),
            await bench.refusal(
                of: ClaimReception(handover: id, saga: .random()),
                as: .otherGate
            ),
            await bench.refusal(
                of: OfferHandOn(
                    handover: id,
                    seen: seen,
                    taker: Officer.health.organisation,
                    people: [person]
                ),
                as: .otherGate
            ),
        ]
    }

    @Test func `a stranger is answered as if there were no handover`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.arrive()
            let real = await refusals(
                bench,
                of: scene.id,
                seen: scene.version,
                scene.people[0]
            )
            let none = await refusals(bench, of: .make(), seen: 1, .make())
            #expect(real == none)
            #expect(real.allSatisfy { $0?.code == .notFound })
            let list = try await bench.call(
                ListRecords<Handover>(facets: [.victim(scene.people[0])]),
                as: .otherGate
            )
            #expect(list.records.isEmpty)
        }
    }

    @Test func `a journey tells a relation, a supporter, and nobody else`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(
                at: bench,
                supporters: [Officer.facility.organisation]
            )
            try await scene.complete()
            let ask = LiaisonJourneyPart(victim: scene.people[0])
            let related = try await bench.callOnBehalf(
                ask,
                of: .health,
                purpose: Self.purpose
            )
            #expect(
                related.entries.map(\.event) == [
                    "handover.requested", "handover.identityChecking", "handover.accepted",
                    "handover.scheduled", "handover.arrived", "person.arrived",
                    "minutes.signed", "minutes.signed", "handover.minutesSigned",
                ]
            )
            let signers = related.entries.filter { $0.event == "minutes.signed" }
            #expect(Set(signers.map(\.organisation)).count == 2)
            let supporter = try await bench.callOnBehalf(
                ask,
                of: .facility,
                purpose: Self.purpose
            )
            #expect(supporter.entries.map(\.event) == related.entries.map(\.event))
            let unread = try await bench.call(FetchRecord<Handover>(id: scene.id), as: .facility)
            #expect(unread.content == nil && unread.stub != nil)
            for victim in [scene.people[0], .make()] {
                let error = await #expect(throws: ServiceError.self) {
                    try await bench.callOnBehalf(
                        LiaisonJourneyPart(victim: victim),
                        of: .otherGate,
                        purpose: Self.purpose
                    )
                }
                #expect(error?.code == .notFound)
                #expect(error?.reason == "record.notFound")
            }
        }
    }

    @Test func `a journey without a purpose is refused`() async throws {
        try await LiaisonBench.run { bench in
            let scene = try await HandoverScene(at: bench)
            let error = await bench.refusal(
                of: LiaisonJourneyPart(victim: scene.people[0]),
                as: .health
            )
            #expect(error?.code == .invalidArgument)
        }
    }

    @Test func `a case file's part names records and their owners, and strangers get nothing`()
        async throws
    {
        try await LiaisonBench.run { bench in
            let scene = try await HandoverScene(at: bench)
            let part = try await bench.callOnBehalf(
                LiaisonCasePart(caseFile: scene.caseFile),
                of: .gateOfficer
            )
            #expect(part.entries.map(\.reference) == [scene.id.loggable])
            #expect(part.entries.map(\.state) == ["requested"])
            for file in [scene.caseFile, .make()] {
                let error = await bench.refusal(of: LiaisonCasePart(caseFile: file), as: .otherGate)
                #expect(error?.reason == "record.notFound")
            }
        }
    }
}
