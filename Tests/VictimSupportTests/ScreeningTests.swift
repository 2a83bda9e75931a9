import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// Whether a suspect is a protected person, as the cases service asks it.
struct ScreeningTests {
    private func isPending(_ request: AskScreening, _ scene: VictimScene) async throws -> Bool {
        try await scene.client(Officers.casesService)
            .call(request, purpose: VictimScene.screeningPurpose).isPending
    }

    private static let card = IdentityDocument(
        kind: .citizenCard,
        number: PersonDocumentNumber("0221 9900 4217"),
        country: .vietNam
    )

    @Test(arguments: [
        PersonIdentity(
            names: [PersonName("nguyen thi hoa canary")],
            birth: Birth(BirthDate("1999"))
        ),
        PersonIdentity(
            names: [PersonName("Nguyễn Thị Hoà Canary")],
            birth: Birth(BirthDate("1970")),
            commune: Address("xa hai ha thu")
        ),
        PersonIdentity(names: [PersonName("Ai Đó")], documents: [card]),
        PersonIdentity(names: [PersonName("Nguyễn Thị Hoà Canary")]),
    ])
    func `a paper, or a whole name with nothing against it, is a match`(
        identity: PersonIdentity
    ) async throws {
        try await VictimScene.run { scene in
            _ = try await scene.registered(VictimScene.identity, VictimScene.victim)
            #expect(try await isPending(scene.screening(of: identity), scene))
            #expect(try await scene.questions().count == 1)
        }
    }

    @Test(arguments: [
        PersonIdentity(
            names: [PersonName("Nguyễn Thị Hoà Canary")],
            birth: Birth(BirthDate("1970"))
        ),
        PersonIdentity(names: [PersonName("Nguyễn Văn Thử")], birth: Birth(BirthDate("1999"))),
    ])
    func `whom nobody here is like is unknown, and nobody is asked to look`(
        identity: PersonIdentity
    ) async throws {
        try await VictimScene.run { scene in
            _ = try await scene.registered(VictimScene.identity, VictimScene.victim)
            #expect(try await isPending(scene.screening(of: identity), scene) == false)
            #expect(try await scene.questions().isEmpty)
        }
    }

    @Test func `a match is seen by the authority that cares, and by nobody else`() async throws {
        try await VictimScene.run { scene in
            // The border guard registered the person, the health authority receives them.
            _ = try await scene.announced(try await scene.person())
            let request = scene.screening()
            #expect(try await isPending(request, scene))
            let question = try #require(try await scene.questions().first)
            let content = try await scene.client(Officers.health)
                .call(FetchRecord<ScreeningQuestion>(id: question)).content
            #expect(content?.record.suspect == request.suspect)
            #expect(content?.record.unit == Officers.police.organisation)
            let elsewhere = await refusal {
                try await scene.client(Officers.strangeHealth)
                    .call(FetchRecord<ScreeningQuestion>(id: question))
            }
            #expect(elsewhere?.code == .notFound)
            for officer in [Officers.police, Officers.borderGuard, Officers.hotline] {
                let error = await refusal {
                    try await scene.client(officer)
                        .call(FetchRecord<ScreeningQuestion>(id: question))
                }
                #expect(error?.code == .permissionDenied)
            }
        }
    }

    @Test func `a question is filed once, and answered as another person it waits no more`()
        async throws
    {
        try await VictimScene.run { scene in
            _ = try await scene.registered(VictimScene.identity, VictimScene.victim)
            let request = scene.screening()
            #expect(try await isPending(request, scene))
            #expect(try await isPending(request, scene))
            let question = try #require(try await scene.questions().first)
            #expect(try await scene.questions().count == 1)
            try await scene.advance(
                question,
                as: ScreeningQuestion.self,
                to: .anotherPerson,
                facts: [.finding: "Ảnh và vân tay khác."]
            )
            #expect(try await isPending(request, scene) == false)
            // Of another suspect nobody has said so.
            #expect(try await isPending(scene.screening(), scene))
        }
    }

    @Test func `of more namesakes than are looked at nobody is clear`() async throws {
        try await VictimScene.run { scene in
            // None of them is meant by the question, so that only their number counts.
            var reporter = VictimScene.victim
            reporter.personKind = Word(.reporter)
            reporter.beside = try await scene.child()
            let identity = PersonIdentity(
                names: [PersonName("Nguyễn Thị Hoà Canary")],
                birth: Birth(BirthDate("1999"))
            )
            for _ in 1...20 { _ = try await scene.registered(identity, reporter) }
            #expect(try await isPending(scene.screening(of: identity), scene) == false)
            _ = try await scene.registered(identity, reporter)
            #expect(try await isPending(scene.screening(of: identity), scene))
            #expect(try await scene.questions().isEmpty)
        }
    }

