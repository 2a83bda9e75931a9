import RPC
import ServiceContracts
import TestSupport
import VictimSupportServer
import Vocabulary
import WireCodec

/// The kinds around a person (guardians, interpreters, calls, transfers, traces), one line each.
extension VictimScene {
    static let people: [KindTrials<VictimScene>] = [
        KindTrials(guardianships), KindTrials(calls), KindTrials(interpreters),
        KindTrials(interpretations), KindTrials(notices), KindTrials(transfers),
        KindTrials(traces), KindTrials(transferRequests), KindTrials(screeningQuestions),
        KindTrials(guardianQuestions),
    ]

    // MARK: - Kinds

    static let guardianships = TriedKind<VictimScene, Guardianship>(by: Officers.health) {
        try await $0.guardianship(of: try await $0.child())
    }

    static let calls = TriedKind<VictimScene, HotlineCall>(by: Officers.hotline) { $0.call() }

    static let interpreters = TriedKind<VictimScene, Interpreter>(by: Officers.health) { _ in
        interpreter(document: FreeText("044188003217"))
    }

    static let interpretations = TriedKind<VictimScene, Interpretation>(by: Officers.health) {
        scene in
        Interpretation(
            victim: try await scene.nameless(),
            interpreter: try await scene.vetted(interpreter()),
            language: Word(.hmong),
            on: day
        )
    }

    static let notices = TriedKind<VictimScene, EmbassyNotice>(by: Officers.health) {
        try await $0.notice()
    }

    /// The other body answers, the responsible one takes back.
    static let transfers = TriedKind<VictimScene, Transfer>(
        by: Officers.borderGuard,
        seat: { step, transfer in
            step.to == .withdrawn ? transfer.owner : transfer.record.recipient
        }
    ) { scene in
        let person = try await scene.cared()
        _ = try await scene.consent(of: person)
        return Transfer(
            victim: person,
            recipient: Officers.health.organisation,
            details: FreeText("Cần tái khám.")
        )
    }

    static let traces = TriedKind<VictimScene, TraceRequest>(
        by: Officers.health,
        ways: [.found: finding, .told: telling]
    ) { try await $0.trace() }

    /// Asked of the border guard by a police that heard of a hit.
    static let transferRequests = TriedKind<VictimScene, TransferRequest> { scene, _ in
        Specimen(try await scene.requested(try await scene.cared()), by: Officers.borderGuard)
    }

    /// Asked by the cases service of somebody for whom the health authority cares.
    static let screeningQuestions = TriedKind<VictimScene, ScreeningQuestion> { scene, _ in
        _ = try await scene.registered(identity, victim)
        _ = try await scene.client(Officers.casesService)
            .call(scene.screening(), purpose: screeningPurpose)
        return Specimen(try await scene.questions().first ?? .make(), by: Officers.health)
    }

    /// Asked by the cases service of somebody who speaks for a child.
    static let guardianQuestions = TriedKind<VictimScene, GuardianQuestion> { scene, _ in
        _ = try await scene.cleared(try await scene.guardianship(of: try await scene.child()))
        try await scene.suspect(guardian)
        return Specimen(try await scene.guardianQuestions().first ?? .make(), by: Officers.health)
    }

    private static let finding = TriedKind<VictimScene, TraceRequest>.Way(
        prepare: { scene, _ in _ = try await scene.registered(identity, victim) },
        take: { scene, trace, officer, _ in
            let known = try await scene.client(Officers.health)
                .call(ListRecords<Victim>(facets: [Facet("person", "victim")], limit: 1))
            let request = FindTraced(
                trace: trace.id,
                seen: trace.version,
                found: known.records.first?.id ?? .make()
            )
            return .init(awaiting: try await scene.client(officer).call(request).awaiting)
        }
    )

    private static let telling = TriedKind<VictimScene, TraceRequest>.Way(
        prepare: { scene, trace in
            let consent = Consent(
                victim: trace.record.found ?? .make(),
                purpose: Word(.familyTracing),
                givenAt: scene.harness.time.now,
                givenBy: Word(.victim)
            )
            _ = try await scene.client(Officers.health).call(RecordConsent(consent: consent))
        },
        take: { scene, trace, officer, _ in
            let request = TellSeekers(trace: trace.id, seen: trace.version)
            return .init(awaiting: try await scene.client(officer).call(request).awaiting)
        }
    )

    // MARK: - People

