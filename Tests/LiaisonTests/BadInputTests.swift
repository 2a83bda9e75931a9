import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// What no type refuses: each with its code, outcome class, field and rule, and the store unchanged.
@Suite struct BadInputTests {
    /// One bad request.
    struct Fixture: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let field: String
        let rule: String
        let refusal: @Sendable (HandoverScene) async -> ServiceError?

        init(
            _ description: String,
            _ field: String,
            _ rule: String,
            _ refusal: @escaping @Sendable (HandoverScene) async -> ServiceError?
        ) {
            testDescription = description
            self.field = field
            self.rule = rule
            self.refusal = refusal
        }
    }

    private static func announcement(
        office: FreeText = "Post",
        at moment: Instant = BenchDay.noon,
        people: [VictimRef] = [.make()],
        bodies: [OrgID] = [],
        supporters: [OrgID] = [],
        agreement: AgreementID? = nil
    ) -> AnnounceHandover {
        AnnounceHandover(
            partner: .laos,
            partnerOffice: office,
            announcedAt: moment,
            people: people,
            agreement: agreement,
            bodies: bodies,
            supporters: supporters
        )
    }

    private static func units(_ count: Int) -> [OrgID] {
        (0..<count).compactMap { OrgID("VN/GOV/UNIT-\($0)") }
    }

    static let announcements: [Fixture] = {
        let someone = VictimRef.make()
        let unknownPartner: AnnounceHandover = {
            var request = announcement()
            request.partner = .unrecognized("atlantis")
            return request
        }()
        let requests: [(String, String, String, AnnounceHandover)] = [
            ("nobody announced", "people", "empty", announcement(people: [])),
            (
                "somebody announced twice", "people", "repeated",
                announcement(people: [someone, someone])
            ),
            (
                "more people than a manifest holds", "people", "count.500",
                announcement(people: (0..<501).map { _ in .make() })
            ),
            ("no office", "partnerOffice", "length.1-300", announcement(office: "")),
            (
                "an office that is a letter", "partnerOffice", "length.1-300",
                announcement(office: FreeText(String(repeating: "ă", count: 151)))
            ),
            (
                "announced tomorrow", "announcedAt", "past",
                announcement(at: BenchDay.noon.advanced(by: .seconds(86_400)))
            ),
            ("a crowd of bodies", "bodies", "count.32", announcement(bodies: units(33))),
            (
                "a crowd of supporters", "supporters", "count.16",
                announcement(supporters: units(17))
            ),
            (
                "an agreement that is not there", "agreement", "unknown",
                announcement(agreement: .make())
            ),
            ("an unknown partner", "partner", "vocabulary.unrecognized", unknownPartner),
        ]
        return requests.map { description, field, rule, request in
            Fixture(description, field, rule) { await $0.bench.refusal(of: request, as: .consul) }
        }
    }()

    static let counts: [Fixture] = [
        Fixture("nobody counted", "arrivals", "empty") { scene in
            await count(scene, [])
        },
        Fixture("somebody counted twice", "arrivals", "repeated") { scene in
            let arrival = RecordArrivals.Arrival(
                person: scene.people[0],
                outcome: .arrived,
                at: BenchDay.noon
            )
            return await count(scene, [arrival, arrival])
        },
        Fixture("an arrival tomorrow", "arrivals[0].at", "past") { scene in
            await count(
                scene,
                [
                    .init(
                        person: scene.people[0],
                        outcome: .arrived,
                        at: BenchDay.noon.advanced(by: .seconds(7_200))
                    )
                ]
            )
        },
        Fixture("an unknown outcome", "arrivals[0].outcome", "vocabulary.unrecognized") { scene in
            var arrival = RecordArrivals.Arrival(
                person: scene.people[0],
                outcome: .arrived,
                at: BenchDay.noon
            )
            arrival.outcome = .unrecognized("levitated")
            return await count(scene, [arrival])
        },
    ]

    private static func count(
        _ scene: HandoverScene,
        _ arrivals: [RecordArrivals.Arrival]
    ) async -> ServiceError? {
        await scene.bench.refusal(
            of: RecordArrivals(id: scene.id, seen: scene.version, arrivals: arrivals),
            as: .gateOfficer
        )
    }

    @Test(arguments: announcements + counts)
    func `a bad field is named with its rule, and nothing is kept`(
        fixture: Fixture
    ) async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.schedule()
            let version = scene.version
            let error = try #require(await fixture.refusal(scene))
            #expect(error.code == .invalidArgument)
            #expect(error.outcome == .ranAndFailed)
            #expect(error.violations == [.init(field: fixture.field, rule: fixture.rule)])
            #expect(try await scene.refresh().version == version)
            let all = try await bench.call(ListRecords<Handover>(), as: .consul)
            #expect(all.records.count == 1)
        }
    }
}