    @Test func `namesakes of other years keep nobody waiting, however many there are`() async throws
    {
        try await VictimScene.run { scene in
            for year in 1960...1990 {
                let namesake = PersonIdentity(
                    names: [PersonName("Nguyễn Thị Hoà Canary")],
                    birth: Birth(BirthDate("\(year)"))
                )
                _ = try await scene.registered(namesake, VictimScene.victim)
            }
            let suspect = PersonIdentity(
                names: [PersonName("Nguyễn Thị Hoà Canary")],
                birth: Birth(BirthDate("1999"))
            )
            #expect(try await isPending(scene.screening(of: suspect), scene) == false)
            #expect(try await scene.questions().isEmpty)
        }
    }

    @Test func `whom the identification found to be no victim is not waited for`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let request = scene.screening()
            #expect(try await isPending(request, scene))
            try await scene.step(
                try await scene.policeVerifying(person),
                to: .notVictim,
                by: Officers.police,
                approvedBy: Officers.police2,
                facts: [
                    .reason: "Không có dấu hiệu.", .documentNumber: "47/KL",
                    .decisionDate: "2026-06-30",
                ]
            )
            #expect(try await isPending(request, scene) == false)
        }
    }

    @Test func `no officer and no other service may ask`() async throws {
        try await VictimScene.run { scene in
            let before = try await scene.harness.rows()
            let strangers = Officers.ofEveryRole + [Officers.gateway]
            for caller in strangers {
                let error = await refusal {
                    try await scene.client(caller)
                        .call(scene.screening(), purpose: VictimScene.screeningPurpose)
                }
                #expect(error?.code == .permissionDenied, "\(caller.roles)")
            }
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test func `a question for another purpose is refused, and for none`() async throws {
        try await VictimScene.run { scene in
            let before = try await scene.harness.rows()
            let service = scene.client(Officers.casesService)
            let other = await refusal {
                try await service.call(scene.screening(), purpose: VictimScene.purpose)
            }
            #expect(other?.violations.map(\.field) == ["purpose"])
            let none = await refusal { try await service.call(scene.screening()) }
            #expect(none?.code == .invalidArgument)
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test func `a single word says too little`() async throws {
        try await VictimScene.run { scene in
            let alias = PersonIdentity(names: [PersonName("Tám")], birth: Birth(BirthDate("1999")))
            let error = await refusal { try await isPending(scene.screening(of: alias), scene) }
            #expect(error?.reason == "victims.tooFewParts")
        }
    }

    @Test func `each officer has a budget, which is no other officer's, and the next day refills`()
        async throws
    {
        try await VictimScene.run { scene in
            for _ in 0..<50 { _ = try await isPending(scene.screening(), scene) }
            let error = await refusal { try await isPending(scene.screening(), scene) }
            #expect(error?.reason == "victims.matchBudget")
            #expect(
                try await isPending(scene.screening(by: Officers.police2), scene) == false
            )
            scene.harness.time.pass(.milliseconds(error?.retryAfterMilliseconds ?? 0))
            #expect(try await isPending(scene.screening(), scene) == false)
        }
    }

    @Test func `a unit has a budget, however many officers ask`() async throws {
        try await VictimScene.run { scene in
            for number in 1...6 {
                let officer = Officers.of(
                    .provincialPolice,
                    in: Officers.police.organisation,
                    number
                )
                for _ in 0..<50 {
                    _ = try await isPending(scene.screening(by: officer), scene)
                }
            }
            let error = await refusal {
                try await isPending(scene.screening(by: Officers.police2), scene)
            }
            #expect(error?.reason == "victims.matchBudget")
        }
    }
}

extension VictimScene {
    /// Why the cases service asks.
    static let screeningPurpose = StatedPurpose(
        "screening",
        reference: Identifier.random().text
    )

    /// What the cases service asks when an officer screens a suspect.
    func screening(
        of identity: PersonIdentity = identity,
        by officer: Caller = Officers.police
    ) -> AskScreening {
        AskScreening(
            suspect: .make(),
            caseFile: .make(),
            identity: identity,
            officer: officer.identity,
            unit: officer.organisation
        )
    }

    /// The questions that the health authority reads.
    func questions() async throws -> [ScreeningQuestionID] {
        try await client(Officers.health)
            .call(ListRecords<ScreeningQuestion>()).records.compactMap(\.content).map(\.id)
    }
}