    /// A request for somebody's record, by a police that has nothing to do with them.
    ///
    /// By one of several officers, for each has a budget.
    func requested(
        _ person: VictimRef,
        by officer: Caller? = nil,
        without override: ConsentOverride? = .criminalReportDuty
    ) async throws -> TransferRequestID {
        let anybody = Officers.of(
            .provincialPolice,
            in: Officers.strangePolice.organisation,
            Int.random(in: 1...9)
        )
        let answer = try await client(officer ?? anybody).call(
            RequestTransfer(
                parts: PersonParts(
                    name: PersonName("Nguyễn Thị Hoà"),
                    birth: BirthDate("1999"),
                    document: PersonDocumentNumber("022199004217")
                ),
                asked: Officers.borderGuard.organisation,
                reason: .other,
                withoutConsent: override,
                details: FreeText("Đang điều tra một vụ án.")
            ),
            purpose: Self.purpose
        )
        return answer.request ?? .make()
    }

    /// Somebody whom the health authority registered itself.
    func registered(_ identity: PersonIdentity, _ victim: Victim) async throws -> VictimRef {
        try await client(Officers.health)
            .call(IntakeVictim(victim: victim, identity: identity)).victim
    }

    /// A child of twelve.
    func child() async throws -> VictimRef {
        let identity = PersonIdentity(
            names: [PersonName("Giàng Thị Thử")],
            birth: Birth(BirthDate("2014-03-02"))
        )
        return try await registered(identity, Self.victim)
    }

    /// Somebody of whom nobody knows a name.
    func nameless() async throws -> VictimRef {
        let intake = IntakeVictim(
            victim: Self.victim,
            identity: PersonIdentity(names: []),
            unknown: true
        )
        return try await client(Officers.health).call(intake).victim
    }

    /// Whoever is to speak for a child.
    static let guardian = PersonIdentity(names: [PersonName("Giàng A Thử")])

    /// Somebody becomes a suspect; answers whether Cases has to wait.
    @discardableResult
    func suspect(_ identity: PersonIdentity) async throws -> Bool {
        try await client(Officers.casesService)
            .call(screening(of: identity), purpose: Self.screeningPurpose).isPending
    }

    /// The questions about guardians that the health authority reads.
    func guardianQuestions() async throws -> [GuardianQuestionID] {
        try await client(Officers.health)
            .call(ListRecords<GuardianQuestion>()).records.compactMap(\.content).map(\.id)
    }

    /// That somebody is to speak for a child.
    func guardianship(of child: VictimRef) async throws -> Guardianship {
        var guardian = Self.victim
        guardian.personKind = Word(.guardian)
        guardian.beside = child
        return Guardianship(
            victim: child,
            guardian: try await registered(Self.guardian, guardian),
            relation: Word(.parent),
            basis: FreeText("Giấy khai sinh.")
        )
    }

    /// A child's guardianship that two officers have cleared.
    func cleared(_ guardianship: Guardianship) async throws -> GuardianshipID {
        let filed = try await client(Officers.health).call(FileRecord(guardianship))
        try await advance(
            filed.id,
            as: Guardianship.self,
            to: .cleared,
            facts: [.finding: "Đã thẩm tra."]
        )
        return filed.id
    }

    /// A call that two bodies may take.
    func call() -> HotlineCall {
        HotlineCall(
            topic: Word(.report),
            receivedAt: harness.time.now,
            province: Word(.quangNinh),
            summary: FreeText("Một cô gái bị giữ ở bên kia biên giới."),
            phone: PhoneNumber("+84900000219"),
            route: [Officers.police.organisation, Officers.borderGuard.organisation]
        )
    }

    /// An interpreter of Hmong.
    static func interpreter(document: FreeText? = nil) -> Interpreter {
        Interpreter(
            name: FreeText("Sùng A Phiên"),
            languages: [Word(.hmong), Word(.chinese)],
            province: Word(.quangNinh),
            commune: Address("Xã Phiên Dịch"),
            document: document,
            phone: PhoneNumber("+84900000220")
        )
    }

    /// An interpreter whom two officers have vetted.
    func vetted(_ interpreter: Interpreter) async throws -> InterpreterID {
        let filed = try await client(Officers.health).call(FileRecord(interpreter))
        try await advance(
            filed.id,
            as: Interpreter.self,
            to: .vetted,
            facts: [.finding: "Đã thẩm tra."]
        )
        return filed.id
    }

    /// A foreigner's embassy that may be told: the assessment is complete, the consent given.
    func notice(risk: RiskLevel = .low) async throws -> EmbassyNotice {
        var victim = Self.victim
        victim.citizenships = [Word(.laos)]
        victim.category = Word(.foreigner)
        let person = try await registered(Self.identity, victim)
        let assessed = try await assessed(person, risk: risk)
        let consent = Consent(
            victim: person,
            purpose: Word(.disclosureToEmbassy),
            givenAt: harness.time.now,
            givenBy: Word(.victim)
        )
        return EmbassyNotice(
            victim: person,
            country: Word(.laos),
            assessment: assessed.id,
            consent: try await client(Officers.health)
                .call(RecordConsent(consent: consent)).consent,
            text: FreeText("Một công dân của quý quốc đang được hỗ trợ.")
        )
    }

    /// Somebody whom their family looks for.
    func trace(_ identity: PersonIdentity = identity) async throws -> TraceRequest {
        var missing = Self.victim
        missing.personKind = Word(.missing)
        return TraceRequest(
            victim: try await registered(identity, missing),
            seeker: Word(.family),
            lastSeenOn: VietnameseTime.date(of: harness.time.now).adding(days: -30),
            lastSeenIn: Word(.china),
            note: FreeText("Nói đi làm xa.")
        )
    }

    // MARK: - Breaking the rules

    static let peopleRules: [Trial<VictimScene>] = [
        .rules(
            of: guardianships,
            broken: [
                .init("guardian", "another") { $0.guardian = $0.victim },
                .init("basis", "length.1-4000") { $0.basis = FreeText("") },
                .init("team", "count.0-8") { $0.team = Array(repeating: "VN/NGO/ONE", count: 9) },
                .init("questions", "absent") { $0.questions = [.make()] },
                .init("wasCleared", "absent") { $0.wasCleared = true },
            ]
        ),
        .rules(
            of: calls,
            broken: [
                .init("receivedAt", "past") {
                    $0.receivedAt = $0.receivedAt.advanced(by: .seconds(3_600))
                },
                .init("summary", "length.1-20000") { $0.summary = long },
                .init("phone", "length.1-40") { $0.phone = PhoneNumber("") },
                .init("commune", "needs.province") {
                    $0.province = nil
                    $0.commune = CommuneCode("00004")
                },
                .init("route", "count.0-8") { call in
                    call.route = Array(repeating: "VN/NGO/ONE", count: 9)
                },
                .init("route", "repeated") { $0.route = ["VN/NGO/ONE", "VN/NGO/ONE"] },
                .init("forwards", "absent") { call in
                    call.forwards = [HotlineForward(to: "VN/NGO/ONE", at: call.receivedAt)]
                },
                .init("takenBy", "absent") { $0.takenBy = "VN/NGO/ONE" },
            ]
        ),
        .rules(
            of: interpreters,
            broken: [
                .init("name", "length.1-200") { $0.name = FreeText("") },
                .init("document", "length.1-64") { $0.document = FreeText("") },
                .init("languages", "count.1-16") { $0.languages = [] },
                .init("languages", "repeated") { $0.languages = [Word(.lao), Word(.lao)] },
                .init("usedBy", "count.0-64") {
                    $0.usedBy = Array(repeating: "VN/NGO/ONE", count: 65)
                },
            ]
        ),
        .rules(
            of: interpretations,
            broken: [.init("conflicts", "absent") { $0.conflicts = [Word(.sameName)] }]
        ),
        .rules(
            of: notices,
            broken: [
                .init("country", "another") { $0.country = Word(.vietNam) },
                .init("text", "length.1-20000") { $0.text = FreeText("") },
                .init("team", "count.0-8") { $0.team = Array(repeating: "VN/NGO/ONE", count: 9) },
            ]
        ),
        .rules(
            of: transfers,
            broken: [
                .init("details", "length.1-20000") { transfer in
                    transfer.details = FreeText("")
                    // What the service entered is nothing that an officer files.
                    (transfer.consent, transfer.grantsAccess) = (nil, nil)
                },
                .init("consent", "absent") { $0.consent = .make() },
                .init("grantsAccess", "absent") { $0.grantsAccess = true },
            ]
        ),
        .rules(
            of: traces,
            broken: [
                .init("lastSeenOn", "past") { $0.lastSeenOn = $0.lastSeenOn?.adding(days: 90) },
                .init("note", "length.1-20000") { $0.note = FreeText("") },
                .init("found", "absent") { $0.found = .make() },
            ]
        ),
    ]
}
